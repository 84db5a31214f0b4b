import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/core/time.js';
import type { Random } from '../../../src/lib/random.js';

/** Ends a month, so that a month's budget is spent and is full again on the way. */
export const FROM = new Date('2026-03-29T00:00:00Z');
export const TO = new Date(FROM.getTime() + 7 * DAY_MS);

/** A post of a simulated network. */
export interface SoakPost {
  /** From 1 on, in order of writing. */
  readonly number: number;
  readonly at: Date;
  /** When the network shows it first: other servers and search indexes are late. */
  readonly shownAt: Date;
  /** Null where it is never edited. */
  readonly editedAt: Date | null;
  readonly text: string;
}

const USUAL_GAP_MS = 20 * MINUTE_MS;
const LATEST_MS = 20 * MINUTE_MS;
/** Edits that every network still shows: the shortest overlap of its source is an hour. */
const LATEST_EDIT_MS = 20 * MINUTE_MS;

/** A week of posts: twenty minutes apart on average, and one storm of an hour. */
export function weekOf(network: string, random: Random, { isLate = true } = {}): SoakPost[] {
  const posts: SoakPost[] = [];
  const stormAt = FROM.getTime() + random() * 6 * DAY_MS;
  let atMs = FROM.getTime();
  for (;;) {
    const isStorm = atMs > stormAt && atMs < stormAt + HOUR_MS;
    // Networks count in whole seconds.
    atMs +=
      1_000 * Math.ceil((-Math.log(1 - random()) * USUAL_GAP_MS) / (isStorm ? 60_000 : 1_000));
    if (atMs >= TO.getTime() - HOUR_MS) return posts;
    const at = new Date(atMs);
    const number = posts.length + 1;
    const shownAt = isLate && random() < 0.2 ? new Date(atMs + random() * LATEST_MS) : at;
    const editedAt =
      random() < 0.05 ? new Date(shownAt.getTime() + random() * LATEST_EDIT_MS) : null;
    const text = `Cóndor ${network} ${number} ${wordsBy(random)}`;
    posts.push({ number, at, shownAt, editedAt, text });
  }
}

/** Words that no other post has: a storm of copies is another test. */
function wordsBy(random: Random): string {
  return Array.from({ length: 8 }, () => random().toString(36).slice(2, 9)).join(' ');
}

/** What a network shows at a moment, newest first. */
export function shown(posts: readonly SoakPost[], now: Date): SoakPost[] {
  return posts.filter(({ shownAt }) => shownAt <= now).reverse();
}

/** The words of a post at a moment. */
export function wordsOf({ text, editedAt }: SoakPost, now: Date): string {
  return editedAt !== null && editedAt <= now ? `${text} (corregido)` : text;
}
