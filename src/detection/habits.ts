import { DAY_MS } from '../core/time.js';
import type { Witness } from './evidence.js';

/** What is divided by category: everything about a negative post except its words. */
export const HABIT_KINDS = [
  'touchpoint',
  'source',
  'language',
  'campaign',
  'repost',
  'author',
] as const;
export type HabitKind = (typeof HABIT_KINDS)[number];

const HALF_LIFE_MS = 30 * DAY_MS;
const MAX_CATEGORIES = 200;

/** Category of a post, '' where it has none. */
export function categoryOf(kind: HabitKind, witness: Witness): string {
  switch (kind) {
    case 'touchpoint':
      return witness.touchpoint ?? '';
    case 'source':
      return witness.source;
    case 'language':
      return witness.lang;
    case 'campaign':
      return witness.campaign ?? '';
    case 'repost':
      return witness.role === 'repost' ? 'repost' : 'original';
    case 'author':
      return witness.author;
  }
}

/** Habits at rest. */
export interface HabitsState {
  readonly total: number;
  readonly at: number;
  readonly counts: readonly (readonly [HabitKind, readonly (readonly [string, number])[]])[];
}

/** How negative posts usually divide by touchpoint, source, language, campaign, original or repost. */
export class Habits {
  readonly counts: Record<HabitKind, Map<string, number>> = {
    touchpoint: new Map(),
    source: new Map(),
    language: new Map(),
    campaign: new Map(),
    repost: new Map(),
    author: new Map(),
  };
  total = 0;
  at = 0;

  add(witness: Witness): void {
    const weight = 2 ** ((witness.receivedAt - this.at) / HALF_LIFE_MS);
    if (this.at === 0 || weight > 1e6) this.rebase(witness.receivedAt);
    const share = 2 ** ((witness.receivedAt - this.at) / HALF_LIFE_MS);
    this.total += share;
    for (const kind of HABIT_KINDS) {
      if (kind === 'author') continue;
      const category = categoryOf(kind, witness);
      const map = this.counts[kind];
      if (!map.has(category) && map.size >= MAX_CATEGORIES) continue;
      map.set(category, (map.get(category) ?? 0) + share);
    }
  }

  save(): HabitsState {
    return {
      total: this.total,
      at: this.at,
      counts: HABIT_KINDS.map((kind) => [kind, [...this.counts[kind]]] as const),
    };
  }

  load(state: HabitsState): void {
    this.total = state.total;
    this.at = state.at;
    for (const [kind, entries] of state.counts) this.counts[kind] = new Map(entries);
  }

  /** Usual share of a category among negative posts, from 0 to 1. */
  share(kind: HabitKind, category: string): number {
    return (this.counts[kind].get(category) ?? 0) / Math.max(this.total, 1);
  }

  private rebase(now: number): void {
    const factor = this.at === 0 ? 0 : 2 ** ((this.at - now) / HALF_LIFE_MS);
    this.total *= factor;
    for (const kind of HABIT_KINDS) {
      for (const [category, count] of this.counts[kind])
        this.counts[kind].set(category, count * factor);
    }
    this.at = now;
  }
}
