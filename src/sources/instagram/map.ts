import type { RawPost } from '../../core/post.js';
import type { Comment, Media } from './schema.js';

/**
 * A post.
 *
 * @param seenAt stands in for the time of one that has none
 */
export function fromMedia(media: Media, seenAt: Date): RawPost {
  const { id, caption, timestamp, username, permalink: url } = media;
  const { like_count: likes, comments_count: replies } = media;
  return {
    source: 'instagram',
    id,
    kind: 'post',
    text: caption ?? '',
    format: 'plain',
    ...(url === undefined ? {} : { url }),
    author: { handle: username ?? '' },
    createdAt: timestamp ?? seenAt,
    engagement: {
      ...(likes === undefined ? {} : { likes }),
      ...(replies === undefined ? {} : { replies }),
    },
  };
}

/** Where a comment stands. */
interface Place {
  readonly mediaId?: string | undefined;
  readonly permalink?: string | undefined;
}

/** A comment and the answers that came with it; comments have no address but their post's. */
export function fromComment(comment: Comment, place: Place): RawPost[] {
  const answers = comment.replies?.data.items ?? [];
  return [
    toPost(comment, place),
    ...answers.map((answer) =>
      toPost({ ...answer, parent_id: answer.parent_id ?? comment.id }, place),
    ),
  ];
}

function toPost(comment: Omit<Comment, 'replies'>, place: Place): RawPost {
  const { id, text, timestamp, username, like_count: likes, media } = comment;
  const replyTo = comment.parent_id ?? media?.id ?? place.mediaId;
  const url = media?.permalink ?? place.permalink;
  return {
    source: 'instagram',
    id,
    kind: 'comment',
    text,
    format: 'plain',
    ...(url === undefined ? {} : { url }),
    author: { handle: username ?? '' },
    createdAt: timestamp,
    ...(replyTo === undefined ? {} : { replyTo }),
    engagement: likes === undefined ? {} : { likes },
  };
}
