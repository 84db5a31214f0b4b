import { z } from 'zod';
import { optional } from '../http/forgiving.js';
import { LenientText } from '../http/lenient.js';

/** What the Graph API says of the next page. `next` is an address that can hold the token. */
export const Paging = optional(
  z.object({ cursors: optional(z.object({ after: LenientText })), next: LenientText }),
);
export type Paging = z.infer<typeof Paging>;

/** By which the edges of the API name a place in a list. */
const PLACES = ['after', 'until', '__paging_token'] as const;

/**
 * Where the next page begins, without the address and the token that may stand in it; null where there is none.
 * Only `next` says that there is: cursors come with the last page as well.
 */
export function nextPlace(paging: Paging): string | null {
  const { next, cursors } = paging ?? {};
  if (next === undefined) return null;
  const place = new URLSearchParams();
  const asked = URL.canParse(next) ? new URL(next).searchParams : new URLSearchParams();
  for (const name of PLACES) {
    const value = asked.get(name);
    if (value !== null && value !== '') place.set(name, value);
  }
  if (place.size === 0 && cursors?.after !== undefined) place.set('after', cursors.after);
  return place.size === 0 ? null : place.toString();
}

/** A place as query parameters. */
export function placeQuery(place: string | null): Readonly<Record<string, string>> {
  const named = new URLSearchParams(place ?? '');
  return Object.fromEntries(
    PLACES.flatMap((name) => {
      const value = named.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}
