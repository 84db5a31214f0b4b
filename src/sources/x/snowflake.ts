/** Ids count from this instant on. Source: X's announcement of its ids ('snowflake'), 2010. */
const EPOCH_MS = 1_288_834_974_657n;
/** Bits of an id below its time. */
const TIME_SHIFT = 22n;
/** Ids before November 2010 were counted up and hold no time. */
const FIRST_ID = 30_000_000_000n;

/** When a post was written, by its id; null where the id holds no time. */
export function idTime(id: string): Date | null {
  if (!/^\d{1,20}$/.test(id)) return null;
  const number = BigInt(id);
  return number < FIRST_ID ? null : new Date(Number((number >> TIME_SHIFT) + EPOCH_MS));
}
