/** Discord's epoch, the first second of 2015. */
const EPOCH_MS = 1_420_070_400_000n;
const TIME_SHIFT = 22n;

/** The lowest id that a message of this instant can have; 0 before 2015. */
export function snowflakeAt(instant: Date): string {
  const ms = BigInt(Math.floor(instant.getTime())) - EPOCH_MS;
  return String(ms <= 0n ? 0n : ms << TIME_SHIFT);
}

/** Order of two ids, as of numbers. */
export function compareIds(a: string, b: string): number {
  const difference = BigInt(a) - BigInt(b);
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

/** The id right before this one. */
export function idBefore(id: string): string {
  const number = BigInt(id);
  return String(number === 0n ? 0n : number - 1n);
}

/** The later of two ids. */
export function laterId(a: string, b: string): string {
  return compareIds(a, b) < 0 ? b : a;
}
