import type { Page, PageRequest, Source } from '../../core/contracts/source.js';
import type { RawPost } from '../../core/post.js';
import { type Clock, DAY_MS } from '../../core/time.js';

/** Posts handed over at once; small, so that the replay walks pages as a real network makes it do. */
const PAGE_SIZE = 50;

/**
 * A source that gives recorded posts at the time they were written, by the clock it is given: behind the same
 * interface, with the same cursor rules, as a real network.
 *
 * @param posts of this source only, oldest first
 */
export function createReplaySource({
  name,
  posts,
  clock,
}: {
  name: string;
  posts: readonly RawPost[];
  clock: Clock;
}): Source {
  return {
    name,
    readiness: { isReady: true },
    normalSilenceMs: 2 * DAY_MS,
    isAskedByTerms: false,
    async fetchPage({ cursor, signal }: PageRequest): Promise<Page> {
      signal.throwIfAborted();
      const from = cursor === null ? 0 : Number(cursor);
      const now = clock.now();
      const written = posts
        .slice(from, from + PAGE_SIZE + 1)
        .filter((post) => post.createdAt <= now);
      const page = written.slice(0, PAGE_SIZE);
      return {
        posts: page,
        cursor: String(from + page.length),
        hasMore: written.length > PAGE_SIZE,
        skipped: 0,
        deletedIds: [],
        gap: null,
        quota: null,
      };
    },
  };
}
