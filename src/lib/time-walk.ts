import { z } from 'zod';

/** Where a walk from the newest post back to the ones known already stands; instants are epoch milliseconds. */
export const TimeWalk = z.object({
  /** Everything up to here was walked in an earlier round; null before the first one ended. */
  doneTo: z.number().nullable(),
  /** Newest post seen in the round under way; becomes `doneTo` at its end. */
  newest: z.number().nullable(),
  /** Where the next page begins, in the source's own words; null where a round is to begin. */
  position: z.string().nullable(),
});
export type TimeWalk = z.infer<typeof TimeWalk>;

/** A walk before its first page. */
export const NEW_WALK: TimeWalk = { doneTo: null, newest: null, position: null };

/**
 * How far back this round goes: to what is known, less an overlap in which late and edited posts are still found,
 * and no further than `since`.
 */
export function walkFloor(
  walk: TimeWalk,
  { since, overlapMs }: { readonly since: Date; readonly overlapMs: number },
): Date {
  const known = walk.doneTo === null ? Number.NEGATIVE_INFINITY : walk.doneTo - overlapMs;
  return new Date(Math.max(since.getTime(), known));
}

/**
 * Takes one page into the walk. The round ends where the network has no further page, names the same page again,
 * or gives a page that is wholly older than the floor (one old post alone may be out of order).
 *
 * @param times when the page's posts were written, in any order
 * @param next position of the next page, null where there is none
 */
export function advanceWalk(
  walk: TimeWalk,
  {
    times,
    next,
    floor,
    now,
  }: {
    readonly times: readonly Date[];
    readonly next: string | null;
    readonly floor: Date;
    readonly now: Date;
  },
): { readonly state: TimeWalk; readonly isDone: boolean } {
  const last = times.reduce(
    (latest, time) => Math.max(latest, time.getTime()),
    Number.NEGATIVE_INFINITY,
  );
  const hasOnlyOld = times.length > 0 && last < floor.getTime();
  // A post dated in the future must not make the walk skip what comes until then.
  const seen = Math.min(last, now.getTime());
  const newest = Number.isFinite(seen) ? Math.max(walk.newest ?? seen, seen) : walk.newest;
  if (next !== null && next !== walk.position && !hasOnlyOld) {
    return { state: { doneTo: walk.doneTo, newest, position: next }, isDone: false };
  }
  const doneTo = newest === null ? walk.doneTo : Math.max(walk.doneTo ?? newest, newest);
  return { state: { doneTo, newest: null, position: null }, isDone: true };
}
