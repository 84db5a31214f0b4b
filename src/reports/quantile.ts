/**
 * Quantile of numbers in ascending order, by linear interpolation between neighbours (type 7 of Hyndman & Fan 1996,
 * the default of R and NumPy).
 *
 * @param q from 0 to 1
 * @throws {RangeError} the list is empty
 */
export function quantile(ascending: readonly number[], q: number): number {
  const position = (ascending.length - 1) * q;
  const below = ascending[Math.floor(position)];
  const above = ascending[Math.ceil(position)];
  if (below === undefined || above === undefined) throw new RangeError('no numbers');
  return below + (above - below) * (position - Math.floor(position));
}
