import { DAY_MS } from '../core/time.js';
import { rounded } from './packing.js';
import { TUNING } from './tuning.js';

const KEPT_DAYS = 28;
/** Quantile of the daily maxima that anchors the threshold: low enough to be known after a few weeks, robust to a day of crisis. */
const ANCHOR = 0.75;

/** Daily maxima at rest. */
export interface MaximaState {
  readonly days: readonly number[];
  readonly day: number;
  readonly today: number;
}

/** Learns how high a score gets on an ordinary day of this brand, and what it must reach to be rarer than asked. */
export class DailyMaxima {
  readonly days: number[] = [];
  day = -1;
  today = 0;
  private anchorCache = -1;

  constructor(readonly prior: number) {}

  advance(now: number): void {
    const day = Math.floor(now / DAY_MS);
    if (this.day < 0) this.day = day;
    if (day - this.day > KEPT_DAYS) {
      this.days.length = 0;
      for (let index = 0; index < KEPT_DAYS; index += 1) this.days.push(0);
      this.day = day;
      this.today = 0;
      this.anchorCache = -1;
    }
    while (this.day < day) {
      this.days.push(rounded(this.today));
      if (this.days.length > KEPT_DAYS) this.days.shift();
      this.today = 0;
      this.day += 1;
      this.anchorCache = -1;
    }
  }

  save(): MaximaState {
    return { days: this.days.map(rounded), day: this.day, today: rounded(this.today) };
  }

  load(state: MaximaState): void {
    this.days.push(...state.days);
    this.day = state.day;
    this.today = state.today;
    this.anchorCache = -1;
  }

  note(score: number): void {
    if (score > this.today) this.today = score;
  }

  /** Score that three ordinary days in four stay below; a belief worth a few days stands in while history is short. */
  anchor(): number {
    if (this.anchorCache >= 0) return this.anchorCache;
    const all = [...this.days];
    const { priorDays } = TUNING;
    for (let index = 0; index < priorDays; index += 1) {
      all.push(this.prior * (0.4 + (1.2 * index) / (priorDays - 1)));
    }
    all.sort((a, b) => a - b);
    this.anchorCache = all[Math.floor(all.length * ANCHOR)] ?? this.prior;
    return this.anchorCache;
  }

  /** Score that is passed on one day in `days`, if each unit of score is `1 / slope` decades of rarity. */
  threshold(days: number, slope: number): number {
    return this.anchor() + slope * Math.log10((1 - ANCHOR) * days);
  }
}
