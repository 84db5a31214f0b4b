import { z } from 'zod';
import { DAY_MS, HOUR_MS } from '../../core/time.js';
import type { Update } from './schema.js';

/** Telegram keeps what was not confirmed for 24 hours. */
const KEPT_MS = DAY_MS;
/** A brand that has not asked for this long holds the others up no more. */
const ABSENT_MS = HOUR_MS;
/** Updates kept for brands that are behind. */
const MAX_KEPT = 2_000;

/** How far a brand has come. */
const Position = z.object({
  /** Number of the bot: another bot counts from another number. */
  bot: z.string(),
  update: z.number().int(),
  /** When the update was taken, in epoch milliseconds. */
  at: z.number(),
});
export type Position = z.infer<typeof Position>;

/**
 * Reads a brand's cursor; null where it begins anew. After a week without updates Telegram counts from another number,
 * perhaps a lower one: a position that is older than anything in its queue says nothing.
 */
export function readPosition(
  cursor: string | null,
  { bot, now }: { readonly bot: string; readonly now: Date },
): Position | null {
  const parsed = Position.safeParse(parse(cursor));
  if (!parsed.success || parsed.data.bot !== bot) return null;
  return now.getTime() - parsed.data.at > 2 * KEPT_MS ? null : parsed.data;
}

interface Reader {
  /** Number up to which everything is saved; null before anything was. */
  readonly savedTo: number | null;
  readonly askedAt: Date;
  /** Polls that it has begun. */
  readonly rounds: number;
}

/**
 * One queue of updates that several brands read. To confirm an update takes it from all of them, so that one is
 * confirmed only where the queue holds more than an answer, every brand that asks has saved it, and one of them is at
 * its second poll: by then each had its first.
 */
export class UpdateQueue {
  readonly #readers = new Map<string, Reader>();
  readonly #kept = new Map<number, { readonly update: Update; readonly seenAt: Date }>();
  /** Brands whose poll goes on with their next call. */
  readonly #inRound = new Set<string>();

  /** A brand asks; what is behind its position is saved. */
  arrive(brandId: string, position: Position | null, now: Date): void {
    const rounds = (this.#readers.get(brandId)?.rounds ?? 0) + (this.#inRound.has(brandId) ? 0 : 1);
    this.#readers.set(brandId, { savedTo: position?.update ?? null, askedAt: now, rounds });
  }

  /** Whether the brand asks once more in the same poll. */
  leave(brandId: string, hasMore: boolean): void {
    if (hasMore) this.#inRound.add(brandId);
    else this.#inRound.delete(brandId);
  }

  /** The number below which nobody needs anything; null while that is not known. */
  confirmable(now: Date): number | null {
    const readers = [...this.#readers.values()].filter(
      ({ askedAt }) => now.getTime() - askedAt.getTime() <= ABSENT_MS,
    );
    if (!readers.some(({ rounds }) => rounds > 1)) return null;
    const saved = readers.map(({ savedTo }) => savedTo ?? Number.NEGATIVE_INFINITY);
    const least = Math.min(...saved);
    return Number.isFinite(least) ? least + 1 : null;
  }

  /** Takes an answer in. */
  add(updates: readonly Update[], now: Date): void {
    for (const [id, { seenAt }] of this.#kept) {
      const isOld = now.getTime() - seenAt.getTime() > KEPT_MS;
      if (isOld || this.#kept.size > MAX_KEPT) this.#kept.delete(id);
    }
    for (const update of updates) {
      const seenAt = this.#kept.get(update.id)?.seenAt ?? now;
      this.#kept.set(update.id, { update, seenAt });
    }
  }

  /** Updates behind a position, oldest first. */
  after(position: Position | null): Update[] {
    const from = position?.update ?? Number.NEGATIVE_INFINITY;
    return [...this.#kept.values()]
      .map(({ update }) => update)
      .filter(({ id }) => id > from)
      .sort((a, b) => a.id - b.id);
  }
}

function parse(cursor: string | null): unknown {
  try {
    return JSON.parse(cursor ?? '');
  } catch {
    return null;
  }
}
