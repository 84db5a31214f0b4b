import { z } from 'zod';
import { forgivingArray, optional } from '../../lib/http/forgiving.js';
import { LenientCount, LenientId, LenientInstant, LenientText } from '../../lib/http/lenient.js';

/** A review of a business. What is not public (an address, an order's number) is not read. */
export const Review = z.object({
  id: LenientId,
  consumer: optional(z.object({ id: optional(LenientId), displayName: LenientText })),
  stars: z.coerce.number().int().min(1).max(5),
  title: LenientText,
  /** Null where only stars were given. */
  text: LenientText,
  language: LenientText,
  createdAt: LenientInstant,
  updatedAt: optional(LenientInstant),
  numberOfLikes: LenientCount,
});
export type Review = z.infer<typeof Review>;

/** Reply: reviews, newest first. */
export const ReviewsReply = z.object({ reviews: forgivingArray(Review) });
export type ReviewsReply = z.infer<typeof ReviewsReply>;
