import type { RawPost } from '../../core/post.js';
import { parseInstant } from '../../lib/instant.js';
import { escapeHtml } from '../../lib/text/escape-html.js';
import type { Status } from './schema.js';

/** Posts that everybody can see; a token would show its owner's private ones too. */
const PUBLIC = new Set(['public', 'unlisted']);

/** Whether a post may be listened to at all. */
export function isPublic({ visibility }: Status): boolean {
  return visibility === undefined || PUBLIC.has(visibility);
}

/**
 * Their post as ours; null where its date cannot be read.
 *
 * One post is seen on many servers, under another number on each: the id is its address in the network, which is the
 * same on all.
 *
 * @param serverUrl the server that was asked
 */
export function toPost(status: Status, serverUrl: string): RawPost | null {
  const createdAt = parseInstant(status.created_at);
  if (createdAt === undefined) return null;
  const { reblog } = status;
  const shown = reblog ?? status;
  const editedAt = shown.edited_at === undefined ? undefined : parseInstant(shown.edited_at);
  const url = status.url ?? shown.url ?? status.uri;
  const title = shown.spoiler_text ?? '';
  return {
    source: 'mastodon',
    id: globalId(status, serverUrl),
    kind: 'post',
    text: shown.content,
    format: 'html',
    ...(title.trim() === '' ? {} : { title: escapeHtml(title) }),
    ...(url === undefined ? {} : { url }),
    author: authorOf(status, serverUrl),
    ...(shown.language === undefined ? {} : { lang: shown.language }),
    createdAt,
    ...(editedAt === undefined ? {} : { editedAt }),
    ...(reblog === undefined ? {} : { repostOf: globalId(reblog, serverUrl) }),
    ...(status.in_reply_to_id === undefined
      ? {}
      : { replyTo: localId(status.in_reply_to_id, serverUrl) }),
    hashtags: (shown.tags ?? []).map(({ name }) => name),
    engagement: engagementOf(shown),
  };
}

/** The post's address in the network, the same on every server; where there is none its number on this one. */
export function globalId({ id, uri }: Pick<Status, 'id' | 'uri'>, serverUrl: string): string {
  return uri ?? localId(id, serverUrl);
}

/** Of the post that is answered a server tells its own number only. */
function localId(id: string, serverUrl: string): string {
  return `${serverUrl}/statuses/${id}`;
}

/** A server leaves its own name out of its users' handles. */
function authorOf({ account }: Status, serverUrl: string): RawPost['author'] {
  if (account === undefined) return { handle: '' };
  const { acct, url, display_name: displayName = '', followers_count: followers } = account;
  const home = new URL(url !== undefined && URL.canParse(url) ? url : serverUrl).host;
  return {
    handle: acct.includes('@') ? acct : `${acct}@${home}`,
    ...(displayName === '' ? {} : { displayName }),
    ...(followers === undefined ? {} : { followers }),
  };
}

function engagementOf(status: Omit<Status, 'reblog'>): NonNullable<RawPost['engagement']> {
  const { favourites_count: likes, reblogs_count: reblogs, replies_count: replies } = status;
  return {
    ...(likes === undefined ? {} : { likes }),
    // A quote passes a post on too.
    ...(reblogs === undefined ? {} : { reposts: reblogs + (status.quotes_count ?? 0) }),
    ...(replies === undefined ? {} : { replies }),
  };
}
