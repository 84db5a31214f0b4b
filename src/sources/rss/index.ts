import { z } from 'zod';
import type { Source } from '../../core/contracts/source.js';
import { SourceAuthError } from '../../core/errors.js';
import { DAY_MS, SECOND_MS } from '../../core/time.js';
import type { SourceDefinition, SourceTools } from '../../lib/drivers.js';
import { withSourceErrors } from '../../lib/http/source-errors.js';
import { type Lane, type LanePage, LaneWalker } from '../../lib/lanes.js';
import { fetchFeed } from './client.js';
import { type FeedEntry, RssBrandSettings, RssSettings } from './config.js';
import { toPost } from './map.js';
import { rollover } from './rollover.js';

const NAME = 'rss';

/** What is kept of a feed between polls: the validators of its last answer, and what stood in it. */
const FeedState = z.object({
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  /** Short digests of its newest items; empty before the first that held any. */
  seen: z.array(z.string()).default([]),
  /** When those were read. */
  seenAt: z.number().nullable().default(null),
});
type FeedState = z.infer<typeof FeedState>;

const NEW_FEED: FeedState = { seen: [], seenAt: null };

/** RSS, Atom, RDF and JSON feeds, at the addresses that a brand's file names. */
export const rss: SourceDefinition<RssSettings, RssBrandSettings> = {
  name: NAME,
  settings: RssSettings,
  brandSettings: RssBrandSettings,
  env: [],
  isAskedByTerms: false,
  create: createSource,
};

function createSource({
  http,
  clock,
  robots,
  settings,
}: SourceTools & { readonly settings: RssSettings }): Source {
  const walker = new LaneWalker(FeedState);
  const now = () => clock.now();

  return {
    name: NAME,
    readiness: { isReady: true },
    normalSilenceMs: 3 * DAY_MS,
    isAskedByTerms: false,
    async fetchPage({ brand, cursor, since, signal }) {
      const own = brand.sources.find(({ source }) => source === NAME)?.settings ?? {};
      return walker.next({
        lanes: RssBrandSettings.parse(own).feeds.map(toLane),
        cursor,
        signal,
        fetch: (lane, state) =>
          withSourceErrors({ source: NAME, now }, () =>
            fetchLane(lane.entry, state ?? NEW_FEED, since, signal),
          ),
      });
    },
  };

  async function fetchLane(
    entry: FeedEntry,
    state: FeedState,
    since: Date,
    signal: AbortSignal,
  ): Promise<LanePage<FeedState>> {
    if (settings.obeysRobots && !(await robots.isAllowed(entry.url, signal))) {
      const reason = `robots.txt of ${new URL(entry.url).host} forbids the feed; ask its owner, take it out of the brand's feeds, or set sources.rss.obeysRobots to false`;
      throw new SourceAuthError({ source: NAME, reason });
    }
    const timeoutMs = settings.timeoutSeconds * SECOND_MS;
    const fetched = await fetchFeed(http, { url: entry.url, validators: state, timeoutMs, signal });
    if (fetched === null) {
      const seenAt = state.seenAt === null ? null : now().getTime();
      return { posts: [], state: { ...state, seenAt }, isDone: true };
    }
    const { feed, validators } = fetched;
    const posts = feed.items.map((item) => toPost(item, { entry, feed, now: now() }));
    const { seen, seenAt, gap } = rollover(state, posts, now());
    return {
      posts: posts.filter((post) => (post.editedAt ?? post.createdAt) >= since),
      state: {
        ...(validators.etag === undefined ? {} : { etag: validators.etag }),
        ...(validators.lastModified === undefined ? {} : { lastModified: validators.lastModified }),
        seen,
        seenAt,
      },
      gap,
      isDone: true,
      skipped: feed.skipped,
    };
  }
}

function toLane(entry: FeedEntry): Lane & { readonly entry: FeedEntry } {
  return { key: entry.url, group: new URL(entry.url).host, entry };
}
