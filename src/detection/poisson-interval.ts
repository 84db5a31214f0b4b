/** Two-sided 90 %: z of the 5 % and 95 % quantiles. */
const Z = 1.645;

/**
 * 90 % interval of a Poisson mean after `count` events, by Garwood's chi-square limits in the Wilson-Hilferty
 * approximation (error below 0.05 for any count).
 */
export function poissonInterval(count: number): readonly [low: number, high: number] {
  return [count === 0 ? 0 : halfChiSquare(2 * count, -Z), halfChiSquare(2 * count + 2, Z)];
}

function halfChiSquare(degrees: number, z: number): number {
  const spread = 2 / (9 * degrees);
  return (degrees * Math.max(0, 1 - spread + z * Math.sqrt(spread)) ** 3) / 2;
}
