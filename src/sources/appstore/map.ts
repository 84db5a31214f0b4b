import type { RawPost } from '../../core/post.js';
import type { Review } from './schema.js';

/**
 * A review as ours.
 *
 * @param seenAt stands in for the date of a review that has none
 */
export function toPost(review: Review, seenAt: Date): RawPost {
  const { id, title, content, author, updated, link } = review;
  const likes = review['im:voteSum'];
  const url = link?.attributes.href;
  return {
    source: 'appstore',
    id,
    kind: 'review',
    text: content,
    format: 'plain',
    ...(title === undefined ? {} : { title }),
    ...(url === undefined ? {} : { url }),
    author: { handle: author?.name ?? '' },
    // A review that was changed comes again with the time of the change, and its first is told nowhere.
    createdAt: updated ?? seenAt,
    rating: review['im:rating'],
    engagement: likes === undefined ? {} : { likes },
  };
}
