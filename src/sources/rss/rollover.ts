import { createHash } from 'node:crypto';
import type { Page } from '../../core/contracts/source.js';
import type { RawPost } from '../../core/post.js';

/** Items remembered of a feed; where all of those are gone the rest would not help either. */
const MAX_SEEN = 60;
/** Digits of a digest: two of sixty are alike once in some 10^11 feeds. */
const DIGEST_LENGTH = 12;

/** What stood in a feed, and when it was read. */
export interface SeenItems {
  readonly seen: readonly string[];
  readonly seenAt: number | null;
}

/**
 * Notices a feed of which nothing that stood in it is left: what came and went since then was never seen. There is no
 * gap where most of it was written before the last reading all the same: then its ids are what is new.
 */
export function rollover(
  before: SeenItems,
  posts: readonly Pick<RawPost, 'id' | 'createdAt'>[],
  now: Date,
): { readonly seen: string[]; readonly seenAt: number | null; readonly gap: Page['gap'] } {
  // A feed that is empty for a while tells nothing of what it held.
  if (posts.length === 0) return { seen: [...before.seen], seenAt: before.seenAt, gap: null };
  const newestFirst = posts.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  const digests = newestFirst.map(({ id }) => digestOf(id));
  const next = { seen: digests.slice(0, MAX_SEEN), seenAt: now.getTime() };
  if (before.seenAt === null || before.seen.length === 0) return { ...next, gap: null };
  const known = new Set(before.seen);
  if (digests.some((digest) => known.has(digest))) return { ...next, gap: null };
  const from = new Date(before.seenAt);
  // One item that came late is older than what was lost beside it; a feed whose ids are new is old as a whole.
  const old = posts.filter(({ createdAt }) => createdAt <= from).length;
  if (old > posts.length / 2 || from >= now) return { ...next, gap: null };
  return { ...next, gap: { from, to: now, reason: 'feed-rollover' } };
}

function digestOf(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, DIGEST_LENGTH);
}
