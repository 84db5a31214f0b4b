import { z } from 'zod';
import type { Source } from '../../core/contracts/source.js';
import { SourceAuthError } from '../../core/errors.js';
import type { RawPost } from '../../core/post.js';
import { DAY_MS } from '../../core/time.js';
import {
  type EnvValues,
  missingVariables,
  type SourceDefinition,
  type SourceTools,
} from '../../lib/drivers.js';
import { OwedComments } from '../../lib/graph/owed.js';
import { nextPlace } from '../../lib/graph/paging.js';
import { explainGraphError } from '../../lib/graph/refusal.js';
import { usageQuota } from '../../lib/graph/usage.js';
import { HttpError } from '../../lib/http/errors.js';
import { withSourceErrors } from '../../lib/http/source-errors.js';
import { type Lane, type LanePage, LaneWalker } from '../../lib/lanes.js';
import type { Secret } from '../../lib/secret.js';
import { advanceWalk, NEW_WALK, TimeWalk, walkFloor } from '../../lib/time-walk.js';
import { fetchEdge } from './client.js';
import {
  type EDGES,
  FACEBOOK_ENV,
  FacebookBrandSettings,
  FacebookSettings,
  readTokens,
} from './config.js';
import { fromComment, fromPost, fromRating } from './map.js';
import { type Comment, CommentsReply, type Post, PostsReply, RatingsReply } from './schema.js';

const NAME = 'facebook';
/** Comments come for a week or so; every round looks at the posts of that time again. */
const OVERLAP_MS = 7 * DAY_MS;

const ADVICE = {
  token: 'make a new one for the Page at developers.facebook.com and set FACEBOOK_PAGE_TOKENS',
  permission:
    'it needs pages_read_engagement and pages_read_user_content, or leave this edge out of the brand',
};

const LaneState = z.object({ walk: TimeWalk, calls: z.number() });
type LaneState = z.infer<typeof LaneState>;
const NEW_LANE: LaneState = { walk: NEW_WALK, calls: 0 };

interface PageLane extends Lane {
  readonly page: string;
  readonly edge: (typeof EDGES)[number] | 'comments';
}

interface Asked {
  readonly token: Secret;
  readonly since: Date;
  readonly signal: AbortSignal;
  readonly owed: OwedComments;
}

/** Facebook: what is written on the brand's own Pages, under their posts, and of them. */
export const facebook: SourceDefinition<FacebookSettings, FacebookBrandSettings> = {
  name: NAME,
  settings: FacebookSettings,
  brandSettings: FacebookBrandSettings,
  env: FACEBOOK_ENV,
  isAskedByTerms: false,
  create: createSource,
};

function createSource({
  http,
  clock,
  settings,
  env,
}: SourceTools & { readonly settings: FacebookSettings; readonly env: EnvValues }): Source {
  const walker = new LaneWalker(LaneState);
  const now = () => clock.now();
  const root = `${settings.baseUrl.replace(/\/$/, '')}/${settings.version}`;
  const tokenOf = readTokens(env.FACEBOOK_PAGE_TOKENS);
  const missing =
    tokenOf === null
      ? ['FACEBOOK_PAGE_TOKENS (written as page=token, page=token)']
      : missingVariables(FACEBOOK_ENV, env);
  const owedByPage = new Map<string, OwedComments>();

  return {
    name: NAME,
    readiness: missing.length === 0 ? { isReady: true } : { isReady: false, missing },
    normalSilenceMs: 7 * DAY_MS,
    isAskedByTerms: false,
    isOwnPlace: true,
    fetchPage({ brand, cursor, since, signal }) {
      const own = brand.sources.find(({ source }) => source === NAME)?.settings ?? {};
      return walker.next({
        lanes: lanesOf(FacebookBrandSettings.parse(own)),
        cursor,
        signal,
        fetch: (lane, state) =>
          withSourceErrors({ source: NAME, now }, async () => {
            const key = `${brand.id} ${lane.page}`;
            const owed = owedByPage.get(key) ?? new OwedComments();
            owedByPage.set(key, owed);
            const token = tokenOf?.(lane.page);
            if (token === undefined) throw noToken(lane.page);
            try {
              return await fetchLane(lane, state ?? NEW_LANE, { token, since, signal, owed });
            } catch (error) {
              throw explainGraphError(error, { source: NAME, now: now(), advice: ADVICE });
            }
          }),
      });
    },
  };

  async function fetchLane(lane: PageLane, state: LaneState, asked: Asked) {
    try {
      if (lane.edge === 'comments') return await readOwed(lane, state, asked);
      if (lane.edge === 'ratings') return await readRatings(lane, state, asked);
      return await readPosts({ ...lane, edge: lane.edge }, state, asked);
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      // A Page without recommendations has no such edge, and a post may be gone since it was seen.
      const isAbsent = error.status === 404 || error.code === 'graph:100';
      if (lane.edge !== 'feed' && isAbsent) return { posts: [], state: NEW_LANE, isDone: true };
      // A place in the list that they no longer take must not stop the lane for good.
      if (error.status !== 400 || state.walk.position === null) throw error;
      if (error.code !== null && !error.code.startsWith('graph:')) throw error;
      const walk = { ...state.walk, position: null };
      return { posts: [], state: { ...state, walk }, isDone: true };
    }
  }

  async function readPosts(
    { page, edge }: PageLane & { readonly edge: 'feed' | 'tagged' },
    { walk }: LaneState,
    { token, since, signal, owed }: Asked,
  ): Promise<LanePage<LaneState>> {
    const floor = walkFloor(walk, { since, overlapMs: OVERLAP_MS });
    const query = { limit: settings.pageSize, since: Math.floor(floor.getTime() / 1000) };
    const { value, response } = await fetchEdge(http, {
      ...{ root, token, id: page, edge, place: walk.position, query, signal },
      schema: PostsReply,
    });
    const found = value.data.items;
    for (const { id, comments } of found) {
      const written = (comments?.data.items ?? []).map(({ created_time: time }) => time);
      const count = comments?.summary?.total_count ?? comments?.count ?? 0;
      if (written.length === 0) owed.seeCount(id, count);
      owed.see(id, written, nextPlace(comments?.paging));
    }
    const times = found.map(({ created_time: time }) => time);
    const next = nextPlace(value.paging);
    const step = advanceWalk(walk, { times, next, floor, now: now() });
    const posts = found.flatMap((post) => withComments(post, page));
    const broken = found.reduce((sum, { comments }) => sum + (comments?.data.skipped ?? 0), 0);
    return {
      posts: posts.filter(({ createdAt }) => createdAt >= since),
      state: { walk: step.state, calls: 0 },
      isDone: step.isDone,
      skipped: value.data.skipped + broken,
      quota: usageQuota(response.headers, now()),
    };
  }

  async function readRatings(
    { page }: PageLane,
    { walk }: LaneState,
    { token, since, signal }: Asked,
  ): Promise<LanePage<LaneState>> {
    const floor = walkFloor(walk, { since, overlapMs: DAY_MS });
    const query = { limit: settings.pageSize };
    const { value, response } = await fetchEdge(http, {
      ...{ root, token, id: page, edge: 'ratings', place: walk.position, query, signal },
      schema: RatingsReply,
    });
    const posts = value.data.items.map((rating) => fromRating(rating, page));
    const times = posts.map(({ createdAt }) => createdAt);
    const step = advanceWalk(walk, { times, next: nextPlace(value.paging), floor, now: now() });
    return {
      posts: posts.filter(({ createdAt }) => createdAt >= since),
      state: { walk: step.state, calls: 0 },
      isDone: step.isDone,
      skipped: value.data.skipped,
      quota: usageQuota(response.headers, now()),
    };
  }

  /** One page of comments a call, of those posts that have more than came with them. */
  async function readOwed(
    { page }: PageLane,
    { calls }: LaneState,
    { token, since, signal, owed }: Asked,
  ): Promise<LanePage<LaneState>> {
    const taken = calls >= settings.callsPerRound ? null : owed.take();
    if (taken === null) return { posts: [], state: NEW_LANE, isDone: true };
    const query = { filter: 'stream', order: 'reverse_chronological', limit: 100 };
    const { value, response } = await fetchEdge(http, {
      ...{ root, token, id: taken.postId, edge: 'comments', place: taken.place, query, signal },
      schema: CommentsReply,
    });
    const found = value.data.items;
    const place = nextPlace(value.paging);
    const floor = taken.knownTo ?? since;
    const isAllOld = found.every(({ created_time: time }) => time <= floor);
    if (place !== null && place !== taken.place && !isAllOld) owed.goOn({ ...taken, place });
    const posts = found.flatMap((comment) => toComment(comment, { page, postId: taken.postId }));
    const isDone = owed.isEmpty || calls + 1 >= settings.callsPerRound;
    return {
      posts: posts.filter(({ createdAt }) => createdAt >= since),
      state: isDone ? NEW_LANE : { walk: NEW_WALK, calls: calls + 1 },
      isDone,
      skipped: value.data.skipped,
      quota: usageQuota(response.headers, now()),
    };
  }
}

/** A post with the comments that came with it. */
function withComments(post: Post, page: string): RawPost[] {
  const comments = (post.comments?.data.items ?? []).flatMap((comment) =>
    toComment(comment, { page, postId: post.id }),
  );
  return [{ ...fromPost(post), ...ownMark(post, page) }, ...comments];
}

function toComment(
  comment: Comment,
  { page, postId }: { readonly page: string; readonly postId: string },
): RawPost[] {
  const post = fromComment(comment, postId);
  return post === null ? [] : [{ ...post, ...ownMark(comment, page) }];
}

/** What the Page writes on itself is the brand's own. */
function ownMark({ from }: Post | Comment, page: string): Pick<RawPost, 'isOwn'> {
  return from?.id === page ? { isOwn: true } : {};
}

function lanesOf({ pages, edges }: FacebookBrandSettings): PageLane[] {
  return [...new Set(pages)].flatMap((page) =>
    ([...edges, 'comments'] as const).map((edge) => ({
      key: `${page} ${edge}`,
      // Each edge has a permission of its own.
      group: `${page} ${edge}`,
      page,
      edge,
    })),
  );
}

function noToken(page: string): SourceAuthError {
  const reason = `there is no token for the Page ${page}; ${ADVICE.token}`;
  return new SourceAuthError({ source: NAME, reason });
}
