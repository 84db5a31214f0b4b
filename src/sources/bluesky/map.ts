import type { RawPost } from '../../core/post.js';
import { parseInstant } from '../../lib/instant.js';
import type { PostView } from './schema.js';

const TAG_FEATURE = 'app.bsky.richtext.facet#tag';
/** What the network shows for an account whose handle no longer leads to it. */
const BROKEN_HANDLE = 'handle.invalid';

/** Their post as ours; null where it has no date at all. */
export function toPost(view: PostView): RawPost | null {
  const { author, record } = view;
  const createdAt = sortTime(view);
  if (createdAt === undefined) return null;
  const handle =
    author.handle === undefined || author.handle === BROKEN_HANDLE ? author.did : author.handle;
  const lang = record.langs?.[0];
  const reposts = repostsOf(view);
  return {
    source: 'bluesky',
    id: view.uri,
    kind: 'post',
    text: record.text,
    format: 'plain',
    url: `https://bsky.app/profile/${author.did}/post/${view.uri.split('/').at(-1)}`,
    author: {
      handle,
      ...(author.displayName === undefined ? {} : { displayName: author.displayName }),
      ...(author.followersCount === undefined ? {} : { followers: author.followersCount }),
    },
    ...(lang === undefined ? {} : { lang }),
    createdAt,
    ...(record.reply === undefined ? {} : { replyTo: record.reply.parent.uri }),
    hashtags: hashtags(record),
    engagement: {
      ...(view.likeCount === undefined ? {} : { likes: view.likeCount }),
      ...(reposts === undefined ? {} : { reposts }),
      ...(view.replyCount === undefined ? {} : { replies: view.replyCount }),
    },
  };
}

/** The network's own order: the earlier of what the author claims and when it was seen first. */
function sortTime({ record, indexedAt }: PostView): Date | undefined {
  const claimed = record.createdAt === undefined ? undefined : parseInstant(record.createdAt);
  const seen = indexedAt === undefined ? undefined : parseInstant(indexedAt);
  if (claimed === undefined || seen === undefined) return claimed ?? seen;
  return new Date(Math.min(claimed.getTime(), seen.getTime()));
}

/** A quote passes a post on too. */
function repostsOf({ repostCount, quoteCount }: PostView): number | undefined {
  return repostCount === undefined ? quoteCount : repostCount + (quoteCount ?? 0);
}

function hashtags({ tags = [], facets }: PostView['record']): string[] {
  const inText = (facets?.items ?? [])
    .flatMap((facet) => facet.features)
    .flatMap(({ $type, tag }) => ($type === TAG_FEATURE && tag !== undefined ? [tag] : []));
  return [...new Set([...inText, ...tags])];
}
