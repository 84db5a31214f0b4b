import type { RawPost } from '../../core/post.js';
import type { Comment, Post, Rating } from './schema.js';

const SITE = 'https://www.facebook.com';
/** Facebook counts a recommendation like this in the score that it shows. */
const RECOMMENDATIONS: Readonly<Record<string, number>> = { positive: 5, negative: 1 };

/** A post without its comments. */
export function fromPost(post: Post): RawPost {
  const { id, message, story, created_time: createdAt, from, permalink_url: url } = post;
  const likes = post.reactions?.summary?.total_count ?? post.likes?.summary?.total_count;
  const replies = post.comments?.summary?.total_count ?? post.comments?.count;
  const reposts = post.shares?.count;
  return {
    source: 'facebook',
    id,
    kind: 'post',
    text: message ?? story ?? '',
    format: 'plain',
    url: url ?? `${SITE}/${id}`,
    author: { handle: from?.name ?? from?.id ?? '' },
    createdAt,
    engagement: {
      ...(likes === undefined ? {} : { likes }),
      ...(reposts === undefined ? {} : { reposts }),
      ...(replies === undefined ? {} : { replies }),
    },
  };
}

/** A comment; null where neither its id nor its address tells it from others. */
export function fromComment(comment: Comment, postId: string | undefined): RawPost | null {
  const { message, created_time: createdAt, from, permalink_url: url, parent } = comment;
  const address = readAddress(url);
  const id = comment.id ?? address?.id;
  if (id === undefined) return null;
  const replyTo = parent?.id ?? address?.parentId ?? postId;
  const likes = comment.like_count ?? comment.likes;
  const replies = comment.comment_count;
  return {
    source: 'facebook',
    id,
    kind: 'comment',
    text: message ?? '',
    format: 'plain',
    url: url ?? `${SITE}/${id}`,
    author: { handle: from?.name ?? from?.id ?? '' },
    createdAt,
    ...(replyTo === undefined ? {} : { replyTo }),
    engagement: {
      ...(likes === undefined ? {} : { likes }),
      ...(replies === undefined ? {} : { replies }),
    },
  };
}

/** Ids out of /PAGE/posts/POST/?comment_id=COMMENT&reply_comment_id=REPLY. */
function readAddress(
  url: string | undefined,
): { readonly id: string; readonly parentId: string } | null {
  if (url === undefined || !URL.canParse(url)) return null;
  const { pathname, searchParams } = new URL(url);
  const [, page, post] = /^\/(\d+)\/posts\/(\d+)/.exec(pathname) ?? [];
  const comment = searchParams.get('comment_id');
  if (post === undefined || comment === null) return null;
  const reply = searchParams.get('reply_comment_id');
  if (reply === null) return { id: `${post}_${comment}`, parentId: `${page}_${post}` };
  return { id: `${post}_${reply}`, parentId: `${post}_${comment}` };
}

/** A recommendation, or stars of the time before. */
export function fromRating(rating: Rating, page: string): RawPost {
  const { created_time: createdAt, reviewer, open_graph_story: story } = rating;
  const stars = rating.rating ?? RECOMMENDATIONS[rating.recommendation_type ?? ''];
  return {
    source: 'facebook',
    id: story?.id ?? `${page}_rating_${reviewer?.id ?? ''}_${createdAt.getTime() / 1000}`,
    kind: 'review',
    text: rating.review_text ?? '',
    format: 'plain',
    url: story === undefined ? `${SITE}/${page}/reviews` : `${SITE}/${story.id}`,
    author: { handle: reviewer?.name ?? reviewer?.id ?? '' },
    createdAt,
    ...(stars === undefined ? {} : { rating: stars }),
  };
}
