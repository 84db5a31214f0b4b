import { importPKCS8, SignJWT } from 'jose';
import type { Source } from '../../core/contracts/source.js';
import { SourceAuthError } from '../../core/errors.js';
import { DAY_MS } from '../../core/time.js';
import type { EnvValues, SourceDefinition, SourceTools } from '../../lib/drivers.js';
import { withSourceErrors } from '../../lib/http/source-errors.js';
import { type LanePage, LaneWalker } from '../../lib/lanes.js';
import { createOAuth } from '../../lib/oauth/oauth.js';
import { advanceWalk, NEW_WALK, TimeWalk, walkFloor } from '../../lib/time-walk.js';
import {
  GOOGLE_PLAY_ENV,
  GooglePlayBrandSettings,
  GooglePlaySettings,
  ServiceAccount,
} from './config.js';
import { toPost } from './map.js';
import { ReviewsReply } from './schema.js';

const NAME = 'googleplay';
const API = 'https://androidpublisher.googleapis.com';
const TOKEN_URL = 'https://oauth2.googleapis.com/token';
const SCOPE = 'https://www.googleapis.com/auth/androidpublisher';
/** The most that an answer holds. */
const PAGE_SIZE = 100;
/** The API shows what was written or changed in the last week. */
const REACH_MS = 7 * DAY_MS;
const OVERLAP_MS = DAY_MS;
const REMEDY =
  "make a new key for the service account, put it into GOOGLE_PLAY_SERVICE_ACCOUNT, and invite the account in the Play Console with 'View app information'";

/** Reviews of the brand's own apps on Google Play. */
export const googleplay: SourceDefinition<GooglePlaySettings, GooglePlayBrandSettings> = {
  name: NAME,
  settings: GooglePlaySettings,
  brandSettings: GooglePlayBrandSettings,
  env: GOOGLE_PLAY_ENV,
  isAskedByTerms: false,
  create: createSource,
};

function createSource(
  tools: SourceTools & { readonly settings: GooglePlaySettings; readonly env: EnvValues },
): Source {
  const { http, clock, settings, env } = tools;
  const walker = new LaneWalker(TimeWalk);
  const now = () => clock.now();
  const account = readAccount(env);
  const oauth = createOAuth(tools, {
    source: NAME,
    tokenUrl: tokenUrlOf(settings),
    client: null,
    clientIn: 'form',
    grant: { type: 'form', fields: (at) => assertion(account, at) },
    remedy: REMEDY,
  });

  return {
    name: NAME,
    readiness:
      account === null
        ? { isReady: false, missing: ['GOOGLE_PLAY_SERVICE_ACCOUNT (the JSON of a key)'] }
        : { isReady: true },
    normalSilenceMs: 14 * DAY_MS,
    isAskedByTerms: false,
    isOwnPlace: true,
    fetchPage({ brand, cursor, since, signal }) {
      const own = brand.sources.find(({ source }) => source === NAME)?.settings ?? {};
      const { packages } = GooglePlayBrandSettings.parse(own);
      return walker.next({
        lanes: [...new Set(packages)].map((key) => ({ key, group: NAME })),
        cursor,
        signal,
        fetch: ({ key }, walk) =>
          withSourceErrors({ source: NAME, now }, () =>
            fetchLane(key, walk ?? NEW_WALK, since, signal),
          ),
      });
    },
  };

  async function fetchLane(
    app: string,
    walk: TimeWalk,
    since: Date,
    signal: AbortSignal,
  ): Promise<LanePage<TimeWalk>> {
    const floor = walkFloor(walk, { since, overlapMs: OVERLAP_MS });
    const { reviews, tokenPagination } = await oauth.withToken(signal, async (token) => {
      const { value } = await http.json(
        {
          caller: NAME,
          url: `${settings.baseUrl.replace(/\/$/, '')}/androidpublisher/v3/applications/${app}/reviews`,
          query: {
            maxResults: PAGE_SIZE,
            ...(walk.position === null ? {} : { token: walk.position }),
          },
          headers: { authorization: `Bearer ${token.reveal()}` },
          signal,
        },
        ReviewsReply,
      );
      return value;
    });
    const posts = (reviews?.items ?? []).map((review) => toPost(review, app));
    const times = posts.map(({ createdAt }) => createdAt);
    const next = tokenPagination?.nextPageToken ?? null;
    const reach = new Date(now().getTime() - REACH_MS);
    const isOutOfReach = walk.position === null && floor < reach;
    return {
      ...advanceWalk(walk, { times, next, floor, now: now() }),
      posts: posts.filter(({ createdAt }) => createdAt >= since),
      skipped: reviews?.skipped ?? 0,
      gap: isOutOfReach ? { from: floor, to: reach, reason: 'api-limit' } : null,
    };
  }
}

/** Null where it is absent or no key. */
function readAccount(env: EnvValues): ServiceAccount | null {
  try {
    const written: unknown = JSON.parse(env.GOOGLE_PLAY_SERVICE_ACCOUNT?.reveal() ?? '');
    return ServiceAccount.safeParse(written).data ?? null;
  } catch {
    return null;
  }
}

/** A signed word of the account's that it is itself (RFC 7523). */
async function assertion(account: ServiceAccount | null, at: Date) {
  const seconds = Math.floor(at.getTime() / 1_000);
  try {
    const key = await importPKCS8(account?.private_key ?? '', 'RS256');
    const signed = await new SignJWT({ scope: SCOPE })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
      .setIssuer(account?.client_email ?? '')
      .setAudience(TOKEN_URL)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + 3_600)
      .sign(key);
    return { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: signed };
  } catch {
    // Theirs goes no further: it can hold a part of the key.
    throw new SourceAuthError({ source: NAME, reason: `the key cannot be read; ${REMEDY}` });
  }
}

/** Google's own, unless all of it is to be asked of another server. */
function tokenUrlOf({ baseUrl, tokenUrl }: GooglePlaySettings): string {
  return tokenUrl ?? (baseUrl === API ? TOKEN_URL : `${baseUrl.replace(/\/$/, '')}/token`);
}
