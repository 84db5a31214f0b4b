import { setTimeout as delay } from 'node:timers/promises';
import type { Page, Source } from '../../core/contracts/source.js';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../core/time.js';
import type { DriverTools, SourceDefinition } from '../../lib/drivers.js';
import { withSourceErrors } from '../../lib/http/source-errors.js';
import { type Lane, type LanePage, LaneWalker } from '../../lib/lanes.js';
import { searchedTerms } from '../../lib/search-terms.js';
import { advanceWalk, NEW_WALK, TimeWalk, walkFloor } from '../../lib/time-walk.js';
import { fetchArticles } from './client.js';
import { GdeltBrandSettings, GdeltSettings } from './config.js';
import { toPost } from './map.js';
import { toQueries } from './query.js';
import type { ArticleList } from './schema.js';

const NAME = 'gdelt';
/** Articles appear up to some hours after the quarter of an hour in which they were seen. */
const OVERLAP_MS = 3 * HOUR_MS;
/** The search reaches back three months. */
const REACH_MS = 90 * DAY_MS;
/** Articles are dated to a quarter of an hour. */
const STEP_MS = 15 * MINUTE_MS;

/** The world's news sites, through the search of the GDELT project. */
export const gdelt: SourceDefinition<GdeltSettings, GdeltBrandSettings> = {
  name: NAME,
  settings: GdeltSettings,
  brandSettings: GdeltBrandSettings,
  env: [],
  isAskedByTerms: true,
  create: createSource,
};

function createSource({
  http,
  clock,
  settings,
}: DriverTools & { readonly settings: GdeltSettings }): Source {
  const walker = new LaneWalker(TimeWalk);
  const now = () => clock.now();
  /** Earliest instant of the next call, in epoch milliseconds. */
  let nextCallAt = 0;

  return {
    name: NAME,
    readiness: { isReady: true },
    normalSilenceMs: 14 * DAY_MS,
    isAskedByTerms: true,
    fetchPage({ brand, terms, cursor, since, signal }) {
      return walker.next({
        lanes: toQueries(searchedTerms(terms, brand), brand.languages).map((query) => ({
          key: query,
          group: NAME,
        })),
        cursor,
        signal,
        fetch: (lane, walk) =>
          withSourceErrors({ source: NAME, now }, () =>
            fetchLane(lane, walk ?? NEW_WALK, since, signal),
          ),
      });
    },
  };

  async function fetchLane(
    lane: Lane,
    walk: TimeWalk,
    since: Date,
    signal: AbortSignal,
  ): Promise<LanePage<TimeWalk>> {
    const wanted = walkFloor(walk, { since, overlapMs: OVERLAP_MS });
    const reach = new Date(now().getTime() - REACH_MS);
    const floor = wanted < reach ? reach : wanted;
    const to = walk.position === null ? now() : new Date(walk.position);
    await takeTurn(signal);
    const limit = settings.pageSize;
    const asked = { baseUrl: settings.baseUrl, query: lane.key, from: floor, to, limit, signal };
    const found = await fetchArticles(http, { ...asked, now: now() });
    const times = found.items.map(({ seendate }) => seendate);
    const isFirst = walk.position === null;
    const end = isFirst ? latest([to, ...times]) : to;
    const slice = nextSlice(found, { to: end, floor, limit });
    const next = slice.to === null ? null : slice.to.toISOString();
    const outOfReach =
      isFirst && wanted < reach ? { from: wanted, to: reach, reason: 'api-limit' } : null;
    return {
      ...advanceWalk(walk, { times, next, floor, now: now() }),
      posts: found.items.map(toPost),
      skipped: found.skipped,
      gap: outOfReach ?? slice.gap,
    };
  }

  /** One call at a time, with a pause in between; waits for its turn. */
  async function takeTurn(signal: AbortSignal): Promise<void> {
    const waitMs = nextCallAt - now().getTime();
    nextCallAt = Math.max(nextCallAt, now().getTime()) + settings.pauseSeconds * SECOND_MS;
    if (waitMs > 0) await delay(waitMs, undefined, { signal });
  }
}

function latest(instants: readonly Date[]): Date {
  return new Date(Math.max(...instants.map((instant) => instant.getTime())));
}

/**
 * There is no second page: where a slice of time is full, the next one ends with the oldest article seen. A quarter of
 * an hour with more articles than one answer holds cannot be had in full.
 */
function nextSlice(
  { items, skipped }: ArticleList,
  { to, floor, limit }: { readonly to: Date; readonly floor: Date; readonly limit: number },
): { readonly to: Date | null; readonly gap: Page['gap'] } {
  const oldestMs = items.reduce(
    (least, { seendate }) => Math.min(least, seendate.getTime()),
    Infinity,
  );
  const isFull = items.length + skipped >= limit && items.length > 0;
  // Whoever gives later articles than asked for does not look at the slice, and would do so for ever.
  const isRepeated = items.some(({ seendate }) => seendate > to);
  if (!isFull || isRepeated) return { to: null, gap: null };
  if (oldestMs < to.getTime()) return { to: new Date(oldestMs), gap: null };
  const before = new Date(to.getTime() - SECOND_MS);
  const gap = {
    from: to,
    to: new Date(to.getTime() + STEP_MS),
    reason: 'api-limit',
  };
  return { to: before > floor ? before : null, gap };
}
