import type { Source } from '../../core/contracts/source.js';
import { DAY_MS } from '../../core/time.js';
import type { DriverTools, SourceDefinition } from '../../lib/drivers.js';
import { withSourceErrors } from '../../lib/http/source-errors.js';
import { type Lane, type LanePage, LaneWalker } from '../../lib/lanes.js';
import { nextPagePosition, readPagePosition } from '../../lib/page-position.js';
import { advanceWalk, NEW_WALK, TimeWalk, walkFloor } from '../../lib/time-walk.js';
import { fetchReviews, LAST_PAGE, PAGE_SIZE } from './client.js';
import { AppStoreBrandSettings, AppStoreSettings } from './config.js';
import { toPost } from './map.js';

const NAME = 'appstore';
/** Reviews appear in the feed up to a day or two after they were written. */
const OVERLAP_MS = 2 * DAY_MS;

interface StoreLane extends Lane {
  readonly appId: string;
  readonly country: string;
}

/** Reviews of apps in Apple's App Store, by the feed of each country. */
export const appstore: SourceDefinition<AppStoreSettings, AppStoreBrandSettings> = {
  name: NAME,
  settings: AppStoreSettings,
  brandSettings: AppStoreBrandSettings,
  env: [],
  isAskedByTerms: false,
  create: createSource,
};

function createSource({
  http,
  clock,
  settings,
}: DriverTools & { readonly settings: AppStoreSettings }): Source {
  const walker = new LaneWalker(TimeWalk);
  const now = () => clock.now();

  return {
    name: NAME,
    readiness: { isReady: true },
    normalSilenceMs: 14 * DAY_MS,
    isAskedByTerms: false,
    isOwnPlace: true,
    fetchPage({ brand, cursor, since, signal }) {
      const own = brand.sources.find(({ source }) => source === NAME)?.settings ?? {};
      return walker.next({
        lanes: lanesOf(AppStoreBrandSettings.parse(own)),
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
    { appId, country }: StoreLane,
    walk: TimeWalk,
    since: Date,
    signal: AbortSignal,
  ): Promise<LanePage<TimeWalk>> {
    const floor = walkFloor(walk, { since, overlapMs: OVERLAP_MS });
    const position = readPagePosition(walk.position);
    const { page } = position;
    const { baseUrl } = settings;
    const { feed } = await fetchReviews(http, { baseUrl, appId, country, page, signal });
    const { items, skipped } = feed.reviews;
    const posts = items.map((review) => toPost(review, feed.updated ?? now()));
    const times = posts.map((post) => post.createdAt);
    const isFull = items.length + skipped >= PAGE_SIZE;
    const following = nextPagePosition(position, { first: posts[0]?.id, hasMore: isFull });
    const next = page < LAST_PAGE ? following : null;
    const oldest = new Date(Math.min(...times.map((time) => time.getTime())));
    const isCut = page >= LAST_PAGE && following !== null && oldest > floor;
    return {
      ...advanceWalk(walk, { times, next, floor, now: now() }),
      posts: posts.filter((post) => post.createdAt >= since),
      skipped,
      gap: isCut ? { from: floor, to: oldest, reason: 'api-limit' } : null,
    };
  }
}

function lanesOf({ appIds, countries }: AppStoreBrandSettings): StoreLane[] {
  return [...new Set(appIds)].flatMap((appId) =>
    [...new Set(countries)].map((country) => ({
      key: `${country} ${appId}`,
      group: NAME,
      appId,
      country,
    })),
  );
}
