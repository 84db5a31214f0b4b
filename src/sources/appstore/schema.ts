import { z } from 'zod';
import { forgivingArray, optional } from '../../lib/http/forgiving.js';
import { LenientCount, LenientId, LenientInstant, LenientText } from '../../lib/http/lenient.js';

/** Every value of the feed stands in a `label`. */
const Label = z.object({ label: z.unknown() }).transform(({ label }) => label);

const Rating = z.coerce.number().int().min(1).max(5);

/** A review. */
export const Review = z.object({
  id: Label.pipe(LenientId),
  'im:rating': Label.pipe(Rating),
  title: optional(Label.pipe(LenientText)),
  content: Label.pipe(z.string()),
  author: optional(z.object({ name: optional(Label.pipe(LenientText)) })),
  /** Absent in older answers. */
  updated: optional(Label.pipe(LenientInstant)),
  'im:voteSum': optional(Label.pipe(LenientCount)),
  link: optional(z.object({ attributes: z.object({ href: LenientText }) })),
});
export type Review = z.infer<typeof Review>;

const Reviews = forgivingArray(Review);

/** Reply: a list of entries, one entry that stands alone, or none at all. */
export const ReviewsReply = z.object({
  feed: z
    .object({ updated: optional(Label.pipe(LenientInstant)), entry: z.unknown().optional() })
    .transform(({ updated, entry }) => {
      const entries: unknown[] = Array.isArray(entry) ? entry : [entry ?? []].flat();
      return { updated, reviews: Reviews.parse(entries.filter((one) => !isTheApp(one))) };
    }),
});
export type ReviewsReply = z.infer<typeof ReviewsReply>;

/** The app itself stands among the reviews, as the first entry of some answers. */
function isTheApp(entry: unknown): boolean {
  return (
    typeof entry === 'object' && entry !== null && !('im:rating' in entry) && 'im:name' in entry
  );
}
