import type { Estimate } from '../../core/survey.js';

/** Standard deviations of a 90 % and a 95 % interval of the normal distribution. */
export const Z_90 = 1.6449;
export const Z_95 = 1.96;

/**
 * Wilson's score interval (1927) of a share: stays within 0 and 1, and holds what it says for few and for extreme
 * counts, where the textbook interval does not.
 *
 * @param total at least 1
 */
export function wilson(count: number, total: number, z = Z_95): Estimate {
  const share = count / total;
  const z2 = z * z;
  const centre = (share + z2 / (2 * total)) / (1 + z2 / total);
  const half =
    (z / (1 + z2 / total)) * Math.sqrt((share * (1 - share)) / total + z2 / (4 * total * total));
  return {
    value: share,
    // Rounding may leave the ends a hair inside the share itself at 0 and 1.
    low: Math.max(0, Math.min(share, centre - half)),
    high: Math.min(1, Math.max(share, centre + half)),
  };
}

/**
 * Interval of a difference of two shares of one sample, good minus bad: the adjusted Wald interval with three answers
 * added, a quarter good and a quarter bad, which covered best for Net Promoter Scores (Rocks 2016, The American
 * Statistician).
 *
 * @param counts.total at least 1
 * @returns `value` is the plain difference, from -1 to 1
 */
export function netInterval(
  { good, bad, total }: { readonly good: number; readonly bad: number; readonly total: number },
  z = Z_95,
): Estimate {
  const value = (good - bad) / total;
  const n = total + 3;
  const p = (good + 0.75) / n;
  const q = (bad + 0.75) / n;
  const centre = p - q;
  const half = z * Math.sqrt((p + q - centre * centre) / n);
  return {
    value,
    low: Math.max(-1, Math.min(value, centre - half)),
    high: Math.min(1, Math.max(value, centre + half)),
  };
}

/**
 * Difference of two independent estimates, `a - b`, with an interval made of theirs (MOVER: Zou & Donner 2008), which
 * keeps their lopsidedness.
 */
export function differenceOf(a: Estimate, b: Estimate): Estimate {
  const value = a.value - b.value;
  return {
    value,
    low: value - Math.hypot(a.value - a.low, b.high - b.value),
    high: value + Math.hypot(a.high - a.value, b.value - b.low),
  };
}

/**
 * Mean of whole-number scores with its Student t interval. One answer, or answers all alike, say nothing of how far
 * others lie: the interval is then the whole scale.
 *
 * @param counts.sum and counts.squares of the scores, and of their squares
 */
export function meanInterval({
  total,
  sum,
  squares,
  scale,
}: {
  readonly total: number;
  readonly sum: number;
  readonly squares: number;
  readonly scale: { readonly min: number; readonly max: number };
}): Estimate {
  const value = sum / total;
  const variance = total < 2 ? 0 : Math.max(0, (squares - total * value * value) / (total - 1));
  if (variance === 0) return { value, low: scale.min, high: scale.max };
  const half = studentT95(total - 1) * Math.sqrt(variance / total);
  return {
    value,
    low: Math.max(scale.min, value - half),
    high: Math.min(scale.max, value + half),
  };
}

/**
 * Two-sided 95 % point of Student's t: exact for 1 and 2 degrees of freedom, else the expansion of Abramowitz & Stegun
 * 26.7.5, right to three decimals from 3 on.
 */
export function studentT95(degrees: number): number {
  if (degrees === 1) return 12.706;
  if (degrees === 2) return 4.303;
  const x = 1.959964;
  const g1 = (x ** 3 + x) / 4;
  const g2 = (5 * x ** 5 + 16 * x ** 3 + 3 * x) / 96;
  const g3 = (3 * x ** 7 + 19 * x ** 5 + 17 * x ** 3 - 15 * x) / 384;
  const g4 = (79 * x ** 9 + 776 * x ** 7 + 1482 * x ** 5 - 1920 * x ** 3 - 945 * x) / 92_160;
  return x + g1 / degrees + g2 / degrees ** 2 + g3 / degrees ** 3 + g4 / degrees ** 4;
}
