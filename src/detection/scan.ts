import type { Baseline } from './baseline.js';
import { surprise } from './negative-binomial.js';
import { TUNING } from './tuning.js';

/** Window lengths of the scan in bins of five minutes: 5, 10, 15 and 30 minutes, 1, 2, 4, 8, 16, 24, 48 and 96 hours. */
export const SCALES = [1, 2, 3, 6, 12, 24, 48, 96, 192, 288, 576, 1152] as const;
/** Scales up to two hours follow the level of the last hours; longer ones would follow the very rise they look for. */
const SHORT_SCALE = 24;
const MIN_DISPERSION = 0.05;
/**
 * Until every hour of a day was seen once, the one at hand may be the day's peak: what is known so far, mostly of the
 * night, is taken times this. Brands here have 2.5 to 3 times their mean in the busiest hour.
 */
const UNSEEN_PEAK = 3;

/** Observed and expected voices of the last bins. */
export interface Flow {
  readonly observed: number;
  readonly expected: number;
  readonly otherExpected: number;
  readonly otherObserved: number;
}

export interface ScanResult {
  readonly score: number;
  readonly bins: number;
  readonly observed: number;
  readonly expected: number;
  readonly dispersion: number;
}

/** How much more than Poisson the counts of one scale vary, learnt from ordinary windows. */
class Dispersion {
  surplus = 0;
  weight = 0;
  value(): number {
    return Math.max(MIN_DISPERSION, (this.surplus + 0.1 * 2) / (this.weight + 2));
  }
}

/** Looks for a surplus of negative voices in windows of every length that end now. */
export class Scan {
  readonly dispersions = SCALES.map(() => new Dispersion());
  /** While a campaign runs, its public brings its usual share of negatives in full. */
  isCampaign = false;
  constructor(private readonly baseline: Baseline) {}

  /** Voices that the last `bins` bins should have brought, the surplus of all mentions taken into account. */
  flow(bins: number, now: number): Flow {
    const { baseline } = this;
    const negative = baseline.window('negative', bins, now);
    const other = baseline.window('other', bins, now);
    const isShort = bins <= SHORT_SCALE;
    const unseen = baseline.historyDays() < 1 ? UNSEEN_PEAK : 1;
    const factor = unseen * (isShort ? baseline.negative.level.shortFactor() : 1);
    const otherFactor = unseen * (isShort ? baseline.other.level.shortFactor() : 1);
    const ratio = baseline.perDay('negative') / Math.max(0.01, baseline.perDay('other'));
    const otherExpected = other.expected * otherFactor;
    const surplus = Math.max(0, other.observed - otherExpected);
    return {
      observed: negative.observed,
      expected:
        negative.expected * factor + (this.isCampaign ? 1 : TUNING.surplus) * ratio * surplus,
      otherExpected,
      otherObserved: other.observed,
    };
  }

  /** Relative variance of a window's expectation: the scale's own, and how little the level is known. */
  dispersionAt(index: number): number {
    return (
      (this.dispersions[index]?.value() ?? MIN_DISPERSION) +
      1 / (this.baseline.negative.level.count + 0.5)
    );
  }

  best(now: number, minVoices: number): ScanResult | null {
    let best: ScanResult | null = null;
    for (const [index, bins] of SCALES.entries()) {
      const { observed, expected } = this.flow(bins, now);
      const fewest = bins > TUNING.pairBins ? Math.max(3, minVoices) : minVoices;
      if (observed >= fewest && observed > expected + Math.sqrt(expected)) {
        const dispersion = this.dispersionAt(index);
        const score = surprise(observed, expected, dispersion) - Math.log10(2016 / bins);
        if (best === null || score > best.score) {
          best = { score, bins, observed, expected, dispersion };
        }
      }
      if (bins > this.baseline.bin - this.baseline.firstBin) break;
    }
    return best;
  }

  save(): readonly (readonly [number, number])[] {
    return this.dispersions.map(({ surplus, weight }) => [surplus, weight] as const);
  }

  load(state: readonly (readonly [number, number])[]): void {
    for (const [index, [surplus, weight]] of state.entries()) {
      const dispersion = this.dispersions[index];
      if (dispersion !== undefined) Object.assign(dispersion, { surplus, weight });
    }
  }

  /** Learns from the windows that end where the current bin starts. */
  learn(): void {
    const { baseline } = this;
    if (baseline.historyDays() < 2 || baseline.frozen) return;
    for (const [index, bins] of SCALES.entries()) {
      if (baseline.bin % bins !== 0) continue;
      const { observed, expected } = baseline.window('negative', bins, baseline.bin * 300_000);
      const factor = bins <= SHORT_SCALE ? baseline.negative.level.shortFactor() : 1;
      const mean = expected * factor;
      if (mean <= 0) continue;
      const dispersion = this.dispersions[index];
      if (dispersion === undefined) continue;
      const cap = mean + 3 * Math.sqrt(mean + dispersion.value() * mean * mean) + 1;
      const count = Math.min(observed, cap);
      const fade = 0.5 ** (bins / (28 * 288));
      dispersion.surplus = dispersion.surplus * fade + (count - mean) ** 2 - mean;
      dispersion.weight = dispersion.weight * fade + mean * mean;
    }
  }
}
