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
import { createOAuth } from '../../lib/oauth/oauth.js';
import { Secret } from '../../lib/secret.js';
import { advanceWalk, NEW_WALK, TimeWalk, walkFloor } from '../../lib/time-walk.js';
import { fetchReviews } from './client.js';
import {
  GOOGLE_BUSINESS_ENV,
  GoogleBusinessBrandSettings,
  GoogleBusinessSettings,
} from './config.js';
import { toPost } from './map.js';

const NAME = 'googlebusiness';
const API = 'https://mybusiness.googleapis.com';
const TOKEN_URL = 'https://oauth2.googleapis.com/token';
/** Pages after the first may miss reviews (a fault known to Google): what was changed lately is looked at again. */
const OVERLAP_MS = 3 * DAY_MS;

interface PlaceLane extends Lane {
  readonly location: string;
}

/** Reviews of the brand's own places on Google Maps. */
export const googlebusiness: SourceDefinition<GoogleBusinessSettings, GoogleBusinessBrandSettings> =
  {
    name: NAME,
    settings: GoogleBusinessSettings,
    brandSettings: GoogleBusinessBrandSettings,
    env: GOOGLE_BUSINESS_ENV,
    isAskedByTerms: false,
    create: createSource,
  };

function createSource(
  tools: SourceTools & { readonly settings: GoogleBusinessSettings; readonly env: EnvValues },
): Source {
  const { http, clock, settings, env } = tools;
  const walker = new LaneWalker(TimeWalk);
  const now = () => clock.now();
  const missing = missingVariables(GOOGLE_BUSINESS_ENV, env);
  const given = (name: string): Secret => env[name] ?? new Secret('');
  const oauth = createOAuth(tools, {
    source: NAME,
    tokenUrl: tokenUrlOf(settings),
    client: {
      id: given('GOOGLE_BUSINESS_CLIENT_ID'),
      secret: given('GOOGLE_BUSINESS_CLIENT_SECRET'),
    },
    clientIn: 'form',
    grant: { type: 'refresh_token', refreshToken: given('GOOGLE_BUSINESS_REFRESH_TOKEN') },
    remedy:
      'sign in again with the account that manages the places and put its new token into GOOGLE_BUSINESS_REFRESH_TOKEN',
  });

  return {
    name: NAME,
    readiness: missing.length === 0 ? { isReady: true } : { isReady: false, missing },
    normalSilenceMs: 14 * DAY_MS,
    isAskedByTerms: false,
    isOwnPlace: true,
    fetchPage({ brand, cursor, since, signal }) {
      const own = brand.sources.find(({ source }) => source === NAME)?.settings ?? {};
      const { locations } = GoogleBusinessBrandSettings.parse(own);
      return walker.next({
        lanes: [...new Set(locations)].map((location) => ({
          key: location,
          group: NAME,
          location,
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
    { location }: PlaceLane,
    walk: TimeWalk,
    since: Date,
    signal: AbortSignal,
  ): Promise<LanePage<TimeWalk>> {
    const floor = walkFloor(walk, { since, overlapMs: OVERLAP_MS });
    const { reviews, nextPageToken } = await oauth.withToken(signal, (token) =>
      fetchReviews(http, {
        baseUrl: settings.baseUrl,
        token,
        location,
        pageToken: walk.position,
        signal,
      }),
    );
    const posts = reviews?.items.map(toPost) ?? [];
    // The walk follows the order of the answers, which is that of the last change.
    const times = posts.map(({ createdAt, editedAt }) => editedAt ?? createdAt);
    return {
      ...advanceWalk(walk, { times, next: nextPageToken ?? null, floor, now: now() }),
      posts: posts.filter((_, index) => (times[index] ?? since) >= since),
      skipped: reviews?.skipped ?? 0,
    };
  }
}

/** Google's own, unless all of it is to be asked of another server. */
function tokenUrlOf({ baseUrl, tokenUrl }: GoogleBusinessSettings): string {
  return tokenUrl ?? (baseUrl === API ? TOKEN_URL : `${baseUrl.replace(/\/$/, '')}/token`);
}
