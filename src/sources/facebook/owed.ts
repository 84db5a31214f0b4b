import type { Post } from './schema.js';

/** Posts whose comments are remembered; a Page seldom has as many in a week. */
const MAX_POSTS = 500;

/** Where the comments of a post go on that did not come with it. */
export interface Owed {
  readonly postId: string;
  readonly place: string;
  /** Comments up to here are known. */
  readonly knownTo: Date | null;
}

/**
 * The comments of a Page that are still to be read. Kept in memory: after a restart those of the posts of the last week
 * are read anew, which is harmless.
 */
export class OwedComments {
  readonly #owed: Owed[] = [];
  /** Newest comment read, by post, in epoch milliseconds. */
  readonly #newest = new Map<string, number>();

  /** Notes a post with the newest of its comments; those behind them are owed unless they are known. */
  see({ id, comments }: Post, place: string | null): void {
    const times = (comments?.data.items ?? []).map(({ created_time: time }) => time.getTime());
    if (times.length === 0) return;
    const known = this.#newest.get(id);
    const reachesKnown = known !== undefined && Math.min(...times) <= known;
    if (place !== null && !reachesKnown && this.#owed.length < MAX_POSTS) {
      this.#owed.push({ postId: id, place, knownTo: known === undefined ? null : new Date(known) });
    }
    this.#newest.delete(id);
    this.#newest.set(id, Math.max(known ?? 0, ...times));
    const [oldest] = this.#newest.keys();
    if (this.#newest.size > MAX_POSTS && oldest !== undefined) this.#newest.delete(oldest);
  }

  take(): Owed | null {
    return this.#owed.shift() ?? null;
  }

  /** The next page of one that was taken. */
  goOn(owed: Owed): void {
    this.#owed.unshift(owed);
  }

  get isEmpty(): boolean {
    return this.#owed.length === 0;
  }
}
