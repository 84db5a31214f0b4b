import { packFloats, unpackFloats } from './packing.js';

/** Bins kept: five days, one more than the longest scale of the scan. */
export const RING_BINS = 5 * 288;

/** Belief about an unknown brand: half a voice in one day, worth less with every voice that is heard. */
const LEVEL_PRIOR_COUNT = 0.5;
const LEVEL_PRIOR_DAYS = 1;

/** Weight, in mentions, of the belief that the last hours are as usual. */
const SHORT_PRIOR = 8;

/** How many voices a day brings, and how busy the last hours were. */
export class Level {
  count = 0;
  days = 0;
  shortCount = 0;
  shortExpected = 0;
  /** Voices a day at the average hour. */
  perDay(): number {
    const prior = LEVEL_PRIOR_DAYS / (1 + this.count);
    return (this.count + LEVEL_PRIOR_COUNT) / (this.days + prior);
  }
  /** How much busier than the long-term level the last hours were. */
  shortFactor(): number {
    return (this.shortCount + SHORT_PRIOR) / (this.shortExpected + SHORT_PRIOR);
  }
}

/** The counts of one series over the last days, with what was expected. */
export class Ring {
  readonly counts = new Float32Array(RING_BINS);
  readonly expected = new Float32Array(RING_BINS);
  /** Running totals at the end of each bin. */
  readonly countTotals = new Float64Array(RING_BINS);
  readonly expectedTotals = new Float64Array(RING_BINS);
  readonly level = new Level();

  save(): RingState {
    const { count, days, shortCount, shortExpected } = this.level;
    return {
      counts: packFloats(this.counts),
      expected: packFloats(this.expected),
      level: [count, days, shortCount, shortExpected],
    };
  }

  /** Takes a saved ring; the running totals start anew, only their differences matter. */
  load(state: RingState, firstBin: number, bin: number): void {
    unpackFloats(state.counts, this.counts);
    unpackFloats(state.expected, this.expected);
    [this.level.count, this.level.days, this.level.shortCount, this.level.shortExpected] =
      state.level;
    let count = 0;
    let expected = 0;
    for (let at = Math.max(firstBin, bin - RING_BINS + 1); at < bin; at += 1) {
      const slot = at % RING_BINS;
      count += this.counts[slot] ?? 0;
      expected += this.expected[slot] ?? 0;
      this.countTotals[slot] = count;
      this.expectedTotals[slot] = expected;
    }
  }
}

/** A ring at rest. */
export interface RingState {
  readonly counts: string;
  readonly expected: string;
  readonly level: readonly [number, number, number, number];
}
