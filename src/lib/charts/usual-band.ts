import { DateTime } from 'luxon';
import type { ChartPoint } from '../../core/message.js';

/** Between which numbers of negatives nine of ten such hours or days lie. */
export interface BandPoint {
  readonly at: Date;
  readonly low: number;
  readonly high: number;
}

/** Fewer past values than this have no ends worth drawing. */
const MIN_VALUES = 6;
const LOW_QUANTILE = 0.05;
const HIGH_QUANTILE = 0.95;
const HOURS_A_DAY = 24;

/**
 * What is usual at each point of a chart: the middle 90 % of the negatives at the same hour of other days, and the hours
 * beside it; by day, of all other days. A rough band for the eye, from the points alone; whether something is
 * out of the ordinary is the detector's business.
 *
 * @param before only points before it are taken as usual: the start of what is shown as an incident
 * @returns one per point, in their order; null where too little is known
 */
export function usualBand(
  points: readonly ChartPoint[],
  {
    before,
    step,
    timeZone,
  }: { readonly before: Date; readonly step: 'hour' | 'day'; readonly timeZone: string },
): readonly (BandPoint | null)[] {
  const slotOf = (at: Date) =>
    step === 'day' ? 0 : DateTime.fromJSDate(at, { zone: timeZone }).hour;
  const slots = step === 'day' ? 1 : HOURS_A_DAY;
  const values: number[][] = Array.from({ length: slots }, () => []);
  for (const { at, negative } of points) {
    if (at >= before) continue;
    const slot = slotOf(at);
    const neighbours = step === 'day' ? [0] : [slot - 1, slot, slot + 1];
    for (const near of neighbours) values[(near + slots) % slots]?.push(negative);
  }
  const ends = values.map((slot) => endsOf(slot.toSorted((a, b) => a - b)));
  return points.map(({ at }) => {
    const end = ends[slotOf(at)];
    return end === undefined || end === null ? null : { at, ...end };
  });
}

function endsOf(ascending: readonly number[]): { low: number; high: number } | null {
  if (ascending.length < MIN_VALUES) return null;
  const at = (q: number) => ascending[Math.round(q * (ascending.length - 1))] ?? 0;
  return { low: at(LOW_QUANTILE), high: at(HIGH_QUANTILE) };
}
