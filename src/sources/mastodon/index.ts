import { z } from 'zod';
import type { Source } from '../../core/contracts/source.js';
import { SourceAuthError } from '../../core/errors.js';
import type { RawPost } from '../../core/post.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/time.js';
import type { EnvValues, SourceDefinition, SourceTools } from '../../lib/drivers.js';
import { HttpError } from '../../lib/http/errors.js';
import type { HttpResponse } from '../../lib/http/http.js';
import { withSourceErrors } from '../../lib/http/source-errors.js';
import { parseInstant } from '../../lib/instant.js';
import { type LanePage, LaneWalker } from '../../lib/lanes.js';
import { readQuota } from '../../lib/rate-limit.js';
import { advanceWalk, NEW_WALK, TimeWalk, walkFloor } from '../../lib/time-walk.js';
import { fetchHashtag, type Server, searchStatuses } from './client.js';
import { MASTODON_ENV, MastodonBrandSettings, MastodonSettings, readTokens } from './config.js';
import { type ServerLane, serverLanes } from './lanes.js';
import { globalId, isPublic, toPost } from './map.js';
import { endRound, NOTHING_RECENT, noteRecent, type Pair, Recent } from './recheck.js';
import type { StatusPage } from './schema.js';
import { ServerStream, StreamState } from './streaming.js';

const NAME = 'mastodon';
/** Posts of other servers arrive late, and edits later. */
const OVERLAP_MS = HOUR_MS;
/** A server gives a late post the id of the time when it was written, behind the newest: those are looked for this often. */
const SWEEP_EVERY_MS = 15 * MINUTE_MS;

/** Where a lane stands. */
const LaneState = z.object({
  /** Of the search, and of a hashtag's first round, which goes from the newest post back. */
  walk: TimeWalk,
  /** Of a hashtag: the newest post seen. Later rounds go forward from it, page by page, so that no post is lost. */
  newestId: z.string().nullable(),
  /** Of a hashtag: when a round last began an hour back. */
  sweptAt: z.number().nullable().default(null),
  /** Whether the page before was of the round under way. */
  isInRound: z.boolean().default(false),
  recent: Recent.default(NOTHING_RECENT),
});
type LaneState = z.infer<typeof LaneState>;

const NEW_LANE: LaneState = {
  walk: NEW_WALK,
  newestId: null,
  sweptAt: null,
  isInRound: false,
  recent: NOTHING_RECENT,
};

function isStreamState(state: LaneState | StreamState | null): state is StreamState {
  return state !== null && 'known' in state;
}

function streamKey(brandId: string, server: Server): string {
  return `${brandId} ${server.url}`;
}

/** Mastodon and servers that speak its language: hashtags of a list of servers, and their search with a token. */
export const mastodon: SourceDefinition<MastodonSettings, MastodonBrandSettings> = {
  name: NAME,
  settings: MastodonSettings,
  brandSettings: MastodonBrandSettings,
  env: MASTODON_ENV,
  isAskedByTerms: true,
  create: createSource,
};

/** What a page is asked with, beside its lane. */
interface Asked {
  readonly since: Date;
  /** Is told of posts whose deletion matters; null where nobody listens. */
  readonly stream: ServerStream | null;
  readonly signal: AbortSignal;
}

function createSource({
  http,
  clock,
  log,
  settings,
  env,
}: SourceTools & { readonly settings: MastodonSettings; readonly env: EnvValues }): Source {
  const walker = new LaneWalker<LaneState | StreamState>(z.union([LaneState, StreamState]));
  const streams = new Map<string, ServerStream>();
  const now = () => clock.now();
  const tokens = readTokens(env.MASTODON_TOKENS);
  const urls = settings.baseUrl === undefined ? settings.servers : [settings.baseUrl];
  const servers = [...new Set(urls)].map(
    (url): Server => ({ url, token: tokens?.get(new URL(url).host) ?? null }),
  );

  return {
    name: NAME,
    readiness:
      tokens === null
        ? { isReady: false, missing: ['MASTODON_TOKENS (written as host=token, host=token)'] }
        : { isReady: true },
    normalSilenceMs: DAY_MS,
    isAskedByTerms: true,
    async fetchPage({ brand, terms, cursor, since, signal }) {
      const own = brand.sources.find(({ source }) => source === NAME)?.settings ?? {};
      const { hashtags } = MastodonBrandSettings.parse(own);
      return walker.next({
        lanes: serverLanes({ servers, terms, hashtags, isStreaming: settings.isStreaming }),
        cursor,
        signal,
        fetch: (lane, state) =>
          withSourceErrors({ source: NAME, now }, async () => {
            if (lane.type === 'stream') {
              return (await streamOf(brand.id, lane)).page(isStreamState(state) ? state : null);
            }
            const known = state === null || isStreamState(state) ? NEW_LANE : state;
            const stream = streams.get(streamKey(brand.id, lane.server)) ?? null;
            return fetchLane(lane, known, { since, stream, signal });
          }),
      });
    },
    async close() {
      for (const stream of streams.values()) await stream.close();
      streams.clear();
    },
  };

  /** The brand's stream; another one where its hashtags have changed. */
  async function streamOf(brandId: string, { server, words }: ServerLane): Promise<ServerStream> {
    const key = streamKey(brandId, server);
    const known = streams.get(key);
    if (known?.hashtags === words) return known;
    await known?.close();
    const stream = new ServerStream(server, words, { http, clock, log });
    streams.set(key, stream);
    return stream;
  }

  async function fetchLane(lane: ServerLane, state: LaneState, asked: Asked) {
    try {
      if (lane.type === 'search') return await searchBack(lane, state, asked);
      if (state.walk.doneTo === null || state.newestId === null) {
        return await walkBack(lane, state, asked);
      }
      const begun = startOf({ ...state, newestId: state.newestId }, now());
      return await walkForward(lane, begun.minId, { ...state, ...begun }, asked);
    } catch (error) {
      throw explain(error, lane.server);
    }
  }

  /** The search has no position but a count, so that its rounds go from the newest post back. */
  async function searchBack(
    { server, words }: ServerLane,
    { walk }: LaneState,
    { since, stream, signal }: Asked,
  ): Promise<LanePage<LaneState>> {
    const floor = walkFloor(walk, { since, overlapMs: OVERLAP_MS });
    const offset = Number(walk.position ?? 0);
    const limit = settings.pageSize;
    const { page, response } = await searchStatuses(http, server, {
      term: words,
      offset,
      limit,
      signal,
    });
    const size = page.items.length + page.skipped;
    const next = size < limit ? null : String(offset + size);
    const step = advanceWalk(walk, { times: timesOf(page), next, floor, now: now() });
    return toLanePage(page, response, {
      server,
      since,
      stream,
      state: { ...NEW_LANE, walk: step.state },
      isDone: step.isDone,
    });
  }

  /** A hashtag's first round, as far back as `since`. */
  async function walkBack(
    { server, words }: ServerLane,
    { walk, newestId }: LaneState,
    { since, stream, signal }: Asked,
  ): Promise<LanePage<LaneState>> {
    const maxId = walk.position;
    const limit = settings.pageSize;
    const fetched = await fetchHashtag(http, server, { hashtag: words, maxId, limit, signal });
    const { page, response } = fetched;
    const next = page.items.length === 0 ? null : (fetched.maxId ?? oldestId(page));
    const step = advanceWalk(walk, { times: timesOf(page), next, floor: since, now: now() });
    const newest = newestId ?? fetched.minId ?? newestIdOf(page);
    return toLanePage(page, response, {
      server,
      since,
      stream,
      state: { ...NEW_LANE, walk: step.state, newestId: newest },
      isDone: step.isDone,
    });
  }

  /** Later rounds: the page right after the newest post known, until there is none. */
  async function walkForward(
    { server, words }: ServerLane,
    minId: string,
    { walk, sweptAt, recent }: LaneState,
    { since, stream, signal }: Asked,
  ): Promise<LanePage<LaneState>> {
    const limit = settings.pageSize;
    const fetched = await fetchHashtag(http, server, { hashtag: words, minId, limit, signal });
    const { page, response } = fetched;
    const newest = page.items.length === 0 ? minId : (fetched.minId ?? newestIdOf(page) ?? minId);
    const isDone = newest === minId;
    const noted = noteRecent(recent, pairsOf(page, server));
    const ended = isDone ? await endRound(noted, { http, server, signal }) : null;
    const state = {
      walk,
      newestId: newest,
      sweptAt,
      isInRound: !isDone,
      recent: ended?.recent ?? noted,
    };
    const told = toLanePage(page, response, { server, since, stream, state, isDone });
    return { ...told, deletedIds: ended?.gone ?? [] };
  }

  function toLanePage(
    page: StatusPage,
    response: HttpResponse,
    {
      server,
      since,
      stream,
      state,
      isDone,
    }: Pick<LanePage<LaneState>, 'state' | 'isDone'> &
      Pick<Asked, 'since' | 'stream'> & { readonly server: Server },
  ): LanePage<LaneState> {
    const shown = page.items.filter(isPublic);
    const posts = shown.flatMap((status) => {
      const post = toPost(status, server.url);
      if (post !== null) stream?.remember(status.id, post.id);
      return post === null ? [] : [post];
    });
    return {
      posts: posts.filter((post: RawPost) => post.createdAt >= since),
      state,
      isDone,
      skipped: page.skipped + shown.length - posts.length,
      quota: readQuota(response.headers, now()),
    };
  }
}

/** Where the next page of a hashtag begins: after the newest post known, or now and then an hour before it. */
function startOf(
  { newestId, sweptAt, isInRound, recent }: LaneState & { readonly newestId: string },
  now: Date,
): { readonly minId: string } & Pick<LaneState, 'sweptAt' | 'recent'> {
  const isDue = sweptAt === null || now.getTime() - sweptAt >= SWEEP_EVERY_MS;
  if (isInRound || !isDue || !SNOWFLAKE.test(newestId)) return { minId: newestId, sweptAt, recent };
  // What came late after the last such round was written an hour before it at most, whatever has been read since.
  const since = BigInt(sweptAt ?? now.getTime()) << 16n;
  const start = BigInt(newestId) < since ? BigInt(newestId) : since;
  const minId = String(start - (BigInt(OVERLAP_MS) << 16n));
  return { minId, sweptAt: now.getTime(), recent: { ...recent, seen: [], from: minId } };
}

/** Mastodon's own ids: milliseconds since 1970 above 16 other bits. Those of other software have no time to count by. */
const SNOWFLAKE = /^1\d{17,18}$/;

/** Servers differ in what they show to strangers, and tell it by any of these. */
function explain(error: unknown, { url, token }: Server): unknown {
  if (!(error instanceof HttpError) || ![401, 403, 422].includes(error.status)) return error;
  const { host } = new URL(url);
  const reason =
    token === null
      ? `${host} shows its posts to its users only; add a token to MASTODON_TOKENS or leave it out`
      : `${host} refused its token (${error.status}); make a new one with the scope read:search`;
  return new SourceAuthError({ source: NAME, reason }, { cause: error });
}

/** Ids that are no numbers hold no time to compare by. */
function pairsOf({ items }: StatusPage, { url }: Server): Pair[] {
  return items
    .filter(({ id }) => SNOWFLAKE.test(id))
    .map((status) => [status.id, globalId(status, url)]);
}

function timesOf({ items }: StatusPage): Date[] {
  return items.flatMap(({ created_at: createdAt }) => parseInstant(createdAt) ?? []);
}

/** Ids grow with time: as numbers of equal length or as UUIDs. Longer digits are larger; never read as numbers. */
function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : Number(a > b));
}

function newestIdOf({ items }: StatusPage): string | null {
  return (
    items
      .map(({ id }) => id)
      .toSorted(compareIds)
      .at(-1) ?? null
  );
}

function oldestId({ items }: StatusPage): string | null {
  return items.map(({ id }) => id).toSorted(compareIds)[0] ?? null;
}
