import { z } from 'zod';
import type { Source } from '../../core/contracts/source.js';
import { SourceAuthError, SourceRateLimitedError } from '../../core/errors.js';
import { DAY_MS, MINUTE_MS } from '../../core/time.js';
import {
  type EnvValues,
  missingVariables,
  type SourceDefinition,
  type SourceTools,
} from '../../lib/drivers.js';
import { periodOf } from '../../lib/http/budget.js';
import { HttpError } from '../../lib/http/errors.js';
import { withSourceErrors } from '../../lib/http/source-errors.js';
import { type Lane, type LanePage, LaneWalker } from '../../lib/lanes.js';
import { searchedTerms } from '../../lib/search-terms.js';
import { Secret } from '../../lib/secret.js';
import { advanceWalk, NEW_WALK, TimeWalk, walkFloor } from '../../lib/time-walk.js';
import { type SearchRequest, searchRecent } from './client.js';
import { X_ENV, XBrandSettings, XSettings } from './config.js';
import { toPosts } from './map.js';
import { toQueries } from './query.js';
import type { SearchReply } from './schema.js';
import { idTime } from './snowflake.js';
import { openSpending } from './spending.js';

const NAME = 'x';
/** The search reaches back seven days; the minutes are for clocks and for the time of a round. */
const REACH_MS = 7 * DAY_MS - 5 * MINUTE_MS;

const LaneState = z.object({
  walk: TimeWalk,
  /** Newest post of the last round that ended; the next one asks for what came after. */
  newestId: z.string().nullable(),
  /** Newest post of the round under way, which its first page tells. */
  roundNewestId: z.string().nullable(),
});
type LaneState = z.infer<typeof LaneState>;
const NEW_LANE: LaneState = { walk: NEW_WALK, newestId: null, roundNewestId: null };

/** X, through the recent search of its API, paid by the post. */
export const x: SourceDefinition<XSettings, XBrandSettings> = {
  name: NAME,
  settings: XSettings,
  brandSettings: XBrandSettings,
  env: X_ENV,
  isAskedByTerms: true,
  create: createSource,
};

function createSource(
  options: SourceTools & { readonly settings: XSettings; readonly env: EnvValues },
): Source {
  const { http, clock, settings, env } = options;
  const walker = new LaneWalker(LaneState);
  const now = () => clock.now();
  const api = { baseUrl: settings.baseUrl, token: env.X_BEARER_TOKEN ?? new Secret('') };
  const spending = openSpending(options, settings);
  const missing = missingVariables(X_ENV, env);

  return {
    name: NAME,
    readiness: missing.length === 0 ? { isReady: true } : { isReady: false, missing },
    normalSilenceMs: 2 * DAY_MS,
    isAskedByTerms: true,
    fetchPage({ brand, terms, cursor, since, signal }) {
      const { withReposts, maxQueryLength: maxLength } = settings;
      const queries = toQueries(searchedTerms(terms, brand), {
        languages: brand.languages,
        withReposts,
        maxLength,
      });
      return walker.next({
        lanes: queries.map((query) => ({ key: query, group: NAME })),
        cursor,
        signal,
        fetch: (lane, state) =>
          withSourceErrors({ source: NAME, now }, () =>
            fetchLane(lane, state ?? NEW_LANE, since, signal),
          ),
      });
    },
  };

  async function fetchLane(
    lane: Lane,
    state: LaneState,
    since: Date,
    signal: AbortSignal,
  ): Promise<LanePage<LaneState>> {
    const { walk, newestId } = state;
    const wanted = walkFloor(walk, { since, overlapMs: 0 });
    const reach = new Date(now().getTime() - REACH_MS);
    const startTime = wanted < reach ? reach : wanted;
    // They refuse an id that is older than what they search.
    const isKnown = newestId !== null && (idTime(newestId) ?? reach) > reach;
    const { pageSize: maxResults, withAuthors } = settings;
    const asked = { query: lane.key, startTime, maxResults, withAuthors, signal };
    const sinceId = isKnown ? newestId : null;
    const reply = await search({ ...asked, sinceId, nextToken: walk.position });
    if (reply === null) {
      // Their token for the next page is no good: the round begins anew, from where the last one ended.
      return { posts: [], state: { ...state, walk: { ...walk, position: null } }, isDone: true };
    }
    const posts = toPosts(reply).filter((post) => post !== null);
    const times = posts.map((post) => post.editedAt ?? post.createdAt);
    const next = reply.nextToken;
    // Where it begins is asked for: what is older for all that is no reason to stop.
    const step = advanceWalk(walk, { times, next, floor: wanted, now: now() });
    const isFirst = walk.position === null;
    const roundNewestId = isFirst ? reply.newestId : state.roundNewestId;
    const isOutOfReach = isFirst && wanted < reach;
    return {
      posts: posts.filter(({ createdAt }) => createdAt >= since),
      state: {
        walk: step.state,
        newestId: step.isDone ? (roundNewestId ?? newestId) : newestId,
        roundNewestId: step.isDone ? null : roundNewestId,
      },
      isDone: step.isDone,
      skipped: reply.tweets.skipped + reply.tweets.items.length - posts.length,
      deletedIds: goneIds(reply),
      gap: isOutOfReach ? { from: wanted, to: reach, reason: 'api-limit' } : null,
      quota: await spending.left(),
    };
  }

  /** Null where the token of the next page is refused. */
  async function search(request: SearchRequest): Promise<SearchReply | null> {
    try {
      const { value } = await spending.buy(
        () => searchRecent(http, api, request),
        ({ value: { tweets, users } }) => ({
          posts: tweets.items.length + tweets.skipped,
          users: users.length,
        }),
      );
      return value;
    } catch (error) {
      if (!(error instanceof HttpError) || error.status !== 400) throw explain(error, now());
      if (error.code === 'since_id' && request.sinceId !== null) {
        return search({ ...request, sinceId: null });
      }
      if (request.nextToken !== null) return null;
      throw error;
    }
  }
}

/** Posts that they name as not to be found any more, beside those that they give. */
function goneIds({ problems }: SearchReply): string[] {
  return problems.flatMap(({ type = '', resource_type: kind, resource_id: id }) =>
    kind === 'tweet' && type.endsWith('/resource-not-found') && id !== undefined ? [id] : [],
  );
}

/** Says what to do about refusals that only this network has; all others are told by their status. */
function explain(error: unknown, now: Date): unknown {
  if (!(error instanceof HttpError)) return error;
  if (error.code === 'usage-capped') {
    const { to: retryAt } = periodOf({ period: 'month', timeZone: 'UTC' }, now);
    const reason = 'the spending cap of the account at console.x.com is reached';
    return new SourceRateLimitedError({ source: NAME, reason, retryAt }, { cause: error });
  }
  const { status } = error;
  const why =
    status === 402
      ? 'the account has no credits left; buy some at console.x.com'
      : status === 401
        ? 'the token was refused; make a new one at console.x.com and set X_BEARER_TOKEN'
        : status === 403 && error.isJson && error.retryAt === null
          ? `the app may not search (${error.code ?? status}); see to its access at console.x.com`
          : null;
  if (why === null) return error;
  return new SourceAuthError({ source: NAME, reason: why }, { cause: error });
}
