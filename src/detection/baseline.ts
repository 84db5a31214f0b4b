import { DAY_MS, HOUR_MS, MINUTE_MS } from '../core/time.js';
import { RING_BINS, Ring, type RingState } from './ring.js';

/** Width of the bins that everything is counted in. */
export const BIN_MS = 5 * MINUTE_MS;
const BINS_PER_HOUR = HOUR_MS / BIN_MS;
const BINS_PER_DAY = DAY_MS / BIN_MS;

/** The level forgets half of what it knew in ten days. */
const LEVEL_DECAY = 0.5 ** (1 / 10);
/** The shape of the day forgets half in four weeks. */
const PROFILE_DECAY = 0.5 ** (1 / 28);
/** Weight, in mentions, of the belief that every hour and day is alike. */
const PROFILE_PRIOR = 12;
/** Relative variance of one hour's rate beyond Poisson: caps what one busy hour can teach. */
const HOUR_VARIANCE = 0.08;

/** Half-life of the short-term level, six hours, as decay per bin; it lags 30 min so that a spike does not lift it. */
const SHORT_DECAY = 0.5 ** (1 / (6 * BINS_PER_HOUR));
const SHORT_LAG_BINS = 6;

/** The two series that are counted: negative voices, and every other voice. */
export type SeriesName = 'negative' | 'other';

/** A baseline at rest. */
export interface BaselineState {
  readonly firstBin: number;
  readonly bin: number;
  readonly frozen: boolean;
  /** Bins of which not every source gave data, with the part that did. */
  readonly covered: readonly (readonly [bin: number, part: number])[];
  readonly coverage: number;
  readonly hours: readonly [readonly number[], readonly number[]];
  readonly weekdays: readonly [readonly number[], readonly number[]];
  readonly negative: RingState;
  readonly other: RingState;
}

/**
 * What is usual for a brand, and what the last five days were: counts by five-minute bin of the moment of writing,
 * with the count that was expected then.
 */
export class Baseline {
  readonly negative = new Ring();
  readonly other = new Ring();
  /** Part of the sources that gave data in each bin, from 0 to 1. */
  readonly covered = new Float32Array(RING_BINS).fill(1);
  readonly hourCounts = new Float64Array(24);
  readonly hourExpected = new Float64Array(24);
  readonly dayCounts = new Float64Array(7);
  readonly dayExpected = new Float64Array(7);
  readonly hourFactors = new Float64Array(24).fill(1);
  readonly dayFactors = new Float64Array(7).fill(1);
  firstBin = -1;
  bin = -1;
  /** While an incident is open its surplus must not become the new normal. */
  frozen = false;
  /** On a day unlike the others (a holiday) nothing is learnt. */
  paused = false;
  /** Part of the sources that are giving data now. */
  coverage = 1;

  constructor(readonly offsetAt: (ms: number) => number) {}

  /** Moves to the bin of `ms`, closing every bin before it. */
  advance(ms: number): void {
    const target = Math.floor(ms / BIN_MS);
    if (this.bin < 0) {
      this.firstBin = target;
      this.bin = target;
      this.openBin();
      return;
    }
    while (this.bin < target) {
      this.closeBin();
      this.bin += 1;
      this.openBin();
    }
  }

  save(): BaselineState {
    const covered: [number, number][] = [];
    for (let bin = Math.max(this.firstBin, this.bin - RING_BINS + 1); bin <= this.bin; bin += 1) {
      const part = this.covered[bin % RING_BINS] ?? 1;
      if (part !== 1) covered.push([bin, part]);
    }
    return {
      firstBin: this.firstBin,
      bin: this.bin,
      frozen: this.frozen,
      covered,
      coverage: this.coverage,
      hours: [[...this.hourCounts], [...this.hourExpected]],
      weekdays: [[...this.dayCounts], [...this.dayExpected]],
      negative: this.negative.save(),
      other: this.other.save(),
    };
  }

  load(state: BaselineState): void {
    this.firstBin = state.firstBin;
    this.bin = state.bin;
    this.frozen = state.frozen;
    for (const [bin, part] of state.covered) this.covered[bin % RING_BINS] = part;
    this.coverage = state.coverage;
    this.hourCounts.set(state.hours[0]);
    this.hourExpected.set(state.hours[1]);
    this.dayCounts.set(state.weekdays[0]);
    this.dayExpected.set(state.weekdays[1]);
    refit(this.hourFactors, this.hourCounts, this.hourExpected);
    refit(this.dayFactors, this.dayCounts, this.dayExpected);
    this.negative.load(state.negative, state.firstBin, state.bin);
    this.other.load(state.other, state.firstBin, state.bin);
  }

  private series(name: SeriesName): Ring {
    return name === 'negative' ? this.negative : this.other;
  }

  /** Days of history, from 0. */
  historyDays(): number {
    return this.bin < 0 ? 0 : (this.bin - this.firstBin) / BINS_PER_DAY;
  }

  add(name: SeriesName, createdMs: number): void {
    const ring = this.series(name);
    const bin = Math.floor(createdMs / BIN_MS);
    if (bin >= this.bin) {
      ring.counts[this.bin % RING_BINS] = (ring.counts[this.bin % RING_BINS] ?? 0) + 1;
      return;
    }
    ring.level.count += 1;
    if (bin <= this.bin - RING_BINS || bin < this.firstBin) return;
    const slot = bin % RING_BINS;
    ring.counts[slot] = (ring.counts[slot] ?? 0) + 1;
    ring.level.shortCount += this.shortWeight(bin);
    for (let later = bin; later < this.bin; later += 1) {
      const at = later % RING_BINS;
      ring.countTotals[at] = (ring.countTotals[at] ?? 0) + 1;
    }
  }

  /** What a closed bin still weighs in the short-term level; 0 where it has not been taken in yet. */
  private shortWeight(bin: number): number {
    const age = this.bin - 1 - SHORT_LAG_BINS - bin;
    return age < 0 ? 0 : SHORT_DECAY ** age;
  }

  /** Observed and expected over the last `bins` closed bins and the open one; `expected` by the long-term level. */
  window(name: SeriesName, bins: number, nowMs: number): { observed: number; expected: number } {
    const ring = this.series(name);
    const slot = this.bin % RING_BINS;
    const part = Math.min(1, Math.max(0, nowMs / BIN_MS - this.bin));
    let observed = ring.counts[slot] ?? 0;
    let expected = (ring.expected[slot] ?? 0) * part;
    const length = Math.min(bins, this.bin - this.firstBin, RING_BINS - 2);
    if (length > 0) {
      const last = (this.bin - 1) % RING_BINS;
      const before = this.bin - 1 - length;
      const hasBefore = before >= this.firstBin;
      observed +=
        (ring.countTotals[last] ?? 0) -
        (hasBefore ? (ring.countTotals[before % RING_BINS] ?? 0) : 0);
      expected +=
        (ring.expectedTotals[last] ?? 0) -
        (hasBefore ? (ring.expectedTotals[before % RING_BINS] ?? 0) : 0);
    }
    return { observed, expected };
  }

  /** Voices of a series that one day brings at present, by the long-term level. */
  perDay(name: SeriesName): number {
    return this.series(name).level.perDay();
  }

  profile(bin: number): number {
    const local = bin * BIN_MS + this.offsetAt(bin * BIN_MS) + BIN_MS / 2;
    const hours = local / HOUR_MS - 0.5;
    const whole = Math.floor(hours);
    const part = hours - whole;
    const hour = ((whole % 24) + 24) % 24;
    const day = (((Math.floor(local / DAY_MS) + 4) % 7) + 7) % 7;
    const a = this.hourFactors[hour] ?? 1;
    const b = this.hourFactors[(hour + 1) % 24] ?? 1;
    return (a + (b - a) * part) * (this.dayFactors[day] ?? 1);
  }

  /** Says which part of the sources gave data in the closed bins of [from, to): they expect and teach that much less. */
  cover(fromBin: number, toBin: number, part: number): void {
    const from = Math.max(fromBin, this.firstBin, this.bin - RING_BINS + 2);
    for (let bin = from; bin < Math.min(toBin, this.bin); bin += 1) {
      const slot = bin % RING_BINS;
      const change = part - (this.covered[slot] ?? 1);
      if (change === 0) continue;
      this.covered[slot] = part;
      const share = this.profile(bin) / BINS_PER_DAY;
      for (const ring of [this.negative, this.other]) {
        const expected = ring.level.perDay() * share * part;
        const shift = expected - (ring.expected[slot] ?? 0);
        this.shiftExpected(ring, bin, shift);
        ring.expected[slot] = expected;
        ring.level.shortExpected = Math.max(
          0,
          ring.level.shortExpected + shift * this.shortWeight(bin),
        );
        ring.level.days = Math.max(0, ring.level.days + share * change);
      }
    }
  }

  /** Takes a bin back from silence, after late posts have filled it. */
  uncover(bin: number): void {
    if (bin >= this.bin || bin <= this.bin - RING_BINS || bin < this.firstBin) return;
    if (this.covered[bin % RING_BINS] === 0) this.cover(bin, bin + 1, 1);
  }

  /** Takes what happened in [fromBin, now) as explained: later windows that reach back expect it. */
  absorb(fromBin: number): void {
    const ring = this.negative;
    let added = 0;
    for (
      let bin = Math.max(fromBin, this.firstBin, this.bin - RING_BINS + 2);
      bin < this.bin;
      bin += 1
    ) {
      const slot = bin % RING_BINS;
      const surplus = Math.max(0, (ring.counts[slot] ?? 0) - (ring.expected[slot] ?? 0));
      added += surplus;
      ring.expected[slot] = (ring.expected[slot] ?? 0) + surplus;
      ring.expectedTotals[slot] = (ring.expectedTotals[slot] ?? 0) + added;
    }
  }

  private shiftExpected(ring: Ring, fromBin: number, by: number): void {
    for (let bin = fromBin; bin < this.bin; bin += 1) {
      const slot = bin % RING_BINS;
      ring.expectedTotals[slot] = (ring.expectedTotals[slot] ?? 0) + by;
    }
  }

  private openBin(): void {
    const slot = this.bin % RING_BINS;
    const share = this.profile(this.bin) / BINS_PER_DAY;
    this.covered[slot] = this.coverage;
    for (const ring of [this.negative, this.other]) {
      ring.counts[slot] = 0;
      ring.expected[slot] = ring.level.perDay() * share * this.coverage;
    }
  }

  private closeBin(): void {
    const slot = this.bin % RING_BINS;
    const previous = (this.bin - 1 + RING_BINS) % RING_BINS;
    const isFirst = this.bin === this.firstBin;
    for (const ring of [this.negative, this.other]) {
      ring.countTotals[slot] =
        (isFirst ? 0 : (ring.countTotals[previous] ?? 0)) + (ring.counts[slot] ?? 0);
      ring.expectedTotals[slot] =
        (isFirst ? 0 : (ring.expectedTotals[previous] ?? 0)) + (ring.expected[slot] ?? 0);
      const lagged = this.bin - SHORT_LAG_BINS;
      if (lagged >= this.firstBin) {
        const lagSlot = lagged % RING_BINS;
        ring.level.shortCount = ring.level.shortCount * SHORT_DECAY + (ring.counts[lagSlot] ?? 0);
        ring.level.shortExpected =
          ring.level.shortExpected * SHORT_DECAY + (ring.expected[lagSlot] ?? 0);
      }
    }
    if ((this.bin + 1) % BINS_PER_HOUR === 0 && !this.paused) this.learnHour();
  }

  private learnHour(): void {
    const middle = this.bin - BINS_PER_HOUR / 2 + 0.5;
    const local = middle * BIN_MS + this.offsetAt(middle * BIN_MS);
    const hour = ((Math.floor(local / HOUR_MS) % 24) + 24) % 24;
    const day = (((Math.floor(local / DAY_MS) + 4) % 7) + 7) % 7;
    let all = 0;
    let allExpected = 0;
    let exposure = 0;
    for (
      let bin = Math.max(this.firstBin, this.bin - BINS_PER_HOUR + 1);
      bin <= this.bin;
      bin += 1
    ) {
      exposure += ((this.covered[bin % RING_BINS] ?? 1) * this.profile(bin)) / BINS_PER_DAY;
    }
    const known = this.historyDays();
    for (const ring of [this.negative, this.other]) {
      let count = 0;
      let expected = 0;
      for (
        let bin = Math.max(this.firstBin, this.bin - BINS_PER_HOUR + 1);
        bin <= this.bin;
        bin += 1
      ) {
        count += ring.counts[bin % RING_BINS] ?? 0;
        expected += ring.expected[bin % RING_BINS] ?? 0;
      }
      if (known >= 1) {
        const cap = this.frozen
          ? Math.max(expected, 0.5)
          : expected + 3 * Math.sqrt(expected + HOUR_VARIANCE * 2 * expected * expected) + 1;
        count = Math.min(count, cap);
      }
      const level = ring.level;
      const fade = LEVEL_DECAY ** (1 / 24);
      level.count = level.count * fade + count;
      level.days = level.days * fade + exposure;
      all += count;
      allExpected += exposure * level.perDay();
    }
    if (exposure > 0) this.learnProfile(hour, day, all, allExpected);
  }

  private learnProfile(hour: number, day: number, count: number, expected: number): void {
    const weight = 1 / (1 + HOUR_VARIANCE * expected);
    const fade = PROFILE_DECAY ** (1 / 24);
    for (let index = 0; index < 24; index += 1) {
      this.hourCounts[index] = (this.hourCounts[index] ?? 0) * fade;
      this.hourExpected[index] = (this.hourExpected[index] ?? 0) * fade;
    }
    for (let index = 0; index < 7; index += 1) {
      this.dayCounts[index] = (this.dayCounts[index] ?? 0) * fade;
      this.dayExpected[index] = (this.dayExpected[index] ?? 0) * fade;
    }
    const hourFactor = this.hourFactors[hour] ?? 1;
    const dayFactor = this.dayFactors[day] ?? 1;
    this.hourCounts[hour] = (this.hourCounts[hour] ?? 0) + count * weight;
    this.hourExpected[hour] = (this.hourExpected[hour] ?? 0) + (expected / hourFactor) * weight;
    this.dayCounts[day] = (this.dayCounts[day] ?? 0) + (count * weight) / 24;
    this.dayExpected[day] = (this.dayExpected[day] ?? 0) + (expected / dayFactor) * (weight / 24);
    refit(this.hourFactors, this.hourCounts, this.hourExpected);
    refit(this.dayFactors, this.dayCounts, this.dayExpected);
  }
}

function refit(factors: Float64Array, counts: Float64Array, expected: Float64Array): void {
  let sum = 0;
  for (let index = 0; index < factors.length; index += 1) {
    const factor =
      ((counts[index] ?? 0) + PROFILE_PRIOR) / ((expected[index] ?? 0) + PROFILE_PRIOR);
    factors[index] = factor;
    sum += factor;
  }
  for (let index = 0; index < factors.length; index += 1) {
    factors[index] = Math.max(0.02, ((factors[index] ?? 1) * factors.length) / sum);
  }
}
