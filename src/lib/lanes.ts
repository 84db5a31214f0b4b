import { z } from 'zod';
import type { Page } from '../core/contracts/source.js';
import { SourceError } from '../core/errors.js';
import type { RawPost } from '../core/post.js';

/** One of the things that a poll goes through one after the other: a term, a server's hashtag, a feed. */
export interface Lane {
  /** Unique in the source; part of the saved cursor. */
  readonly key: string;
  /** Lanes that fail together: the host they ask. */
  readonly group: string;
}

/** One page of one lane. */
export interface LanePage<State> {
  readonly posts: readonly RawPost[];
  /** Where the lane stands; saved, and given back at its next page. */
  readonly state: State;
  /** Whether this round is over for the lane. */
  readonly isDone: boolean;
  readonly skipped?: number;
  readonly deletedIds?: readonly string[];
  readonly gap?: Page['gap'];
  readonly quota?: Page['quota'];
}

/** What a walk asks for. */
export interface LaneWalk<L extends Lane, State> {
  readonly lanes: readonly L[];
  /** As `PageRequest.cursor`. */
  readonly cursor: string | null;
  readonly signal: AbortSignal;
  /** @throws {SourceError} the lane, and its group, is then left for the next round */
  readonly fetch: (lane: L, state: State | null) => Promise<LanePage<State>>;
}

/** The cursor: where each lane stands, which are to be asked in this round, and which of those failed. */
const Saved = z.object({
  lanes: z.record(z.string(), z.unknown()),
  todo: z.array(z.string()),
  failed: z.array(z.string()).default([]),
});
type Saved = z.infer<typeof Saved>;

/** Errors are kept for polls under way only; a few brands poll one source at once. */
const MAX_OWED_ERRORS = 100;

/**
 * Walks a source's lanes, a page a call, and keeps where each of them stands in one cursor.
 *
 * A lane that fails does not starve the others: they are served first, then its error is thrown. After that,
 * or after a crash, the next call begins a new round with every lane.
 */
export class LaneWalker<State> {
  readonly #state: z.ZodType<State>;
  /** Errors still to be told, by the cursor under which the poll goes on. */
  readonly #owed = new Map<string, SourceError>();

  /** @param state shape of a lane's saved state; a lane whose state does not fit begins anew */
  constructor(state: z.ZodType<State>) {
    this.#state = state;
  }

  /** @throws {SourceError} every lane that was left in this round failed */
  async next<L extends Lane>({ lanes, cursor, signal, fetch }: LaneWalk<L, State>): Promise<Page> {
    let failure = this.#takeOwed(cursor);
    const saved = readSaved(cursor, lanes);
    if (saved.todo.every((key) => saved.failed.includes(key))) {
      if (failure !== null) throw failure;
      startRound(saved, lanes);
    }
    for (const key of saved.todo) {
      const lane = lanes.find((one) => one.key === key);
      if (lane === undefined || saved.failed.includes(key)) continue;
      try {
        const state = this.#state.safeParse(saved.lanes[key]);
        const page = await fetch(lane, state.success ? state.data : null);
        return this.#close(saved, key, page, failure);
      } catch (error) {
        if (!(error instanceof SourceError) || signal.aborted) throw error;
        failure ??= error;
        for (const one of lanes) if (one.group === lane.group) saved.failed.push(one.key);
      }
    }
    if (failure !== null) throw failure;
    return toPage({ posts: [], state: null, isDone: true }, { cursor, hasMore: false });
  }

  #close(saved: Saved, key: string, page: LanePage<State>, failure: SourceError | null): Page {
    saved.lanes[key] = page.state;
    if (page.isDone) saved.todo = saved.todo.filter((one) => one !== key);
    const cursor = JSON.stringify(saved);
    if (failure !== null) {
      if (this.#owed.size >= MAX_OWED_ERRORS) this.#owed.clear();
      this.#owed.set(cursor, failure);
    }
    return toPage(page, { cursor, hasMore: saved.todo.length > 0 });
  }

  #takeOwed(cursor: string | null): SourceError | null {
    if (cursor === null) return null;
    const owed = this.#owed.get(cursor) ?? null;
    this.#owed.delete(cursor);
    return owed;
  }
}

/** Reads a cursor, without the lanes that are configured no more; one that cannot be read begins anew. */
function readSaved(cursor: string | null, lanes: readonly Lane[]): Saved {
  const isLane = (key: string) => lanes.some((lane) => lane.key === key);
  const parsed = Saved.safeParse(parse(cursor));
  if (!parsed.success) return { lanes: {}, todo: [], failed: [] };
  return {
    lanes: Object.fromEntries(Object.entries(parsed.data.lanes).filter(([key]) => isLane(key))),
    todo: parsed.data.todo.filter(isLane),
    failed: parsed.data.failed.filter(isLane),
  };
}

function parse(cursor: string | null): unknown {
  try {
    return JSON.parse(cursor ?? '');
  } catch {
    return null;
  }
}

/** Every lane once more, those that failed last time at the end. */
function startRound(saved: Saved, lanes: readonly Lane[]): void {
  const keys = lanes.map((lane) => lane.key);
  const failedLast = (key: string) => Number(saved.failed.includes(key));
  saved.todo = keys.toSorted((a, b) => failedLast(a) - failedLast(b));
  saved.failed = [];
}

function toPage(
  page: LanePage<unknown>,
  { cursor, hasMore }: Pick<Page, 'cursor' | 'hasMore'>,
): Page {
  return {
    posts: page.posts,
    cursor,
    hasMore,
    skipped: page.skipped ?? 0,
    deletedIds: page.deletedIds ?? [],
    gap: page.gap ?? null,
    quota: page.quota ?? null,
  };
}
