/** Posts whose comments are remembered; a Page or account seldom has as many in a week. */
const MAX_POSTS = 500;

/** Where the comments of a post go on that did not come with it. */
export interface Owed {
  readonly postId: string;
  /** Null for the first of them: none came with it. */
  readonly place: string | null;
  /** Comments up to here are known. */
  readonly knownTo: Date | null;
}

/**
 * The comments of a Page or account that are still to be read. Kept in memory: after a restart those of the posts of
 * the last week are read anew, which is harmless.
 */
export class OwedComments {
  readonly #owed: Owed[] = [];
  /** Newest comment read, by post, in epoch milliseconds. */
  readonly #newest = new Map<string, number>();
  /** Comments that there were when they were asked for last, by post. */
  readonly #counts = new Map<string, number>();

  /**
   * Notes the comments that came with a post, newest first; those behind them are owed unless they are known.
   *
   * @param times when they were written
   * @param place where the list goes on; null where it ends
   */
  see(id: string, times: readonly Date[], place: string | null): void {
    if (times.length === 0) return;
    const newest = Math.max(...times.map((time) => time.getTime()));
    const oldest = Math.min(...times.map((time) => time.getTime()));
    const known = this.#newest.get(id);
    const reachesKnown = known !== undefined && oldest <= known;
    if (place !== null && !reachesKnown) this.#owe(id, place);
    this.#remember(id, newest);
  }

  /** Notes a post that came without its comments, though it has `count`. */
  seeCount(id: string, count: number): void {
    if (count <= (this.#counts.get(id) ?? 0)) return;
    this.#counts.delete(id);
    this.#counts.set(id, count);
    const [oldest] = this.#counts.keys();
    if (this.#counts.size > MAX_POSTS && oldest !== undefined) this.#counts.delete(oldest);
    this.#owe(id, null);
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

  #owe(postId: string, place: string | null): void {
    const known = this.#newest.get(postId);
    if (this.#owed.length >= MAX_POSTS) return;
    this.#owed.push({ postId, place, knownTo: known === undefined ? null : new Date(known) });
  }

  #remember(id: string, newest: number): void {
    const known = this.#newest.get(id) ?? 0;
    this.#newest.delete(id);
    this.#newest.set(id, Math.max(known, newest));
    const [oldest] = this.#newest.keys();
    if (this.#newest.size > MAX_POSTS && oldest !== undefined) this.#newest.delete(oldest);
  }
}
