import { z } from 'zod';
import type { Source } from '../../core/contracts/source.js';
import type { RawPost } from '../../core/post.js';
import { DAY_MS, HOUR_MS } from '../../core/time.js';
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
import type { HttpResponse } from '../../lib/http/http.js';
import { withSourceErrors } from '../../lib/http/source-errors.js';
import { type LanePage, LaneWalker } from '../../lib/lanes.js';
import { Secret } from '../../lib/secret.js';
import { advanceWalk, NEW_WALK, TimeWalk, walkFloor } from '../../lib/time-walk.js';
import { type Api, FIELDS, fetchGraph, mentionFields } from './client.js';
import { INSTAGRAM_ENV, InstagramBrandSettings, InstagramSettings } from './config.js';
import { type InstagramLane, lanesOf } from './lanes.js';
import { fromComment, fromMedia } from './map.js';
import { nextPosition, readPosition } from './position.js';
import { CommentsReply, HashtagReply, type Media, MediaReply, MentionReply } from './schema.js';

const NAME = 'instagram';
/** Comments come for a week or so; every round looks at the account's posts of that time again. */
const MEDIA_OVERLAP_MS = 7 * DAY_MS;
/** Tags are accepted, and hashtags listed, some hours after a post. */
const TAG_OVERLAP_MS = 6 * HOUR_MS;
/** A hashtag shows the posts of the last 24 hours. */
const HASHTAG_REACH_MS = DAY_MS;
/** A mention was told by a webhook; it is looked at again for its counts and its edits. */
const MENTION_REST_MS = DAY_MS;

const ADVICE = {
  token: 'make a new one at developers.facebook.com and set INSTAGRAM_ACCESS_TOKEN',
  permission:
    'it needs instagram_basic, instagram_manage_comments and pages_read_engagement; hashtags need the feature Instagram Public Content Access',
};

const LaneState = z.object({
  walk: TimeWalk,
  /** Number of a hashtag; it never changes. */
  hashtagId: z.string().nullable(),
  /** When a mention was fetched, in epoch milliseconds. */
  fetchedAt: z.number().nullable(),
  /** Calls of the round under way. */
  calls: z.number(),
});
type LaneState = z.infer<typeof LaneState>;
const NEW_LANE: LaneState = { walk: NEW_WALK, hashtagId: null, fetchedAt: null, calls: 0 };

interface Asked {
  readonly since: Date;
  readonly signal: AbortSignal;
  readonly owed: OwedComments;
}

/** Instagram: what tags, answers and mentions the brand's own accounts, and hashtags. */
export const instagram: SourceDefinition<InstagramSettings, InstagramBrandSettings> = {
  name: NAME,
  settings: InstagramSettings,
  brandSettings: InstagramBrandSettings,
  env: INSTAGRAM_ENV,
  isAskedByTerms: false,
  create: createSource,
};

function createSource({
  http,
  clock,
  settings,
  env,
}: SourceTools & { readonly settings: InstagramSettings; readonly env: EnvValues }): Source {
  const walker = new LaneWalker(LaneState);
  const now = () => clock.now();
  const root = `${settings.baseUrl.replace(/\/$/, '')}/${settings.version}`;
  const api: Api = { http, root, token: env.INSTAGRAM_ACCESS_TOKEN ?? new Secret('') };
  const missing = missingVariables(INSTAGRAM_ENV, env);
  const owedByAccount = new Map<string, OwedComments>();
  const readers = {
    tags: readTags,
    media: readOwnMedia,
    comments: readOwed,
    hashtag: readHashtag,
    mentionedMedia: readMention,
    mentionedComment: readMention,
  };

  return {
    name: NAME,
    readiness: missing.length === 0 ? { isReady: true } : { isReady: false, missing },
    normalSilenceMs: 7 * DAY_MS,
    isAskedByTerms: false,
    fetchPage({ brand, cursor, since, signal }) {
      const own = brand.sources.find(({ source }) => source === NAME)?.settings ?? {};
      return walker.next({
        lanes: lanesOf(InstagramBrandSettings.parse(own)),
        cursor,
        signal,
        fetch: (lane, state) =>
          withSourceErrors({ source: NAME, now }, async () => {
            const key = `${brand.id} ${lane.account}`;
            const owed = owedByAccount.get(key) ?? new OwedComments();
            owedByAccount.set(key, owed);
            const from = state ?? NEW_LANE;
            try {
              return await readers[lane.type](lane, from, { since, signal, owed });
            } catch (error) {
              const skipped = skipAbsent(error, lane, { state: from, now: now() });
              if (skipped !== null) return skipped;
              throw explainGraphError(error, { source: NAME, now: now(), advice: ADVICE });
            }
          }),
      });
    },
  };

  async function readTags(
    { account }: InstagramLane,
    state: LaneState,
    asked: Asked,
  ): Promise<LanePage<LaneState>> {
    const floor = walkFloor(state.walk, { since: asked.since, overlapMs: TAG_OVERLAP_MS });
    const path = `${account}/tags`;
    return readMediaList({ path, query: { fields: FIELDS.tags } }, state, { ...asked, floor });
  }

  /** The hashtag's number first, then its posts. */
  async function readHashtag(
    { account, what }: InstagramLane,
    state: LaneState,
    { since, signal }: Asked,
  ): Promise<LanePage<LaneState>> {
    const user = { user_id: account };
    if (state.hashtagId === null) {
      const { value } = await fetchGraph(api, {
        path: 'ig_hashtag_search',
        query: { ...user, q: what },
        schema: HashtagReply,
        signal,
      });
      const hashtagId = value.data[0]?.id ?? null;
      // Nobody has used it yet.
      return { posts: [], state: { ...state, hashtagId }, isDone: hashtagId === null };
    }
    const floor = walkFloor(state.walk, { since, overlapMs: TAG_OVERLAP_MS });
    const reach = new Date(now().getTime() - HASHTAG_REACH_MS);
    const path = `${state.hashtagId}/recent_media`;
    const query = { ...user, fields: FIELDS.recent_media };
    const page = await readMediaList({ path, query }, state, { since, signal, floor });
    const isOutOfReach = state.walk.position === null && floor < reach;
    return {
      ...page,
      gap: isOutOfReach ? { from: floor, to: reach, reason: 'api-limit' } : null,
    };
  }

  async function readMediaList(
    { path, query }: { readonly path: string; readonly query: Readonly<Record<string, string>> },
    state: LaneState,
    { since, signal, floor }: Omit<Asked, 'owed'> & { readonly floor: Date },
  ): Promise<LanePage<LaneState>> {
    const { value, response, step } = await walkList({ path, query }, state, { signal, floor });
    const posts = value.data.items.map((media) => fromMedia(media, now()));
    return { ...step, ...page(posts, { since, response }), skipped: value.data.skipped };
  }

  /** Comments under the account's own posts; the posts themselves are the brand's own words. */
  async function readOwnMedia(
    { account }: InstagramLane,
    state: LaneState,
    { since, signal, owed }: Asked,
  ): Promise<LanePage<LaneState>> {
    const floor = walkFloor(state.walk, { since, overlapMs: MEDIA_OVERLAP_MS });
    const asked = { path: `${account}/media`, query: { fields: FIELDS.media } };
    const { value, response, step } = await walkList(asked, state, { signal, floor });
    for (const media of value.data.items) note(media, owed);
    const posts = value.data.items.flatMap((media) =>
      (media.comments?.data.items ?? []).flatMap((comment) =>
        fromComment(comment, { mediaId: media.id, permalink: media.permalink }).map((post) => {
          const isOwn = media.username !== undefined && post.author.handle === media.username;
          return isOwn ? { ...post, isOwn } : post;
        }),
      ),
    );
    const broken = value.data.items.reduce(
      (sum, { comments }) => sum + (comments?.data.skipped ?? 0),
      0,
    );
    return { ...step, ...page(posts, { since, response }), skipped: value.data.skipped + broken };
  }

  async function walkList(
    { path, query }: { readonly path: string; readonly query: Readonly<Record<string, string>> },
    state: LaneState,
    { signal, floor }: { readonly signal: AbortSignal; readonly floor: Date },
  ) {
    const { walk } = state;
    const position = readPosition(walk.position);
    const { value, response } = await fetchGraph(api, {
      path,
      query: { ...query, limit: settings.pageSize },
      place: position.place,
      schema: MediaReply,
      signal,
    });
    const found = value.data.items;
    const times = found.map(({ timestamp }) => timestamp ?? now());
    const next = nextPosition(position, { first: found[0]?.id, place: nextPlace(value.paging) });
    const { state: walked, isDone } = advanceWalk(walk, { times, next, floor, now: now() });
    return { value, response, step: { state: { ...state, walk: walked }, isDone } };
  }

  /** One page of comments a call, of those posts that have more than came with them. */
  async function readOwed(
    _lane: InstagramLane,
    { calls }: LaneState,
    { since, signal, owed }: Asked,
  ): Promise<LanePage<LaneState>> {
    const taken = calls >= settings.callsPerRound ? null : owed.take();
    if (taken === null) return { posts: [], state: NEW_LANE, isDone: true };
    const { value, response } = await fetchGraph(api, {
      path: `${taken.postId}/comments`,
      query: { fields: FIELDS.comments, limit: 50 },
      place: taken.place,
      schema: CommentsReply,
      signal,
    });
    const found = value.data.items;
    const place = nextPlace(value.paging);
    const floor = taken.knownTo ?? since;
    const isAllOld = found.every(({ timestamp }) => timestamp <= floor);
    if (place !== null && place !== taken.place && !isAllOld) owed.goOn({ ...taken, place });
    const posts = found.flatMap((comment) => fromComment(comment, { mediaId: taken.postId }));
    const isDone = owed.isEmpty || calls + 1 >= settings.callsPerRound;
    const state = isDone ? NEW_LANE : { ...NEW_LANE, calls: calls + 1 };
    return { ...page(posts, { since, response }), state, isDone, skipped: value.data.skipped };
  }

  async function readMention(
    { account, type, what }: InstagramLane,
    state: LaneState,
    { signal }: Asked,
  ): Promise<LanePage<LaneState>> {
    const isFresh = state.fetchedAt !== null && now().getTime() - state.fetchedAt < MENTION_REST_MS;
    if (isFresh) return { posts: [], state, isDone: true };
    const fields = mentionFields(type === 'mentionedMedia' ? 'media' : 'comment', what);
    const { value, response } = await fetchGraph(api, {
      path: account,
      query: { fields },
      schema: MentionReply,
      signal,
    });
    const { mentioned_media: media, mentioned_comment: comment } = value;
    const posts = [
      ...(media === undefined ? [] : [fromMedia(media, now())]),
      ...(comment === undefined ? [] : fromComment(comment, {})),
    ];
    // Whoever named it wants it, however old it is.
    const shown = page(posts, { since: new Date(0), response });
    return { ...shown, state: { ...state, fetchedAt: now().getTime() }, isDone: true };
  }

  function page(
    posts: readonly RawPost[],
    { since, response }: { readonly since: Date; readonly response: HttpResponse },
  ): Pick<LanePage<LaneState>, 'posts' | 'quota'> {
    return {
      posts: posts.filter(({ createdAt }) => createdAt >= since),
      quota: usageQuota(response.headers, now()),
    };
  }
}

function note({ id, comments, comments_count: count = 0 }: Media, owed: OwedComments): void {
  if (comments === undefined) owed.seeCount(id, count);
  const times = (comments?.data.items ?? []).map(({ timestamp }) => timestamp);
  owed.see(id, times, nextPlace(comments?.paging));
}

/** What went since it was seen or named, and a place in a list that they no longer take, stop no lane for good. */
function skipAbsent(
  error: unknown,
  { type, what }: InstagramLane,
  { state, now }: { readonly state: LaneState; readonly now: Date },
): LanePage<LaneState> | null {
  if (!(error instanceof HttpError)) return null;
  // 24: there is no such hashtag.
  const isAbsent = error.status === 404 || error.code === 'graph:100' || error.code === 'graph:24';
  const isOne = type === 'hashtag' || type.startsWith('mentioned');
  if (isAbsent && (isOne || type === 'comments')) {
    const fetchedAt = isOne ? now.getTime() : null;
    const deletedIds = type.startsWith('mentioned') ? [what] : [];
    return { posts: [], state: { ...NEW_LANE, fetchedAt }, isDone: true, deletedIds };
  }
  const isPlaceRefused = error.status === 400 && (error.code ?? 'graph:').startsWith('graph:');
  if (!isPlaceRefused || state.walk.position === null) return null;
  return { posts: [], state: { ...state, walk: { ...state.walk, position: null } }, isDone: true };
}
