import type { RawPost } from '../../core/post.js';
import type { Comment, Link, Things } from './schema.js';

const SITE = 'https://www.reddit.com';
/** What stands in the place of a text that its author, or a moderator, took away. */
const GONE = new Set(['[deleted]', '[removed]', '[ Removed by Reddit ]', '[deleted by user]']);
/** What stands in the place of a closed account. */
const NOBODY = '[deleted]';

/** What an answer holds: posts of ours, and the ids of those that are gone. */
export interface Mapped {
  readonly posts: readonly RawPost[];
  readonly deletedIds: readonly string[];
}

/** Posts and comments as ours. */
export function toPosts({ links, comments }: Pick<Things, 'links' | 'comments'>): Mapped {
  const deletedIds = [
    ...links.filter(isGoneLink).map(({ id }) => `t3_${id}`),
    ...comments.filter(({ body }) => GONE.has(body.trim())).map(({ id }) => `t1_${id}`),
  ];
  const gone = new Set(deletedIds);
  const posts = [...links.map(fromLink), ...comments.map(fromComment)];
  return { posts: posts.filter(({ id }) => !gone.has(id)), deletedIds };
}

function isGoneLink({ selftext, title, removed_by_category: removedBy }: Link): boolean {
  return removedBy !== undefined || GONE.has(selftext?.trim() ?? '') || GONE.has(title.trim());
}

function fromLink(link: Link): RawPost {
  const { id, title, num_comments: replies, num_crossposts: reposts } = link;
  const { crosspost_parent: parent, crosspost_parent_list: parents } = link;
  // With a title of its own it says something of its own.
  const isRepost = parent !== undefined && (parents?.[0]?.title ?? title) === title;
  return {
    ...common(link),
    id: `t3_${id}`,
    kind: 'post',
    title,
    text: link.selftext ?? '',
    url: `${SITE}${link.permalink ?? `/comments/${id}/`}`,
    ...(isRepost ? { repostOf: parent } : {}),
    engagement: {
      ...likes(link),
      ...(reposts === undefined ? {} : { reposts }),
      ...(replies === undefined ? {} : { replies }),
    },
  };
}

function fromComment(comment: Comment): RawPost {
  const { id, body, parent_id: replyTo, link_id: thread, permalink, context } = comment;
  const path = permalink ?? context ?? threadPath(thread, id);
  return {
    ...common(comment),
    id: `t1_${id}`,
    kind: 'comment',
    text: body,
    ...(path === undefined ? {} : { url: `${SITE}${path}` }),
    ...(replyTo === undefined ? {} : { replyTo }),
    engagement: likes(comment),
  };
}

function threadPath(thread: string | undefined, id: string): string | undefined {
  return thread === undefined ? undefined : `/comments/${thread.replace(/^t3_/, '')}/_/${id}/`;
}

function common(
  written: Link | Comment,
): Pick<RawPost, 'source' | 'format' | 'author' | 'createdAt' | 'editedAt'> {
  const { author = '', created_utc: createdAt, edited } = written;
  return {
    source: 'reddit',
    // Markdown, which reads as plain text; as HTML its '<' would be lost.
    format: 'plain',
    author: { handle: author === NOBODY ? '' : author },
    createdAt,
    ...(edited === undefined ? {} : { editedAt: edited }),
  };
}

/** More votes against than for are no reaction that could be counted here. */
function likes({ score, ups }: Link | Comment): { likes?: number } {
  const votes = score ?? ups;
  return votes === undefined ? {} : { likes: Math.max(0, votes) };
}
