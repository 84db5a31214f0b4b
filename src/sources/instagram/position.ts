import { z } from 'zod';

/** Where a walk over a list stands. The cursor alone does not tell: a hashtag has the same one on every page. */
const Position = z.object({
  page: z.number(),
  /** First entry of the page before. */
  first: z.string(),
  place: z.string(),
});

/** What is asked for next, and what came before it. */
export interface ListPosition {
  readonly page: number;
  readonly first: string | null;
  /** Null at the first page. */
  readonly place: string | null;
}

/** Reads what `nextPosition` wrote; the first page where there is nothing to be read. */
export function readPosition(position: string | null): ListPosition {
  try {
    return Position.parse(JSON.parse(position ?? ''));
  } catch {
    return { page: 1, first: null, place: null };
  }
}

/** Null where the list ends: no further page is named, this one is empty, or it is the one before again. */
export function nextPosition(
  before: ListPosition,
  { first, place }: { readonly first: string | undefined; readonly place: string | null },
): string | null {
  if (place === null || first === undefined || first === before.first) return null;
  return JSON.stringify({ page: before.page + 1, first, place });
}
