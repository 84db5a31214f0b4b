import type { Source } from '../../core/contracts/source.js';
import { DAY_MS, HOUR_MS, SECOND_MS } from '../../core/time.js';
import type { DriverTools, SourceDefinition } from '../../lib/drivers.js';
import { withSourceErrors } from '../../lib/http/source-errors.js';
import { type Lane, type LanePage, LaneWalker } from '../../lib/lanes.js';
import { readQuota } from '../../lib/rate-limit.js';
import { advanceWalk, NEW_WALK, TimeWalk, walkFloor } from '../../lib/time-walk.js';
import { search } from './client.js';
import { HackerNewsBrandSettings, HackerNewsSettings } from './config.js';
import { toPost } from './map.js';
import type { SearchReply } from './schema.js';

const NAME = 'hackernews';
/** A post can be edited for two hours; asking for those again brings the edits and what was indexed late. */
const OVERLAP_MS = 2 * HOUR_MS;

/** Hacker News, through the public search that its own site uses. */
export const hackernews: SourceDefinition<HackerNewsSettings, HackerNewsBrandSettings> = {
  name: NAME,
  settings: HackerNewsSettings,
  brandSettings: HackerNewsBrandSettings,
  env: [],
  isAskedByTerms: true,
  create: createSource,
};

function createSource({
  http,
  clock,
  settings,
}: DriverTools & { readonly settings: HackerNewsSettings }): Source {
  const walker = new LaneWalker(TimeWalk);
  const now = () => clock.now();

  return {
    name: NAME,
    readiness: { isReady: true },
    normalSilenceMs: 7 * DAY_MS,
    isAskedByTerms: true,
    fetchPage({ terms, cursor, since, signal }) {
      return walker.next({
        lanes: terms.map((term) => ({ key: term, group: settings.baseUrl })),
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
    const floor = walkFloor(walk, { since, overlapMs: OVERLAP_MS });
    const { toSeconds, page } = readPosition(walk.position);
    const { value, response } = await search(http, {
      baseUrl: settings.baseUrl,
      term: lane.key,
      fromSeconds: Math.floor(floor.getTime() / SECOND_MS),
      toSeconds,
      page,
      pageSize: settings.pageSize,
      signal,
    });
    const posts = value.hits.items.map(toPost);
    const times = posts.map((post) => post.createdAt);
    const { next, lostSecond } = nextPosition(value, {
      toSeconds,
      page,
      pageSize: settings.pageSize,
    });
    return {
      gap: lostSecond === null ? null : secondOf(lostSecond),
      ...advanceWalk(walk, { times, next, floor, now: now() }),
      posts,
      skipped: value.hits.skipped,
      quota: readQuota(response.headers, now()),
    };
  }
}

/** A position is the end of a slice of time, in epoch seconds and empty for 'now', and a page in it. */
function readPosition(position: string | null): { toSeconds: number | null; page: number } {
  const [end = '', page = '0'] = (position ?? '').split('/');
  return { toSeconds: end === '' ? null : Number(end), page: Number(page) };
}

/**
 * The next page; where the search ends at its 1,000th hit and there are more, a new slice of time that ends with
 * the oldest second seen. `lostSecond` is one with more hits than can be reached.
 */
function nextPosition(
  { hits, nbHits, nbPages }: SearchReply,
  { toSeconds, page, pageSize }: { toSeconds: number | null; page: number; pageSize: number },
): { readonly next: string | null; readonly lostSecond: number | null } {
  const end = { next: null, lostSecond: null };
  if (page + 1 < nbPages) return { ...end, next: `${toSeconds ?? ''}/${page + 1}` };
  const oldest = hits.items.reduce((least, hit) => Math.min(least, hit.created_at_i), Infinity);
  if (nbHits <= (page + 1) * pageSize || oldest > (toSeconds ?? Infinity)) return end;
  if (!Number.isFinite(oldest)) return end;
  if (oldest !== toSeconds) return { ...end, next: `${oldest}/0` };
  return { next: `${oldest - 1}/0`, lostSecond: oldest };
}

/** More than a thousand hits in one second cannot be told apart by time. */
function secondOf(second: number): NonNullable<LanePage<TimeWalk>['gap']> {
  const from = new Date(second * SECOND_MS);
  return { from, to: new Date(from.getTime() + SECOND_MS), reason: 'api-limit' };
}
