import type { RawPost } from '../../core/post.js';
import type { Review } from './schema.js';

/** Google puts its translation before or after what was written, with these words in between. */
const TRANSLATED = '(Translated by Google)';
const ORIGINAL = '(Original)';
const MAX_STARS = 5;

/** A review as ours. */
export function toPost(review: Review): RawPost {
  const { reviewId, reviewer, starRating, comment = '', createTime, updateTime } = review;
  return {
    source: 'googlebusiness',
    id: reviewId,
    kind: 'review',
    text: asWritten(comment) || stars(starRating),
    format: 'plain',
    author: { handle: reviewer?.displayName ?? '' },
    createdAt: createTime,
    ...(updateTime === undefined || updateTime <= createTime ? {} : { editedAt: updateTime }),
    rating: starRating,
  };
}

/** What stands for a review of stars alone: it is evidence too, and a post needs a text. */
function stars(rating: number): string {
  return '★'.repeat(rating) + '☆'.repeat(MAX_STARS - rating);
}

/** What the customer wrote: 'translation (Original) text', or 'text (Translated by Google) translation'. */
export function asWritten(comment: string): string {
  const original = comment.lastIndexOf(ORIGINAL);
  if (comment.startsWith(TRANSLATED) && original !== -1)
    return comment.slice(original + ORIGINAL.length).trim();
  const translated = comment.indexOf(TRANSLATED);
  return (translated > 0 ? comment.slice(0, translated) : comment).trim();
}
