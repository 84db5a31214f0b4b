import type { Source } from '../../core/contracts/source.js';
import { SourceRateLimitedError } from '../../core/errors.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/time.js';
import type { DriverTools, SourceDefinition } from '../../lib/drivers.js';
import { HttpError } from '../../lib/http/errors.js';
import { withSourceErrors } from '../../lib/http/source-errors.js';
import { type Lane, type LanePage, LaneWalker } from '../../lib/lanes.js';
import { nextPagePosition, readPagePosition } from '../../lib/page-position.js';
import { readQuota } from '../../lib/rate-limit.js';
import { searchedTerms } from '../../lib/search-terms.js';
import { advanceWalk, NEW_WALK, TimeWalk, walkFloor } from '../../lib/time-walk.js';
import { KINDS, type Kind, search } from './client.js';
import { LemmyBrandSettings, LemmySettings } from './config.js';
import { toPosts } from './map.js';

const NAME = 'lemmy';
/** Posts of other instances arrive late, and with the time at which they were written. */
const OVERLAP_MS = 2 * HOUR_MS;
/** The window of an instance's search limit, as it is set up by default. */
const SEARCH_WINDOW_MS = 10 * MINUTE_MS;

interface SearchLane extends Lane {
  readonly instance: string;
  readonly term: string;
  readonly kind: Kind;
}

/** Lemmy, through the search of a list of instances. */
export const lemmy: SourceDefinition<LemmySettings, LemmyBrandSettings> = {
  name: NAME,
  settings: LemmySettings,
  brandSettings: LemmyBrandSettings,
  env: [],
  isAskedByTerms: true,
  create: createSource,
};

function createSource({
  http,
  clock,
  settings,
}: DriverTools & { readonly settings: LemmySettings }): Source {
  const walker = new LaneWalker(TimeWalk);
  const now = () => clock.now();
  const instances = settings.baseUrl === undefined ? settings.instances : [settings.baseUrl];

  return {
    name: NAME,
    readiness: { isReady: true },
    normalSilenceMs: 7 * DAY_MS,
    isAskedByTerms: true,
    fetchPage({ brand, terms, cursor, since, signal }) {
      return walker.next({
        lanes: lanesOf(instances, searchedTerms(terms, brand)),
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
    { instance, term, kind }: SearchLane,
    walk: TimeWalk,
    since: Date,
    signal: AbortSignal,
  ): Promise<LanePage<TimeWalk>> {
    const floor = walkFloor(walk, { since, overlapMs: OVERLAP_MS });
    const position = readPagePosition(walk.position);
    const limit = settings.pageSize;
    const asked = { instance, term, kind, page: position.page, limit, signal };
    const { value, response } = await search(http, asked).catch((error: unknown) => {
      throw explain(error, instance, now());
    });
    const posts = value.posts?.items ?? [];
    const comments = value.comments?.items ?? [];
    const skipped = (value.posts?.skipped ?? 0) + (value.comments?.skipped ?? 0);
    const mapped = toPosts({ posts, comments }, instance);
    const hasMore = posts.length + comments.length + skipped >= limit;
    const first = mapped.posts[0]?.id ?? mapped.deletedIds[0];
    const next = nextPagePosition(position, { first, hasMore });
    const times = mapped.posts.map((post) => post.createdAt);
    return {
      ...advanceWalk(walk, { times, next, floor, now: now() }),
      posts: mapped.posts.filter((post) => post.createdAt >= since),
      deletedIds: mapped.deletedIds,
      skipped,
      quota: readQuota(response.headers, now()),
    };
  }
}

function lanesOf(instances: readonly string[], terms: readonly string[]): SearchLane[] {
  return [...new Set(instances)].flatMap((instance) =>
    terms.flatMap((term) =>
      KINDS.map((kind) => ({
        key: `${kind} ${instance} ${term}`,
        group: instance,
        instance,
        term,
        kind,
      })),
    ),
  );
}

/** Servers before 0.19 say with a 400 that they were asked too often. */
function explain(error: unknown, instance: string, now: Date): unknown {
  if (!(error instanceof HttpError) || error.code !== 'rate_limit_error') return error;
  const reason = `${new URL(instance).host} answered that it was asked too often`;
  const retryAt = error.retryAt ?? new Date(now.getTime() + SEARCH_WINDOW_MS);
  return new SourceRateLimitedError({ source: NAME, reason, retryAt }, { cause: error });
}
