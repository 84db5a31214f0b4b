import { z } from 'zod';
import type { Source } from '../../core/contracts/source.js';
import { DAY_MS, SECOND_MS } from '../../core/time.js';
import type { DriverTools, SourceDefinition } from '../../lib/drivers.js';
import { withSourceErrors } from '../../lib/http/source-errors.js';
import { type Lane, type LanePage, LaneWalker } from '../../lib/lanes.js';
import { fetchFeed } from './client.js';
import { type FeedEntry, RssBrandSettings, RssSettings } from './config.js';
import { toPost } from './map.js';

const NAME = 'rss';

/** What is kept of a feed between polls: the validators of its last answer. */
const FeedState = z.object({
  etag: z.string().optional(),
  lastModified: z.string().optional(),
});
type FeedState = z.infer<typeof FeedState>;

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
  settings,
}: DriverTools & { readonly settings: RssSettings }): Source {
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
            fetchLane(lane.entry, state ?? {}, since, signal),
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
    const timeoutMs = settings.timeoutSeconds * SECOND_MS;
    const fetched = await fetchFeed(http, { url: entry.url, validators: state, timeoutMs, signal });
    if (fetched === null) return { posts: [], state, isDone: true };
    const { feed, validators } = fetched;
    const posts = feed.items.map((item) => toPost(item, { entry, feed, now: now() }));
    return {
      posts: posts.filter((post) => (post.editedAt ?? post.createdAt) >= since),
      state: {
        ...(validators.etag === undefined ? {} : { etag: validators.etag }),
        ...(validators.lastModified === undefined ? {} : { lastModified: validators.lastModified }),
      },
      isDone: true,
      skipped: feed.skipped,
    };
  }
}

function toLane(entry: FeedEntry): Lane & { readonly entry: FeedEntry } {
  return { key: entry.url, group: new URL(entry.url).host, entry };
}
