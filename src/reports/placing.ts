import type { Brand } from '../core/brand.js';
import type { DefaultTouchpointId } from '../core/default-touchpoints.js';
import type { Mention } from '../core/mention.js';
import type { PostKind } from '../core/post.js';

/** Where a text belongs that names no point of contact: a review is of the product, an article makes the reputation. */
const PLACE_OF_KIND: Partial<Record<PostKind, DefaultTouchpointId>> = {
  review: 'product-service',
  article: 'reputation',
};

/** A touchpoint of the brand's map; null is the brand in general. */
export interface Place {
  readonly touchpoint: string | null;
  /** Whether it was placed by what it is, for want of words that tell. */
  readonly isInferred: boolean;
}

/** Makes the function that places mentions on a brand's map, the same way in every report. */
export function placer(
  touchpoints: Brand['touchpoints'],
): (mention: Pick<Mention, 'post' | 'reading'>) => Place {
  const ids = new Set(touchpoints.map(({ id }) => id));
  return ({ post, reading }) => {
    if (reading.touchpoint !== null && ids.has(reading.touchpoint)) {
      return { touchpoint: reading.touchpoint, isInferred: false };
    }
    const inferred = PLACE_OF_KIND[post.kind];
    return inferred !== undefined && ids.has(inferred)
      ? { touchpoint: inferred, isInferred: true }
      : { touchpoint: null, isInferred: false };
  };
}
