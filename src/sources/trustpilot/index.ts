import type { Source } from '../../core/contracts/source.js';
import { DAY_MS } from '../../core/time.js';
import {
  type EnvValues,
  missingVariables,
  type SourceDefinition,
  type SourceTools,
} from '../../lib/drivers.js';
import { withSourceErrors } from '../../lib/http/source-errors.js';
import { type Lane, type LanePage, LaneWalker } from '../../lib/lanes.js';
import { nextPagePosition, readPagePosition } from '../../lib/page-position.js';
import { Secret } from '../../lib/secret.js';
import { advanceWalk, NEW_WALK, TimeWalk, walkFloor } from '../../lib/time-walk.js';
import { fetchReviews, PAGE_SIZE } from './client.js';
import { TRUSTPILOT_ENV, TrustpilotBrandSettings, TrustpilotSettings } from './config.js';
import { toPost } from './map.js';

const NAME = 'trustpilot';
/** A review may be held for checks before it is shown, and is changed by its author for days after. */
const OVERLAP_MS = 7 * DAY_MS;

interface UnitLane extends Lane {
  readonly businessUnit: string;
}

/** Reviews of businesses on Trustpilot. */
export const trustpilot: SourceDefinition<TrustpilotSettings, TrustpilotBrandSettings> = {
  name: NAME,
  settings: TrustpilotSettings,
  brandSettings: TrustpilotBrandSettings,
  env: TRUSTPILOT_ENV,
  isAskedByTerms: false,
  create: createSource,
};

function createSource({
  http,
  clock,
  settings,
  env,
}: SourceTools & { readonly settings: TrustpilotSettings; readonly env: EnvValues }): Source {
  const walker = new LaneWalker(TimeWalk);
  const now = () => clock.now();
  const missing = missingVariables(TRUSTPILOT_ENV, env);
  const apiKey = env.TRUSTPILOT_API_KEY ?? new Secret('');

  return {
    name: NAME,
    readiness: missing.length === 0 ? { isReady: true } : { isReady: false, missing },
    normalSilenceMs: 14 * DAY_MS,
    isAskedByTerms: false,
    isOwnPlace: true,
    fetchPage({ brand, cursor, since, signal }) {
      const own = brand.sources.find(({ source }) => source === NAME)?.settings ?? {};
      const { businessUnits } = TrustpilotBrandSettings.parse(own);
      return walker.next({
        lanes: [...new Set(businessUnits)].map((businessUnit) => ({
          key: businessUnit,
          group: NAME,
          businessUnit,
        })),
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
    { businessUnit }: UnitLane,
    walk: TimeWalk,
    since: Date,
    signal: AbortSignal,
  ): Promise<LanePage<TimeWalk>> {
    const floor = walkFloor(walk, { since, overlapMs: OVERLAP_MS });
    const position = readPagePosition(walk.position);
    const { reviews } = await fetchReviews(http, {
      baseUrl: settings.baseUrl,
      apiKey,
      businessUnit,
      page: position.page,
      signal,
    });
    const posts = reviews.items.map(toPost);
    const times = posts.map(({ createdAt }) => createdAt);
    const isFull = reviews.items.length + reviews.skipped >= PAGE_SIZE;
    const next = nextPagePosition(position, { first: posts[0]?.id, hasMore: isFull });
    return {
      ...advanceWalk(walk, { times, next, floor, now: now() }),
      posts: posts.filter(({ createdAt }) => createdAt >= since),
      skipped: reviews.skipped,
    };
  }
}
