import { z } from 'zod';
import { forgivingArray, optional } from '../../lib/http/forgiving.js';
import { LenientCount, LenientId, LenientInstant, LenientText } from '../../lib/http/lenient.js';

const UserComment = z.object({
  /** Title, a tab and the text, or the text alone. */
  text: LenientText,
  /** What was written, where `text` is a translation. */
  originalText: LenientText,
  lastModified: z.object({ seconds: LenientInstant }),
  starRating: z.coerce.number().int().min(1).max(5),
  reviewerLanguage: LenientText,
  thumbsUpCount: LenientCount,
});
export type UserComment = z.infer<typeof UserComment>;

/** A review: what the customer wrote, and what the developer answered, which is left out. */
export const Review = z.object({
  reviewId: LenientId,
  authorName: LenientText,
  comments: z
    .array(z.object({ userComment: z.unknown().optional() }))
    .transform((comments) => comments.find(({ userComment }) => (userComment ?? null) !== null))
    .pipe(z.object({ userComment: UserComment }))
    .transform(({ userComment }) => userComment),
});
export type Review = z.infer<typeof Review>;

const KNOWN = ['reviews', 'tokenPagination', 'pageInfo'];

/** Reply: reviews, last changed first; nothing at all where there are none. */
export const ReviewsReply = z
  .looseObject({
    reviews: forgivingArray(Review).optional(),
    tokenPagination: optional(z.object({ nextPageToken: LenientText })),
  })
  .refine(
    (reply) => Object.keys(reply).length === 0 || KNOWN.some((name) => name in reply),
    'no reviews',
  );
