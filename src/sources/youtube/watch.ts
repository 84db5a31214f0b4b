import { DAY_MS, MINUTE_MS } from '../../core/time.js';
import type { Video } from './schema.js';

/** Most comments come within the first weeks of a video. */
const WATCHED_MS = 14 * DAY_MS;
/** Of a brand; beyond it the oldest are left. */
const MAX_WATCHED = 300;
/** Comments whose answers are remembered as read, or wait for it. */
const MAX_OWED = 1_000;
/** Counts that are younger are not asked for again. */
const FRESH_MS = 15 * MINUTE_MS;

interface Watched {
  readonly publishedAt: number;
  /** When its count was seen last, in epoch milliseconds; null for one that is only named. */
  readonly seenAt: number | null;
  readonly comments: number;
  /** Count at which its comments were read. */
  readonly readComments: number;
  /** Comments up to here were read. */
  readonly readTo: number | null;
  /** Named by the brand's file: watched for ever. */
  readonly isNamed: boolean;
}

/** Answers to a comment of which only some came with it. */
interface Replies {
  readonly parentId: string;
  readonly videoId: string | undefined;
  /** How many there are. */
  readonly count: number;
}

/**
 * Videos of one brand whose comments may grow. Kept in memory: after a restart the search finds those of the last day
 * again, and the named ones are read anew from where a poll reaches back.
 */
export class Watch {
  readonly #videos = new Map<string, Watched>();
  readonly #replies: Replies[] = [];
  /** Answers that there were when they were read, by comment. */
  readonly #repliesRead = new Map<string, number>();

  name(ids: readonly string[]): void {
    for (const id of ids) {
      if (this.#videos.get(id)?.isNamed === true) continue;
      const named = { ...NEW, isNamed: true, comments: 1 };
      this.#videos.set(id, named);
    }
  }

  /** Notes a video with its count of comments, as far as it is told. */
  see({ id, snippet, statistics }: Video, now: Date): void {
    const known = this.#videos.get(id) ?? NEW;
    // Where nothing at all is told it is tried once; a count that is left out stands for comments switched off.
    const untold = Math.max(known.comments, 1);
    const comments = statistics === undefined ? untold : (statistics.commentCount ?? 0);
    const publishedAt = snippet.publishedAt.getTime();
    this.#videos.set(id, { ...known, publishedAt, comments, seenAt: now.getTime() });
    const oldest = [...this.#videos].filter(([, { isNamed }]) => !isNamed)[0]?.[0];
    if (this.#videos.size > MAX_WATCHED && oldest !== undefined) this.#videos.delete(oldest);
  }

  /** Ids whose count is to be asked for, at most `limit`. */
  nextChecks(now: Date, limit: number): readonly string[] {
    for (const [id, { publishedAt, isNamed }] of this.#videos) {
      if (!isNamed && now.getTime() - publishedAt > WATCHED_MS) this.#videos.delete(id);
    }
    return [...this.#videos]
      .filter(([, { seenAt }]) => seenAt === null || now.getTime() - seenAt >= FRESH_MS)
      .sort(([, a], [, b]) => (a.seenAt ?? 0) - (b.seenAt ?? 0))
      .slice(0, limit)
      .map(([id]) => id);
  }

  /** A video that grew since its comments were read, and up to when they were. */
  grown(): { readonly id: string; readonly readTo: Date | null } | null {
    const found = [...this.#videos].find(([, one]) => one.comments > one.readComments);
    if (found === undefined) return null;
    const [id, { readTo }] = found;
    return { id, readTo: readTo === null ? null : new Date(readTo) };
  }

  /** Its comments were read up to `to`; null where they cannot be read. */
  read(id: string, to: Date | null): void {
    const known = this.#videos.get(id);
    if (known === undefined) return;
    const readTo = to === null ? known.readTo : Math.max(known.readTo ?? 0, to.getTime());
    this.#videos.set(id, { ...known, readComments: known.comments, readTo });
  }

  /** It is not shown any more. One that is named is tried by its comments, once, and asked for again later. */
  lose(id: string, now: Date): void {
    const known = this.#videos.get(id);
    if (known?.isNamed === true) this.#videos.set(id, { ...known, seenAt: now.getTime() });
    else this.#videos.delete(id);
  }

  /** Notes answers to be read by themselves, unless as many were read already. */
  owe(replies: Replies): void {
    const { parentId, count } = replies;
    if (count <= (this.#repliesRead.get(parentId) ?? 0)) return;
    if (this.#replies.length < MAX_OWED) this.#replies.push(replies);
    this.#repliesRead.delete(parentId);
    this.#repliesRead.set(parentId, count);
    const [oldest] = this.#repliesRead.keys();
    if (this.#repliesRead.size > MAX_OWED && oldest !== undefined) this.#repliesRead.delete(oldest);
  }

  takeReplies(): Replies | null {
    return this.#replies.shift() ?? null;
  }

  /** Whether there is anything left to read. */
  get isDone(): boolean {
    return this.#replies.length === 0 && this.grown() === null;
  }
}

const NEW: Watched = {
  publishedAt: 0,
  seenAt: null,
  comments: 0,
  readComments: 0,
  readTo: null,
  isNamed: false,
};
