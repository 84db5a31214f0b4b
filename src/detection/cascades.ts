import { DAY_MS, HOUR_MS } from '../core/time.js';
import type { Observation } from './types.js';

/** Passings-on of one post. */
interface Cascade {
  negative: number;
  total: number;
  startedAt: number;
  lastAt: number;
  isTold: boolean;
}

/** Cascades at rest. */
export interface CascadesState {
  readonly open: readonly (readonly [string, Cascade])[];
  readonly usual: number;
  readonly sweptAt: number;
}

const KEPT = 500;
/** A post is an event of its own from this many negative passings-on. */
const MIN_REPOSTS = 6;
/** ... and this part of a day's negative voices. */
const MIN_DAY_SHARE = 0.2;
/** ... and this many times the brand's usual largest cascade. */
const MIN_USUAL = 2;
/** Less, and it is the post of a split or amused public. */
const MIN_NEGATIVE = 0.6;

/** Follows how far single posts are passed on. */
export class Cascades {
  private readonly open = new Map<string, Cascade>();
  /** Size that cascades of this brand usually reach: a fading mean of those that ended. */
  private usual = 0;
  private sweptAt = 0;

  /** Counts a repost. @returns the key of a post that has just become an event, with its size, or null */
  add(
    post: Observation,
    negativesPerDay: number,
  ): { key: string; count: number; startedAt: number } | null {
    const key = post.repostOf;
    if (key === null) return null;
    const now = post.receivedAt;
    if (now - this.sweptAt >= HOUR_MS || this.open.size > 2 * KEPT) this.sweep(now);
    const known = this.open.get(key);
    const cascade = known ?? {
      negative: 0,
      total: 0,
      startedAt: post.createdAt,
      lastAt: now,
      isTold: false,
    };
    if (known === undefined) this.open.set(key, cascade);
    cascade.total += 1;
    cascade.lastAt = now;
    if (post.label === 'negative') cascade.negative += 1;
    const limit = Math.max(MIN_REPOSTS, MIN_DAY_SHARE * negativesPerDay, MIN_USUAL * this.usual);
    if (cascade.isTold || cascade.negative < limit) return null;
    if (cascade.negative < MIN_NEGATIVE * cascade.total) return null;
    cascade.isTold = true;
    return { key, count: cascade.negative, startedAt: cascade.startedAt };
  }

  save(): CascadesState {
    return {
      open: [...this.open].map(([key, cascade]) => [key, { ...cascade }]),
      usual: this.usual,
      sweptAt: this.sweptAt,
    };
  }

  load(state: CascadesState): void {
    for (const [key, cascade] of state.open) this.open.set(key, { ...cascade });
    this.usual = state.usual;
    this.sweptAt = state.sweptAt;
  }

  /** Lets go of cascades that ended; of too many, the oldest. */
  private sweep(now: number): void {
    this.sweptAt = now;
    const isCrowded = this.open.size > 2 * KEPT;
    for (const [key, cascade] of this.open) {
      if (now - cascade.lastAt < DAY_MS && !(isCrowded && this.open.size > KEPT)) continue;
      if (cascade.negative >= 3) this.usual += 0.1 * (cascade.negative - this.usual);
      this.open.delete(key);
    }
  }
}
