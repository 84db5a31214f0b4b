import type { RawPost } from '../../core/post.js';
import { decodeEntities } from '../../lib/text/decode-entities.js';
import type { Comment, Thread, Video } from './schema.js';

const SITE = 'https://www.youtube.com';

/** Ids of the brand's channels. */
export type OwnChannels = ReadonlySet<string>;

/** A hit of the search as it is shown: unescaped. */
export function fromHit(hit: Video, own: OwnChannels): RawPost {
  const post = fromVideo(hit, own);
  return {
    ...post,
    text: decodeEntities(post.text),
    ...(post.title === undefined ? {} : { title: decodeEntities(post.title) }),
    author: { handle: decodeEntities(post.author.handle) },
  };
}

/** A video: its title, and what is written under it. */
export function fromVideo({ id, snippet, statistics = {} }: Video, own: OwnChannels): RawPost {
  const { title, description, publishedAt, channelTitle, channelId } = snippet;
  const { likeCount: likes, commentCount: replies, viewCount: views } = statistics;
  const lang = snippet.defaultAudioLanguage ?? snippet.defaultLanguage;
  return {
    source: 'youtube',
    id,
    kind: 'post',
    ...(title === undefined || title === '' ? {} : { title }),
    text: description ?? '',
    format: 'plain',
    url: `${SITE}/watch?v=${id}`,
    author: { handle: channelTitle ?? channelId ?? '' },
    ...(lang === undefined || lang === 'zxx' ? {} : { lang }),
    createdAt: publishedAt,
    engagement: {
      ...(likes === undefined ? {} : { likes }),
      ...(replies === undefined ? {} : { replies }),
      ...(views === undefined ? {} : { views }),
    },
    ...ownMark(channelId, own),
  };
}

/** A comment and those answers that came with it. */
export function fromThread(
  { snippet, replies }: Thread,
  { videoId: asked, own }: { readonly videoId: string | undefined; readonly own: OwnChannels },
): RawPost[] {
  const { topLevelComment: top, totalReplyCount: count } = snippet;
  const videoId = snippet.videoId ?? top.snippet.videoId ?? asked;
  const first = fromComment(top, { videoId, parentId: undefined, own });
  const answered = count === undefined ? {} : { replies: count };
  return [
    { ...first, engagement: { ...first.engagement, ...answered } },
    ...(replies?.comments.items ?? []).map((reply) =>
      fromComment(reply, { videoId, parentId: top.id, own }),
    ),
  ];
}

/** A comment; `context` says where it stands, in case it does not say so itself. */
export function fromComment(
  { id, snippet }: Comment,
  context: {
    readonly videoId: string | undefined;
    readonly parentId: string | undefined;
    readonly own: OwnChannels;
  },
): RawPost {
  const { textOriginal, textDisplay = '', publishedAt, updatedAt, likeCount: likes } = snippet;
  const videoId = snippet.videoId ?? context.videoId;
  const replyTo = snippet.parentId ?? context.parentId ?? videoId;
  return {
    source: 'youtube',
    id,
    kind: 'comment',
    text: textOriginal ?? textDisplay,
    format: textOriginal === undefined ? 'html' : 'plain',
    ...(videoId === undefined ? {} : { url: `${SITE}/watch?v=${videoId}&lc=${id}` }),
    author: { handle: authorOf(snippet) },
    createdAt: publishedAt,
    ...(updatedAt !== undefined && updatedAt > publishedAt ? { editedAt: updatedAt } : {}),
    ...(replyTo === undefined ? {} : { replyTo }),
    engagement: likes === undefined ? {} : { likes },
    ...ownMark(snippet.authorChannelId?.value, context.own),
  };
}

/** Names are '@handles' since 2023; older ones are free text. */
function authorOf({ authorDisplayName, authorChannelId }: Comment['snippet']): string {
  return authorDisplayName?.replace(/^@/, '') ?? authorChannelId?.value ?? '';
}

function ownMark(channel: string | undefined, own: OwnChannels): Pick<RawPost, 'isOwn'> {
  return channel !== undefined && own.has(channel) ? { isOwn: true } : {};
}
