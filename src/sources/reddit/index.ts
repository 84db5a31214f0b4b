import { z } from 'zod';
import type { Source, SourceReadiness } from '../../core/contracts/source.js';
import { SourceAuthError, SourceUnavailableError } from '../../core/errors.js';
import type { RawPost } from '../../core/post.js';
import { DAY_MS } from '../../core/time.js';
import type { EnvValues, SourceDefinition, SourceTools } from '../../lib/drivers.js';
import { HttpError } from '../../lib/http/errors.js';
import type { HttpResponse } from '../../lib/http/http.js';
import { withSourceErrors } from '../../lib/http/source-errors.js';
import { type LanePage, LaneWalker } from '../../lib/lanes.js';
import { readQuota } from '../../lib/rate-limit.js';
import { searchedTerms } from '../../lib/search-terms.js';
import { advanceWalk, NEW_WALK, TimeWalk, walkFloor } from '../../lib/time-walk.js';
import { credentials, fetchFeed, RedditApi } from './client.js';
import { REDDIT_ENV, RedditBrandSettings, RedditSettings } from './config.js';
import { type RedditLane, redditLanes } from './lanes.js';
import { toPosts } from './map.js';
import { Watch } from './watch.js';

const NAME = 'reddit';
/** In a day a post is edited, grows its comments, and is found late by the search. */
const OVERLAP_MS = DAY_MS;
/** Listings end at about a thousand things, whatever lies behind. */
const LISTING_END = 900;

const LaneState = z.object({
  walk: TimeWalk,
  /** Things seen in the round under way. */
  seen: z.number().default(0),
});
type LaneState = z.infer<typeof LaneState>;
const NEW_LANE: LaneState = { walk: NEW_WALK, seen: 0 };

/** Reddit, through its API as an app, or through its public feeds. */
export const reddit: SourceDefinition<RedditSettings, RedditBrandSettings> = {
  name: NAME,
  settings: RedditSettings,
  brandSettings: RedditBrandSettings,
  env: REDDIT_ENV,
  isAskedByTerms: true,
  create: createSource,
};

interface Asked {
  readonly since: Date;
  readonly signal: AbortSignal;
  readonly watch: Watch;
}

function createSource(
  options: SourceTools & { readonly settings: RedditSettings; readonly env: EnvValues },
): Source {
  const { http, clock, settings, env } = options;
  const walker = new LaneWalker(LaneState);
  const now = () => clock.now();
  const keys = credentials(env);
  const api = keys === null ? null : new RedditApi(options, settings, keys);
  const way = keys === null ? 'feed' : keys.grant.type === 'form' ? 'script' : 'app';
  const watches = new Map<string, Watch>();

  return {
    name: NAME,
    readiness: readinessOf(env),
    normalSilenceMs: 2 * DAY_MS,
    isAskedByTerms: true,
    fetchPage({ brand, terms, cursor, since, signal }) {
      const own = brand.sources.find(({ source }) => source === NAME)?.settings ?? {};
      const { subreddits } = RedditBrandSettings.parse(own);
      const watch = watches.get(brand.id) ?? new Watch();
      watches.set(brand.id, watch);
      const asked = { since, signal, watch };
      return walker.next({
        lanes: redditLanes({ way, terms: searchedTerms(terms, brand), subreddits }),
        cursor,
        signal,
        fetch: (lane, state) =>
          withSourceErrors({ source: NAME, now }, async () => {
            try {
              if (api === null) return await readFeedLane(lane, state ?? NEW_LANE, asked);
              if (lane.type === 'threads') return await readThread(api, state ?? NEW_LANE, asked);
              if (lane.type === 'changes') return await readChanges(api, asked);
              return await readList(api, lane, state ?? NEW_LANE, asked);
            } catch (error) {
              throw explain(error, lane, way);
            }
          }),
      });
    },
  };

  async function readList(
    client: RedditApi,
    lane: RedditLane,
    { walk, seen }: LaneState,
    { since, signal, watch }: Asked,
  ): Promise<LanePage<LaneState>> {
    const floor = walkFloor(walk, { since, overlapMs: OVERLAP_MS });
    const query = { ...lane.query, limit: settings.pageSize, after: walk.position ?? undefined };
    const { things, response } = await client.get(lane.path, query, signal);
    const mapped = toPosts(things);
    const written = [...things.links, ...things.comments];
    const times = written.map(({ created_utc: createdAt }) => createdAt);
    const total = seen + written.length;
    const oldest = new Date(Math.min(...times.map((time) => time.getTime())));
    const isCut = things.after === null && total >= LISTING_END && oldest > floor;
    const step = advanceWalk(walk, { times, next: things.after, floor, now: now() });
    // Of a community only what names the brand will be kept: the whole of it is not watched.
    if (lane.place === null) watch.see(things, now());
    return {
      ...page(mapped, { since, response }),
      state: { walk: step.state, seen: step.isDone ? 0 : total },
      isDone: step.isDone,
      skipped: things.skipped,
      gap: isCut ? { from: floor, to: oldest, reason: 'api-limit' } : null,
    };
  }

  /** One thread a page, until those that have grown are read. */
  async function readThread(
    client: RedditApi,
    { seen }: LaneState,
    { since, signal, watch }: Asked,
  ): Promise<LanePage<LaneState>> {
    const id = watch.grownThread();
    const isLast = { posts: [], state: NEW_LANE, isDone: true };
    if (id === null || seen >= settings.threadsPerRound) return isLast;
    // Read or not, it is not asked for again until it grows.
    watch.threadRead(id);
    const isDone = watch.grownThread() === null || seen + 1 >= settings.threadsPerRound;
    const state = { walk: NEW_WALK, seen: isDone ? 0 : seen + 1 };
    try {
      const query = { sort: 'new', limit: 500, depth: 10 };
      const { things, response } = await client.get(`/comments/${id}`, query, signal);
      const { skipped } = things;
      return { ...page(toPosts(things), { since, response }), state, isDone, skipped };
    } catch (error) {
      // The thread was taken away, or its community was closed, since the search.
      const isGone = error instanceof HttpError && [403, 404].includes(error.status);
      if (!isGone || error.retryAt !== null) throw error;
      return { posts: [], state, isDone };
    }
  }

  /** Reddit's rules: what was deleted there is deleted here. */
  async function readChanges(
    client: RedditApi,
    { since, signal, watch }: Asked,
  ): Promise<LanePage<LaneState>> {
    const names = watch.nextChecks(now());
    if (names.length === 0) return { posts: [], state: NEW_LANE, isDone: true };
    const { things, response } = await client.get('/api/info', { id: names.join(',') }, signal);
    const mapped = toPosts(things);
    watch.forget(mapped.deletedIds);
    const { skipped } = things;
    return { ...page(mapped, { since, response }), state: NEW_LANE, isDone: true, skipped };
  }

  /** A feed has one page: what is older is not to be had. */
  async function readFeedLane(
    lane: RedditLane,
    { walk }: LaneState,
    { since, signal }: Asked,
  ): Promise<LanePage<LaneState>> {
    const floor = walkFloor(walk, { since, overlapMs: 0 });
    const query = { ...lane.query, limit: settings.pageSize };
    const { feed, response } = await fetchFeed(http, settings, { path: lane.path, query, signal });
    if (feed === null) {
      const reason = `answered with a page in place of a feed: Reddit blocks readers without an app; ${ADVICE}`;
      throw new SourceUnavailableError({ source: NAME, reason });
    }
    const times = feed.posts.map(({ createdAt }) => createdAt);
    const oldest = new Date(Math.min(...times.map((time) => time.getTime())));
    const isFull = feed.posts.length + feed.skipped >= settings.pageSize;
    const step = advanceWalk(walk, { times, next: null, floor, now: now() });
    return {
      ...page({ posts: feed.posts, deletedIds: [] }, { since, response }),
      state: { walk: step.state, seen: 0 },
      isDone: true,
      skipped: feed.skipped,
      gap: isFull && oldest > floor ? { from: floor, to: oldest, reason: 'api-limit' } : null,
    };
  }

  function page(
    { posts, deletedIds }: { posts: readonly RawPost[]; deletedIds: readonly string[] },
    { since, response }: { readonly since: Date; readonly response: HttpResponse },
  ): Pick<LanePage<LaneState>, 'posts' | 'deletedIds' | 'quota'> {
    return {
      posts: posts.filter(({ createdAt }) => createdAt >= since),
      deletedIds,
      quota: readQuota(response.headers, now()),
    };
  }
}

const ADVICE =
  'register one at reddit.com/prefs/apps and set REDDIT_CLIENT_ID and REDDIT_CLIENT_SECRET';

/** Says what to do about refusals that only this network has; all others are told by their status. */
function explain(error: unknown, { place }: RedditLane, way: string): unknown {
  if (!(error instanceof HttpError) || error.retryAt !== null) return error;
  const { status } = error;
  if (way === 'feed' && (status === 401 || status === 403)) {
    const reason = `Reddit blocks readers without an app (${status}); ${ADVICE}`;
    return new SourceAuthError({ source: NAME, reason }, { cause: error });
  }
  if (place === null || (status !== 403 && status !== 404)) return error;
  const reason = `${place} is closed or does not exist (${error.code ?? status}); leave it out of the brand's subreddits`;
  return new SourceAuthError({ source: NAME, reason }, { cause: error });
}

/** No app at all is a choice, which feeds stand in for; half of one is a mistake. */
function readinessOf(env: EnvValues): SourceReadiness {
  const pairs = [
    ['REDDIT_CLIENT_ID', 'REDDIT_CLIENT_SECRET'],
    ['REDDIT_USERNAME', 'REDDIT_PASSWORD'],
  ];
  const missing = pairs.flatMap((pair) => {
    const unset = pair.filter((variable) => env[variable] === undefined);
    return unset.length === 1 ? unset : [];
  });
  return missing.length === 0 ? { isReady: true } : { isReady: false, missing };
}
