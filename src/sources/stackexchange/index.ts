import { z } from 'zod';
import type { Page, Source } from '../../core/contracts/source.js';
import { SourceAuthError, SourceRateLimitedError } from '../../core/errors.js';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../core/time.js';
import type { DriverTools, EnvValues, SourceDefinition } from '../../lib/drivers.js';
import { HttpError } from '../../lib/http/errors.js';
import { withSourceErrors } from '../../lib/http/source-errors.js';
import { type Lane, type LanePage, LaneWalker } from '../../lib/lanes.js';
import { nextPagePosition, readPagePosition } from '../../lib/page-position.js';
import { searchedTerms } from '../../lib/search-terms.js';
import { advanceWalk, NEW_WALK, TimeWalk, walkFloor } from '../../lib/time-walk.js';
import { type Api, fetchAnswers, type Listing, searchExcerpts, searchQuestions } from './client.js';
import { STACKEXCHANGE_ENV, StackExchangeBrandSettings, StackExchangeSettings } from './config.js';
import { toPost } from './map.js';

const NAME = 'stackexchange';
/** Questions and answers are edited most in their first hours. */
const OVERLAP_MS = 6 * HOUR_MS;
/** Callers that came back to the second were throttled all the same. */
const BACKOFF_MARGIN_MS = 2 * SECOND_MS;
/** Key of a pause that holds for all. */
const ANY_METHOD = '*';
/** Waited where they throttle without a word on how long. */
const THROTTLE_MS = 30 * MINUTE_MS;

const LaneState = z.object({
  walk: TimeWalk,
  /** When the last round began, in epoch milliseconds. */
  begunAt: z.number().nullable(),
});
type LaneState = z.infer<typeof LaneState>;
const NEW_LANE: LaneState = { walk: NEW_WALK, begunAt: null };

interface SiteLane extends Lane {
  readonly kind: 'questions' | 'answers';
  readonly site: string;
  readonly term: string;
}

/** The sites of Stack Exchange, through their public API. */
export const stackexchange: SourceDefinition<StackExchangeSettings, StackExchangeBrandSettings> = {
  name: NAME,
  settings: StackExchangeSettings,
  brandSettings: StackExchangeBrandSettings,
  env: STACKEXCHANGE_ENV,
  isAskedByTerms: true,
  create: createSource,
};

function createSource({
  http,
  clock,
  settings,
  env,
}: DriverTools & { readonly settings: StackExchangeSettings; readonly env: EnvValues }): Source {
  const walker = new LaneWalker(LaneState);
  const now = () => clock.now();
  const api: Api = { http, baseUrl: settings.baseUrl, key: env.STACKEXCHANGE_KEY ?? null };
  /** Until when a method must be left alone, in epoch milliseconds. */
  const backoffs = new Map<string, number>();

  return {
    name: NAME,
    readiness: { isReady: true },
    normalSilenceMs: 14 * DAY_MS,
    isAskedByTerms: true,
    fetchPage({ brand, terms, cursor, since, signal }) {
      const own = brand.sources.find(({ source }) => source === NAME)?.settings ?? {};
      const sites = StackExchangeBrandSettings.parse(own).sites ?? settings.sites;
      return walker.next({
        lanes: lanesOf(sites, searchedTerms(terms, brand)),
        cursor,
        signal,
        fetch: (lane, state) =>
          withSourceErrors({ source: NAME, now }, () =>
            fetchLane(lane, state ?? NEW_LANE, { since, signal }),
          ),
      });
    },
  };

  async function fetchLane(
    lane: SiteLane,
    { walk, begunAt }: LaneState,
    { since, signal }: { readonly since: Date; readonly signal: AbortSignal },
  ): Promise<LanePage<LaneState>> {
    const begins = walk.position === null;
    const restMs = settings.minIntervalMinutes * MINUTE_MS;
    if (begins && begunAt !== null && now().getTime() - begunAt < restMs) {
      return { posts: [], state: { walk, begunAt }, isDone: true };
    }
    const from = walkFloor(walk, { since, overlapMs: OVERLAP_MS });
    const position = readPagePosition(walk.position);
    const { pageSize } = settings;
    const { page } = position;
    const asked = { site: lane.site, term: lane.term, from, page, pageSize, signal };
    const found = await leaveAlone(lane.kind, () =>
      lane.kind === 'questions' ? searchQuestions(api, asked) : searchExcerpts(api, asked),
    );
    const items = found.list.items?.items ?? [];
    const full = lane.kind === 'questions' ? found : await withBodies(lane.site, found, signal);
    const [firstItem] = items;
    const first = firstItem === undefined ? undefined : toPost(firstItem, lane.site).id;
    const next = nextPagePosition(position, { first, hasMore: found.list.has_more === true });
    const times = items.map((item) => item.creation_date);
    const step = advanceWalk(walk, { times, next, floor: from, now: now() });
    return {
      posts: (full.list.items?.items ?? []).map((item) => toPost(item, lane.site)),
      state: { walk: step.state, begunAt: begins ? now().getTime() : begunAt },
      isDone: step.isDone,
      skipped:
        (found.list.items?.skipped ?? 0) + (full === found ? 0 : (full.list.items?.skipped ?? 0)),
      quota: quotaOf(full),
    };
  }

  /** The search shows the beginnings of answers only; questions are asked for by themselves. */
  async function withBodies(site: string, found: Listing, signal: AbortSignal): Promise<Listing> {
    const ids = (found.list.items?.items ?? []).flatMap(({ answer_id: id }) => id ?? []);
    if (ids.length === 0) {
      const items = found.list.items;
      return {
        ...found,
        list: { ...found.list, items: { items: [], skipped: items?.skipped ?? 0 } },
      };
    }
    return leaveAlone('answers by id', () => fetchAnswers(api, { site, ids, signal }));
  }

  /** Obeys `backoff`, which comes with good answers too and holds for one method. */
  async function leaveAlone(method: string, call: () => Promise<Listing>): Promise<Listing> {
    const until = Math.max(backoffs.get(method) ?? 0, backoffs.get(ANY_METHOD) ?? 0);
    if (until > now().getTime()) {
      throw limited('they asked for a pause between two calls', new Date(until));
    }
    try {
      const listing = await call();
      const { backoff = 0 } = listing.list;
      const pauseMs = backoff === 0 ? 0 : backoff * SECOND_MS + BACKOFF_MARGIN_MS;
      backoffs.set(method, now().getTime() + pauseMs);
      return listing;
    } catch (error) {
      const explained = explain(error, now());
      if (explained instanceof SourceRateLimitedError) {
        backoffs.set(ANY_METHOD, explained.retryAt.getTime());
      }
      throw explained;
    }
  }
}

function lanesOf(sites: readonly string[], terms: readonly string[]): SiteLane[] {
  const kinds = ['questions', 'answers'] as const;
  return [...new Set(sites)].flatMap((site) =>
    terms.flatMap((term) =>
      kinds.map((kind) => ({ key: `${kind} ${site} ${term}`, group: site, kind, site, term })),
    ),
  );
}

function quotaOf({ list }: Listing): Page['quota'] {
  // It is a day's, but when their day begins is not documented.
  return list.quota_remaining === undefined
    ? null
    : { remaining: list.quota_remaining, resetAt: null };
}

/** Throttling comes as a 400 or 502, and as a page of HTML with a 429 once they are tired of us. */
function explain(error: unknown, now: Date): unknown {
  if (!(error instanceof HttpError)) return error;
  if (error.code?.startsWith('throttle:') === true) {
    const seconds = Number(error.code.slice('throttle:'.length));
    const waitMs = seconds > 0 ? Math.min(seconds * SECOND_MS, DAY_MS) : THROTTLE_MS;
    const retryAt = error.retryAt ?? new Date(now.getTime() + waitMs);
    return limited('the quota of this address is used up', retryAt, error);
  }
  if (error.status === 429 && error.retryAt === null && !error.isJson) {
    return limited('asks for a pause', new Date(now.getTime() + THROTTLE_MS), error);
  }
  if (error.code !== 'key') return error;
  const reason =
    'the key was refused; set STACKEXCHANGE_KEY to the key of an application at stackapps.com';
  return new SourceAuthError({ source: NAME, reason }, { cause: error });
}

function limited(reason: string, retryAt: Date, cause?: unknown): SourceRateLimitedError {
  return new SourceRateLimitedError({ source: NAME, reason, retryAt }, { cause });
}
