import type { Baseline } from './baseline.js';
import { surprise } from './negative-binomial.js';

/** Windows of all mentions: a quarter of an hour to eight hours. */
const VOLUME_SCALES = [3, 6, 12, 24, 48, 96] as const;
/** All mentions swing more than negatives: what people find worth repeating differs from day to day. */
const VOLUME_DISPERSION = 0.3;

export interface VolumeResult {
  /** Decades of rarity per window and week, as in the scan of negatives. */
  readonly score: number;
  readonly bins: number;
  readonly observed: number;
  readonly expected: number;
  readonly dispersion: number;
}

/** The most surprising window of all mentions that ends now, or null. */
export function volumeSurge(baseline: Baseline, now: number): VolumeResult | null {
  let best: VolumeResult | null = null;
  for (const bins of VOLUME_SCALES) {
    const other = baseline.window('other', bins, now);
    const negative = baseline.window('negative', bins, now);
    const observed = other.observed + negative.observed;
    const expected = other.expected + negative.expected;
    const score = surprise(observed, expected, VOLUME_DISPERSION) - Math.log10(2016 / bins);
    if (observed < 10 || score <= (best?.score ?? 0)) continue;
    best = { score, bins, observed, expected, dispersion: VOLUME_DISPERSION };
  }
  return best;
}
