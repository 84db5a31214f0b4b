const LANCZOS = [
  76.18009172947146, -86.5053203294168, 24.01409824083091, -1.231739572450155,
  0.1208650973866179e-2, -0.5395239384953e-5,
] as const;

/** Natural logarithm of the gamma function for `x > 0` (Lanczos, relative error below 2e-10). */
export function logGamma(x: number): number {
  const shifted = x + 5.5;
  let series = 1.000000000190015;
  let denominator = x;
  for (const coefficient of LANCZOS) {
    denominator += 1;
    series += coefficient / denominator;
  }
  return (x + 0.5) * Math.log(shifted) - shifted + Math.log((2.506628274631 * series) / x);
}

const LOG_FACTORIALS = new Float64Array(1024);
for (let n = 2; n < LOG_FACTORIALS.length; n += 1) {
  LOG_FACTORIALS[n] = (LOG_FACTORIALS[n - 1] ?? 0) + Math.log(n);
}

/** `ln n!` for an integer `n >= 0`, from a table below 1,024. */
export function logFactorial(n: number): number {
  return n < LOG_FACTORIALS.length ? (LOG_FACTORIALS[n] ?? 0) : logGamma(n + 1);
}

/** How far the tail sum is followed; beyond 400 terms the ratio test has long stopped it. */
const MAX_TAIL_TERMS = 400;

/**
 * `-log10 P(X >= count)` for a negative binomial count with the given mean and variance
 * `mean + dispersion * mean^2`.
 *
 * @param dispersion 0 is taken as 1e-6, practically a Poisson count
 * @returns 0 when the count is not above the mean: the scan only looks for surplus
 */
export function surprise(count: number, mean: number, dispersion: number): number {
  if (count <= mean || count <= 0) return 0;
  if (mean <= 0) return Number.POSITIVE_INFINITY;
  const size = 1 / Math.max(dispersion, 1e-6);
  const odds = mean / (size + mean);
  const logHead =
    logGamma(count + size) -
    logGamma(size) -
    logFactorial(count) -
    size * Math.log1p(mean / size) +
    count * Math.log(odds);
  let term = 1;
  let sum = 1;
  for (let step = 0; step < MAX_TAIL_TERMS; step += 1) {
    term *= ((count + step + size) / (count + step + 1)) * odds;
    sum += term;
    if (term < 1e-4 * sum) break;
  }
  return Math.max(0, -(logHead + Math.log(sum)) / Math.LN10);
}

/**
 * Range that holds 95 % of such counts, whole numbers, by the Wilson-Hilferty approximation of the gamma
 * distribution with the same mean and variance.
 */
export function normalRange(mean: number, dispersion: number): readonly [number, number] {
  if (mean <= 0) return [0, 0];
  const variance = mean + dispersion * mean * mean;
  const shape = (mean * mean) / variance;
  const at = (z: number): number => {
    const root = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
    return mean * Math.max(0, root) ** 3;
  };
  return [Math.floor(at(-1.96)), Math.ceil(at(1.96))];
}
