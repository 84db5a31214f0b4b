import type { Brand } from '../core/brand.js';
import type { Page, Source } from '../core/contracts/source.js';
import type { Post, RawPost } from '../core/post.js';
import type { Clock } from '../core/time.js';
import { normalisePost } from '../ingest/normalise.js';

/** Pages of one poll by hand: as many as the job takes. */
export const MAX_PAGES = 50;

/** One poll of one source, from the beginning and with nothing stored. */
export interface PollTask {
  readonly source: Source;
  readonly brand: Brand;
  readonly terms: readonly string[];
  readonly since: Date;
  /** Whether a post is shown; null shows all, also those that hold no text to be read. */
  readonly isWanted: ((post: Post) => boolean) | null;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * The posts of a poll as they come, each once. It ends with the last page, or after `MAX_PAGES` of them.
 *
 * @returns whether pages were left unread
 * @throws {SourceError} the posts of the pages before were given
 */
export async function* pollOnce(task: PollTask): AsyncGenerator<Post, boolean> {
  try {
    return yield* pagesOf(task);
  } finally {
    await task.source.close?.();
  }
}

async function* pagesOf(task: PollTask): AsyncGenerator<Post, boolean> {
  const { source, brand, terms, since, signal, clock } = task;
  const known = new Set<string>();
  let page: Page | null = null;
  for (let pages = 0; pages < MAX_PAGES; pages++) {
    const cursor: string | null = page?.cursor ?? null;
    page = await source.fetchPage({ brand, terms, cursor, since, signal });
    for (const raw of page.posts) {
      const post = readPost(raw, clock.now(), task.isWanted === null);
      if (post === null || known.has(post.id)) continue;
      known.add(post.id);
      if (task.isWanted === null || task.isWanted(post)) yield post;
    }
    if (!page.hasMore) return false;
  }
  return true;
}

/** The post as it would be stored; what could not be is left out, or shown as far as it can be read. */
function readPost(raw: RawPost, now: Date, keepsAll: boolean): Post | null {
  const { post } = normalisePost(raw, now);
  if (post !== null || !keepsAll) return post;
  const filled = normalisePost({ ...raw, text: raw.text || '-', createdAt: now }, now).post;
  const text = raw.text === '' ? '' : (filled?.text ?? '');
  return filled === null ? null : { ...filled, text, createdAt: raw.createdAt };
}
