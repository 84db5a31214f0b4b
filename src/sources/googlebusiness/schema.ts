import { z } from 'zod';
import { forgivingArray, optional } from '../../lib/http/forgiving.js';
import { LenientId, LenientInstant, LenientText } from '../../lib/http/lenient.js';

const STARS = ['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE'] as const;

/** What an answer has at least one of, unless it is empty. */
const KNOWN = ['reviews', 'averageRating', 'totalReviewCount'];

/** A review of a place. */
export const Review = z.object({
  reviewId: LenientId,
  /** No name where the reviewer is anonymous. */
  reviewer: optional(z.object({ displayName: LenientText })),
  starRating: z.enum(STARS).transform((stars) => STARS.indexOf(stars) + 1),
  /** Absent where only stars were given. */
  comment: LenientText,
  createTime: LenientInstant,
  updateTime: optional(LenientInstant),
});
export type Review = z.infer<typeof Review>;

/** Reply: reviews, last changed first. A place without any answers with nothing at all, or with their number, 0. */
export const ReviewsReply = z
  .looseObject({
    reviews: forgivingArray(Review).optional(),
    nextPageToken: LenientText,
  })
  .refine(
    (reply) => Object.keys(reply).length === 0 || KNOWN.some((name) => name in reply),
    'neither reviews nor their number',
  );
export type ReviewsReply = z.infer<typeof ReviewsReply>;
