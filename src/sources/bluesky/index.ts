import { z } from 'zod';
import type { Source, SourceReadiness } from '../../core/contracts/source.js';
import { SourceAuthError, SourceUnavailableError } from '../../core/errors.js';
import { DAY_MS, HOUR_MS } from '../../core/time.js';
import type { EnvValues, SourceDefinition, SourceTools } from '../../lib/drivers.js';
import { HttpError } from '../../lib/http/errors.js';
import { withSourceErrors } from '../../lib/http/source-errors.js';
import { type Lane, type LanePage, LaneWalker } from '../../lib/lanes.js';
import { readQuota } from '../../lib/rate-limit.js';
import { advanceWalk, NEW_WALK, TimeWalk, walkFloor } from '../../lib/time-walk.js';
import { searchPosts } from './client.js';
import { BLUESKY_ENV, BlueskyBrandSettings, BlueskySettings } from './config.js';
import { BrandJetstream, StreamState } from './jetstream.js';
import { toPost } from './map.js';
import { isSessionOver, Session } from './session.js';

const NAME = 'bluesky';
/** Posts reach the search index late, by minutes as a rule. */
const OVERLAP_MS = HOUR_MS;

/** Not a word that can be asked for. */
const STREAM_LANE: Lane = { key: ' stream', group: ' stream' };

function isStreamState(state: TimeWalk | StreamState | null): state is StreamState {
  return state !== null && 'known' in state;
}

/** Bluesky, through the search of its own app and, where wanted, the network's stream. */
export const bluesky: SourceDefinition<BlueskySettings, BlueskyBrandSettings> = {
  name: NAME,
  settings: BlueskySettings,
  brandSettings: BlueskyBrandSettings,
  env: BLUESKY_ENV,
  isAskedByTerms: true,
  create: createSource,
};

function createSource({
  http,
  clock,
  log,
  settings,
  env,
}: SourceTools & { readonly settings: BlueskySettings; readonly env: EnvValues }): Source {
  const walker = new LaneWalker<TimeWalk | StreamState>(z.union([TimeWalk, StreamState]));
  const streams = new Map<string, BrandJetstream>();
  const now = () => clock.now();
  const identifier = env.BLUESKY_IDENTIFIER;
  const appPassword = env.BLUESKY_APP_PASSWORD;
  const hasAccount = identifier !== undefined && appPassword !== undefined;
  const baseUrl = (settings.baseUrl ?? (hasAccount ? settings.pdsUrl : settings.publicUrl)).replace(
    /\/$/,
    '',
  );
  const session = hasAccount ? new Session(http, baseUrl, { identifier, appPassword }) : null;

  return {
    name: NAME,
    readiness: readinessOf(env),
    normalSilenceMs: DAY_MS,
    isAskedByTerms: true,
    fetchPage({ brand, terms, cursor, since, signal }) {
      // The public search mostly refuses strangers; with the stream there is no need to try it.
      const isSearched = hasAccount || !settings.stream.isEnabled;
      const searches = isSearched ? terms.map((term) => ({ key: term, group: baseUrl })) : [];
      return walker.next<Lane>({
        lanes: settings.stream.isEnabled ? [STREAM_LANE, ...searches] : searches,
        cursor,
        signal,
        fetch: (lane, state) =>
          withSourceErrors({ source: NAME, now }, async () =>
            lane === STREAM_LANE
              ? streamOf(brand.id).page(isStreamState(state) ? state : null, terms)
              : fetchLane(
                  lane,
                  isStreamState(state) ? NEW_WALK : (state ?? NEW_WALK),
                  since,
                  signal,
                ),
          ),
      });
    },
    async close() {
      for (const stream of streams.values()) await stream.close();
      streams.clear();
    },
  };

  function streamOf(brandId: string): BrandJetstream {
    const known = streams.get(brandId);
    if (known !== undefined) return known;
    const stream = new BrandJetstream(settings.stream.url, { clock, log });
    streams.set(brandId, stream);
    return stream;
  }

  async function fetchLane(
    lane: Lane,
    walk: TimeWalk,
    since: Date,
    signal: AbortSignal,
  ): Promise<LanePage<TimeWalk>> {
    const floor = walkFloor(walk, { since, overlapMs: OVERLAP_MS });
    const position = readPosition(walk.position);
    const { value, response } = await search(lane.key, { position, floor, signal });
    const posts = value.posts.items.map(toPost).filter((post) => post !== null);
    const times = posts.map((post) => post.createdAt);
    const isFull = value.posts.items.length >= settings.pageSize;
    const next = nextPosition(position, { cursor: value.cursor, times, isFull });
    const isCutOff = next === null && isFull && value.cursor === undefined;
    const gap = isCutOff ? olderThan(times, floor) : null;
    return {
      ...(gap === null ? {} : { gap }),
      ...advanceWalk(walk, { times, next, floor, now: now() }),
      posts,
      skipped: value.posts.skipped + value.posts.items.length - posts.length,
      quota: readQuota(response.headers, now()),
    };
  }

  async function search(
    term: string,
    { position, floor, signal }: { position: Position; floor: Date; signal: AbortSignal },
  ) {
    const request = { baseUrl, term, since: floor, limit: settings.pageSize, signal };
    const { cursor, oldest } = position;
    try {
      return await searchPosts(http, session, { ...request, cursor, until: position.until });
    } catch (error) {
      // Without an account the public host answers first pages only; its older posts are asked for by time.
      if (!isClosed(error) || cursor === null || oldest === null) throw explain(error);
    }
    try {
      const until = justAfter(oldest);
      return await searchPosts(http, session, { ...request, cursor: null, until });
    } catch (error) {
      throw explain(error);
    }
  }

  /** Says what to do about refusals that only this network has; all others are told by their status. */
  function explain(error: unknown): unknown {
    if (isClosed(error)) {
      if (hasAccount) {
        const reason = 'search is closed for now (403 from a gateway, not a refused key)';
        return new SourceUnavailableError({ source: NAME, reason }, { cause: error });
      }
      const reason =
        'search is closed without an account; set BLUESKY_IDENTIFIER and BLUESKY_APP_PASSWORD';
      return new SourceAuthError({ source: NAME, reason }, { cause: error });
    }
    if (!isSessionOver(error)) return error;
    const reason = hasAccount
      ? `the account was refused (${error.code ?? error.status}); make a new app password in its settings and set BLUESKY_APP_PASSWORD`
      : 'an account is needed; set BLUESKY_IDENTIFIER and BLUESKY_APP_PASSWORD';
    return new SourceAuthError({ source: NAME, reason }, { cause: error });
  }
}

/** A page begins at their cursor, or, where they give none, at a time; `oldest` is the oldest post seen before it. */
const Position = z.object({
  cursor: z.string().nullable(),
  until: z.coerce.date().nullable(),
  oldest: z.coerce.date().nullable(),
});
type Position = z.infer<typeof Position>;

function readPosition(position: string | null): Position {
  if (position === null) return { cursor: null, until: null, oldest: null };
  return Position.parse(JSON.parse(position));
}

/** Their cursor may end before the result does: a full page without one is followed by what is older. */
function nextPosition(
  { until }: Position,
  {
    cursor,
    times,
    isFull,
  }: {
    readonly cursor: string | undefined;
    readonly times: readonly Date[];
    readonly isFull: boolean;
  },
): string | null {
  const oldest = times.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;
  if (cursor !== undefined) return JSON.stringify({ cursor, until, oldest });
  if (!isFull || oldest === null) return null;
  const nextUntil = justAfter(oldest);
  const goesBack = until === null || nextUntil < until;
  return goesBack ? JSON.stringify({ cursor: null, until: nextUntil, oldest }) : null;
}

/** A full page of one instant, and no cursor: what is older cannot be asked for. */
function olderThan(
  times: readonly Date[],
  floor: Date,
): NonNullable<LanePage<TimeWalk>['gap']> | null {
  const oldest = times.toSorted((a, b) => a.getTime() - b.getTime())[0];
  if (oldest === undefined || oldest <= floor) return null;
  return { from: floor, to: oldest, reason: 'api-limit' };
}

/** Their `until` is excluded. */
function justAfter(instant: Date): Date {
  return new Date(instant.getTime() + 1);
}

/** A gateway's refusal: the API itself answers in JSON. */
function isClosed(error: unknown): boolean {
  return error instanceof HttpError && error.status === 403 && !error.isJson;
}

function readinessOf(env: EnvValues): SourceReadiness {
  const missing = BLUESKY_ENV.map(({ variable }) => variable).filter(
    (variable) => env[variable] === undefined,
  );
  // No account at all is a choice; half of one is a mistake.
  return missing.length === 1 ? { isReady: false, missing } : { isReady: true };
}
