/**
 * Shares as whole percentages that add up to what the shares add up to, so that nobody has to wonder about 99 %
 * (largest remainder method).
 *
 * @param shares from 0 to 1
 * @returns whole numbers, in the order given
 */
export function wholePercentages(shares: readonly number[]): readonly number[] {
  const exact = shares.map((share) => share * 100);
  const floors = exact.map(Math.floor);
  const total = Math.round(exact.reduce((sum, value) => sum + value, 0));
  const missing = total - floors.reduce((sum, value) => sum + value, 0);
  const raised = new Set(
    exact
      .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
      .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
      .slice(0, missing)
      .map(({ index }) => index),
  );
  return floors.map((floor, index) => (raised.has(index) ? floor + 1 : floor));
}
