import type { RawPost } from '../../core/post.js';
import type { Review } from './schema.js';

/** A review as ours. */
export function toPost(review: Review): RawPost {
  const { id, consumer, stars, title, text, language, createdAt, updatedAt, numberOfLikes } =
    review;
  return {
    source: 'trustpilot',
    id,
    kind: 'review',
    text: text ?? '',
    format: 'plain',
    ...(title === undefined ? {} : { title }),
    url: `https://www.trustpilot.com/reviews/${encodeURIComponent(id)}`,
    // Names are not unique there; the id is the account.
    author: {
      handle: consumer?.id ?? consumer?.displayName ?? '',
      ...(consumer?.displayName === undefined ? {} : { displayName: consumer.displayName }),
    },
    ...(language === undefined ? {} : { lang: language }),
    createdAt,
    ...(updatedAt === undefined || updatedAt <= createdAt ? {} : { editedAt: updatedAt }),
    rating: stars,
    engagement: numberOfLikes === undefined ? {} : { likes: numberOfLikes },
  };
}
