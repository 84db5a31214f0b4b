import { DAY_MS } from '../core/time.js';

/** Days whose same time of day makes the expectation, by their median. */
const SEASON_DAYS = 14;
/** Days from which the spread and the tail of what is left are learnt. */
const HISTORY_DAYS = 28;
/** Longest history in rows, so that steps of seconds do not fill memory. */
const MAX_ROWS = 20_000;
/** Neighbours at either side that share a time of day: a quarter of an hour at steps of five minutes. */
const NEIGHBOURS_PER_DAY = 3 / 288;
/** The tail starts at the 99 % quantile; beyond it an exponential is fitted (peaks over threshold). */
const TAIL_QUANTILE = 0.99;
const MIN_TAIL = 0.2;
/** Decades of rarity that score a half. */
const HALF_DECADES = 5;
/** The tail is fitted anew so many times a day. */
const FITS_PER_DAY = 6;
/** Rows of a season that steps of a day or more have: a week of days. */
const SLOW_SEASON = 7;

/**
 * Scores a series of numbers taken at a constant step, one row at a time: how much rarer than usual for its time of
 * day a value is, after its logarithm has lost the median of the same time on the last 14 days. A value that is not
 * above every other of the last 24 hours scores 0: one alarm a day, unless it gets worse.
 */
export class SeriesScorer {
  private readonly levels: number[] = [];
  private readonly rests: number[] = [];
  private readonly scores: number[] = [];
  private rows = 0;
  private firstAt = Number.NaN;
  private season = 0;
  private history = 0;
  private spread = 1;
  private tailFrom = Number.POSITIVE_INFINITY;
  private tailMean = 1;

  /**
   * Takes the next row.
   *
   * @param at milliseconds; the first two rows tell the step
   * @param value NaN where it is missing: scores 0 and teaches nothing
   * @returns from 0, as usual, to 1; it depends on this row and those before
   */
  next(at: number, value: number): number {
    this.learnStep(at);
    this.rows += 1;
    const last = this.levels.at(-1) ?? 0;
    const level = Number.isNaN(value) ? last : Math.sign(value) * Math.log1p(Math.abs(value));
    const rest = Number.isNaN(value) ? 0 : level - this.expected();
    const refit = Math.max(1, Math.round(this.season / FITS_PER_DAY));
    if (this.season > 0 && this.rows % refit === 0) this.fit();
    const decades = this.rows <= this.season + 1 ? 0 : this.decades(rest / this.spread);
    const record = Math.max(0, ...this.scores.slice(-Math.max(this.season, 1)));
    this.remember(level, rest, decades);
    return decades > record ? decades / (decades + HALF_DECADES) : 0;
  }

  private learnStep(at: number): void {
    if (this.season > 0) return;
    if (Number.isNaN(this.firstAt)) {
      this.firstAt = at;
      return;
    }
    const stepMs = at - this.firstAt;
    if (stepMs <= 0) return;
    const perDay = Math.round(DAY_MS / stepMs);
    this.season = perDay <= 1 ? SLOW_SEASON : Math.min(perDay, MAX_ROWS / 4);
    this.history = Math.min(HISTORY_DAYS * this.season, MAX_ROWS);
  }

  /** Median of the same time of day; of the last day while there is none. */
  private expected(): number {
    const { levels, season } = this;
    const now = levels.length;
    const days = Math.min(SEASON_DAYS, season === 0 ? 0 : Math.floor(now / season));
    const neighbours = Math.ceil(season * NEIGHBOURS_PER_DAY);
    const same: number[] = [];
    for (let day = 1; day <= days; day += 1) {
      const middle = now - day * season;
      for (let index = middle - neighbours; index <= middle + neighbours; index += 1) {
        const level = index < now ? levels[index] : undefined;
        if (level !== undefined) same.push(level);
      }
    }
    return median(same.length > 0 ? same : levels.slice(-Math.max(season, 1)));
  }

  private fit(): void {
    const recent = this.rests.slice(-this.history);
    this.spread = 1.4826 * median(recent.map(Math.abs)) + 1e-9;
    const sorted = Float64Array.from(recent, (rest) => rest / this.spread).sort();
    const start = Math.floor(sorted.length * TAIL_QUANTILE);
    this.tailFrom = sorted[start] ?? Number.POSITIVE_INFINITY;
    const beyond = sorted.subarray(start + 1);
    const excess = beyond.reduce((sum, rest) => sum + rest - this.tailFrom, 0);
    this.tailMean = Math.max(MIN_TAIL, excess / Math.max(1, beyond.length));
  }

  /** -log10 of the probability of as large a rest; 0 below the tail. */
  private decades(rest: number): number {
    if (!(rest > this.tailFrom)) return 0;
    return -Math.log10(1 - TAIL_QUANTILE) + (rest - this.tailFrom) / this.tailMean / Math.LN10;
  }

  private remember(level: number, rest: number, decades: number): void {
    this.levels.push(level);
    this.rests.push(rest);
    this.scores.push(decades);
    if (this.history === 0 || this.levels.length < 2 * this.history + this.season) return;
    for (const kept of [this.levels, this.rests, this.scores]) {
      kept.splice(0, kept.length - this.history - this.season);
    }
  }
}

function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
