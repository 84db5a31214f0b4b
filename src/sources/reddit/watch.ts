import { DAY_MS, MINUTE_MS } from '../../core/time.js';
import type { Things } from './schema.js';

/** Most comments and deletions come within this time. */
const WATCHED_MS = 2 * DAY_MS;
/** Of a brand; a storm brings more, and then the newest are watched. */
const MAX_WATCHED = 1_000;
/** What a search has just shown is there; it is asked for again when the search no longer shows it. */
const FRESH_MS = 10 * MINUTE_MS;
/** What `api/info` takes at once. */
const INFO_SIZE = 100;

interface Watched {
  /** In epoch milliseconds. */
  readonly createdAt: number;
  /** When it was seen or asked for last, likewise. */
  readonly seenAt: number;
  /** Comments that the post has, and those that it had when its thread was read. */
  readonly comments: number;
  readonly readComments: number;
}

/**
 * What was found for one brand and may still change: threads that grow, posts and comments that are taken away.
 * Kept in memory: after a restart the next round finds the posts of the last day again.
 */
export class Watch {
  readonly #things = new Map<string, Watched>();

  /** Notes what a search found. */
  see({ links, comments }: Pick<Things, 'links' | 'comments'>, now: Date): void {
    const seenAt = now.getTime();
    for (const { id, created_utc: created, num_comments: count = 0 } of links) {
      const readComments = this.#things.get(`t3_${id}`)?.readComments ?? 0;
      const createdAt = created.getTime();
      this.#put(`t3_${id}`, { createdAt, seenAt, comments: count, readComments });
    }
    for (const { id, created_utc: created } of comments) {
      const createdAt = created.getTime();
      this.#put(`t1_${id}`, { createdAt, seenAt, comments: 0, readComments: 0 });
    }
  }

  /** Id of the newest post whose thread has grown since it was read; null where there is none. */
  grownThread(): string | null {
    const [newest] = [...this.#things]
      .filter(([, { comments, readComments }]) => comments > readComments)
      .sort(([, a], [, b]) => b.createdAt - a.createdAt);
    return newest === undefined ? null : newest[0].slice('t3_'.length);
  }

  /** A thread was read, or cannot be read. */
  threadRead(id: string): void {
    const known = this.#things.get(`t3_${id}`);
    if (known !== undefined) {
      this.#things.set(`t3_${id}`, { ...known, readComments: known.comments });
    }
  }

  /** Fullnames to ask the state of, those that wait for longest first, as many as one request takes. */
  nextChecks(now: Date): readonly string[] {
    for (const [name, { createdAt }] of this.#things) {
      if (now.getTime() - createdAt > WATCHED_MS) this.#things.delete(name);
    }
    const due = [...this.#things]
      .filter(([, { seenAt }]) => now.getTime() - seenAt >= FRESH_MS)
      .sort(([, a], [, b]) => a.seenAt - b.seenAt)
      .slice(0, INFO_SIZE);
    for (const [name, watched] of due)
      this.#things.set(name, { ...watched, seenAt: now.getTime() });
    return due.map(([name]) => name);
  }

  forget(names: readonly string[]): void {
    for (const name of names) this.#things.delete(name);
  }

  #put(name: string, watched: Watched): void {
    // Behind the others, so that the one seen longest ago is the first to go.
    this.#things.delete(name);
    this.#things.set(name, watched);
    const [oldest] = this.#things.keys();
    if (this.#things.size > MAX_WATCHED && oldest !== undefined) this.#things.delete(oldest);
  }
}
