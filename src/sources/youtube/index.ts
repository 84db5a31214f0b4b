import { z } from 'zod';
import type { Source } from '../../core/contracts/source.js';
import { DAY_MS, MINUTE_MS } from '../../core/time.js';
import {
  type EnvValues,
  missingVariables,
  type SourceDefinition,
  type SourceTools,
} from '../../lib/drivers.js';
import { HttpContractError, HttpError } from '../../lib/http/errors.js';
import { withSourceErrors } from '../../lib/http/source-errors.js';
import { type LanePage, LaneWalker } from '../../lib/lanes.js';
import { searchedTerms } from '../../lib/search-terms.js';
import { Secret } from '../../lib/secret.js';
import { advanceWalk, NEW_WALK, TimeWalk, walkFloor } from '../../lib/time-walk.js';
import { PAGE_SIZES, YouTubeApi } from './client.js';
import { skipClosed, timeOf, toPage } from './comments.js';
import { YOUTUBE_ENV, YouTubeBrandSettings, YouTubeSettings } from './config.js';
import { lanesOf, type YouTubeLane } from './lanes.js';
import { fromComment, fromHit, fromVideo, type OwnChannels } from './map.js';
import type { Video } from './schema.js';
import { Watch } from './watch.js';

const NAME = 'youtube';
/** The search finds videos hours after they were published. */
const SEARCH_OVERLAP_MS = DAY_MS;
/** Comments that were held back appear later, with the time at which they were written. */
const COMMENT_OVERLAP_MS = DAY_MS / 4;
/** The search ends at about 500 videos, whatever lies behind. */
const SEARCH_END = 450;
const LaneState = z.object({
  walk: TimeWalk,
  /** When the last search began, in epoch milliseconds. */
  begunAt: z.number().nullable(),
  /** Videos seen, or calls made, in the round under way. */
  seen: z.number(),
});
type LaneState = z.infer<typeof LaneState>;
const NEW_LANE: LaneState = { walk: NEW_WALK, begunAt: null, seen: 0 };

interface Asked {
  readonly since: Date;
  readonly signal: AbortSignal;
  readonly watch: Watch;
  /** The brand's channels. */
  readonly own: OwnChannels;
}

/** YouTube: videos by search, and the comments under them and in the brand's channels. */
export const youtube: SourceDefinition<YouTubeSettings, YouTubeBrandSettings> = {
  name: NAME,
  settings: YouTubeSettings,
  brandSettings: YouTubeBrandSettings,
  env: YOUTUBE_ENV,
  isAskedByTerms: true,
  create: createSource,
};

function createSource(
  options: SourceTools & { readonly settings: YouTubeSettings; readonly env: EnvValues },
): Source {
  const { clock, settings, env } = options;
  const walker = new LaneWalker(LaneState);
  const now = () => clock.now();
  const api = new YouTubeApi(options, settings, env.YOUTUBE_API_KEY ?? new Secret(''));
  const missing = missingVariables(YOUTUBE_ENV, env);
  const watches = new Map<string, Watch>();
  const readers = { search: readSearch, channel: readChannel, counts: readCounts };

  return {
    name: NAME,
    readiness: missing.length === 0 ? { isReady: true } : { isReady: false, missing },
    normalSilenceMs: 7 * DAY_MS,
    isAskedByTerms: true,
    fetchPage({ brand, terms, cursor, since, signal }) {
      const named = brand.sources.find(({ source }) => source === NAME)?.settings ?? {};
      const { channels, videos } = YouTubeBrandSettings.parse(named);
      const own = new Set(channels);
      const watch = watches.get(brand.id) ?? new Watch();
      watches.set(brand.id, watch);
      watch.name(videos);
      return walker.next({
        lanes: lanesOf(searchedTerms(terms, brand), channels),
        cursor,
        signal,
        fetch: (lane, state) =>
          withSourceErrors({ source: NAME, now }, async () => {
            const read = lane.type === 'comments' ? readComments : readers[lane.type];
            const from = state ?? NEW_LANE;
            const page = await read(lane, from, { since, signal, watch, own }).catch(
              startAnew(from),
            );
            const posts = page.posts.filter(({ createdAt }) => createdAt >= since);
            return { ...page, posts, quota: await api.left() };
          }),
      });
    },
  };

  async function readSearch(
    { what: q }: YouTubeLane,
    { walk, begunAt, seen }: LaneState,
    { since, signal, watch, own }: Asked,
  ): Promise<LanePage<LaneState>> {
    const begins = walk.position === null;
    const restMs = settings.searchEveryMinutes * MINUTE_MS;
    if (begins && begunAt !== null && now().getTime() - begunAt < restMs) {
      return { posts: [], state: { walk, begunAt, seen: 0 }, isDone: true };
    }
    const floor = walkFloor(walk, { since, overlapMs: SEARCH_OVERLAP_MS });
    const publishedAfter = floor.toISOString();
    const query = { q, publishedAfter, pageToken: walk.position ?? undefined };
    const { items, nextPageToken: next = null } = await api.search(query, signal);
    const details = await detailsOf(items.videos, signal);
    for (const video of items.videos) watch.see(details.get(video.id) ?? video, now());
    const times = items.videos.map(({ snippet }) => snippet.publishedAt);
    const step = advanceWalk(walk, { times, next, floor, now: now() });
    const total = seen + items.videos.length;
    const oldest = new Date(Math.min(...times.map((time) => time.getTime())));
    const isCut = next === null && total >= SEARCH_END && oldest > floor;
    return {
      posts: items.videos.map((hit) => {
        const video = details.get(hit.id);
        return video === undefined ? fromHit(hit, own) : fromVideo(video, own);
      }),
      state: {
        walk: step.state,
        begunAt: begins ? now().getTime() : begunAt,
        seen: step.isDone ? 0 : total,
      },
      isDone: step.isDone,
      skipped: items.skipped,
      gap: isCut ? { from: floor, to: oldest, reason: 'api-limit' } : null,
    };
  }

  /** The whole description, language and counts of videos, for one unit more; a hit does without them. */
  async function detailsOf(hits: readonly Video[], signal: AbortSignal) {
    if (hits.length === 0) return new Map<string, Video>();
    try {
      const { items } = await api.videos(
        hits.map(({ id }) => id),
        signal,
      );
      return new Map(items.items.map((video): [string, Video] => [video.id, video]));
    } catch (error) {
      const isMissing = error instanceof HttpError && error.status === 404;
      if (!isMissing && !(error instanceof HttpContractError)) throw error;
      return new Map<string, Video>();
    }
  }

  async function readChannel(
    { what: channel }: YouTubeLane,
    { walk }: LaneState,
    { since, signal, watch, own }: Asked,
  ): Promise<LanePage<LaneState>> {
    const floor = walkFloor(walk, { since, overlapMs: COMMENT_OVERLAP_MS });
    const pageToken = walk.position ?? undefined;
    const reply = await api.threads({ allThreadsRelatedToChannelId: channel, pageToken }, signal);
    const times = reply.items.items.map(timeOf);
    const next = reply.nextPageToken ?? null;
    const step = advanceWalk(walk, { times, next, floor, now: now() });
    return {
      ...toPage(reply, watch, { videoId: undefined, own }),
      state: { ...NEW_LANE, walk: step.state },
      isDone: step.isDone,
    };
  }

  /** Which videos have new comments, and which are gone. */
  async function readCounts(
    _lane: YouTubeLane,
    _state: LaneState,
    { signal, watch }: Asked,
  ): Promise<LanePage<LaneState>> {
    const ids = watch.nextChecks(now(), PAGE_SIZES.videos);
    const end = { posts: [], state: NEW_LANE, isDone: true };
    if (ids.length === 0) return end;
    const reply = await api.videos(ids, signal).catch(skipClosed);
    if (reply === null) return end;
    const { items } = reply;
    for (const video of items.items) watch.see(video, now());
    // Deleted or private: they do not tell which. One that could not be read may be there.
    const shown = new Set(items.items.map(({ id }) => id));
    const deletedIds = items.skipped > 0 ? [] : ids.filter((id) => !shown.has(id));
    for (const id of deletedIds) watch.lose(id, now());
    return { ...end, deletedIds, skipped: items.skipped };
  }

  /** One call a page: answers that are owed, or the newest comments of a video that grew. */
  async function readComments(
    _lane: YouTubeLane,
    { walk, seen }: LaneState,
    { since, signal, watch, own }: Asked,
  ): Promise<LanePage<LaneState>> {
    const end = { posts: [], state: NEW_LANE, isDone: true };
    const next = { state: { walk, begunAt: null, seen: seen + 1 } };
    const isLast = () => watch.isDone || seen + 1 >= settings.callsPerRound;
    if (seen >= settings.callsPerRound) return end;
    const owed = watch.takeReplies();
    if (owed !== null) {
      const { items } = await api.replies({ parentId: owed.parentId }, signal);
      const posts = items.items.map((comment) => fromComment(comment, { ...owed, own }));
      return finish({ posts, skipped: items.skipped });
    }
    const video = watch.grown();
    if (video === null) return end;
    const floor = video.readTo ?? since;
    // A token is of one video; after a restart another one may be first.
    const [positionOf, pageToken] = walk.position?.split(' ') ?? [];
    const from = positionOf === video.id ? walk : NEW_WALK;
    const query = { videoId: video.id, pageToken: from === walk ? pageToken : undefined };
    const reply = await api.threads(query, signal).catch(skipClosed);
    if (reply === null) {
      watch.read(video.id, null);
      next.state.walk = NEW_WALK;
      return finish({ posts: [] });
    }
    const times = reply.items.items.map(timeOf);
    const following = reply.nextPageToken;
    const position = following === undefined ? null : `${video.id} ${following}`;
    const step = advanceWalk(from, { times, next: position, floor, now: now() });
    next.state.walk = step.isDone ? NEW_WALK : step.state;
    if (step.isDone) {
      watch.read(video.id, step.state.doneTo === null ? null : new Date(step.state.doneTo));
    }
    return finish(toPage(reply, watch, { videoId: video.id, own }));

    function finish(page: Pick<LanePage<LaneState>, 'posts' | 'skipped'>): LanePage<LaneState> {
      const isDone = isLast();
      return { ...page, ...next, ...(isDone ? { state: NEW_LANE } : {}), isDone };
    }
  }
}

/** A token for a next page that they no longer take must not stop a lane for good. */
function startAnew(state: LaneState): (error: unknown) => LanePage<LaneState> {
  return (error) => {
    const isRefused = error instanceof HttpError && error.status === 400;
    if (!isRefused || state.walk.position === null) throw error;
    return {
      posts: [],
      state: { ...state, walk: { ...state.walk, position: null } },
      isDone: true,
    };
  };
}
