import { DateTime } from 'luxon';
import type { BucketCount } from '../../core/contracts/store.js';
import type { ChartPoint } from '../../core/message.js';
import { HOUR_MS, type TimeRange } from '../../core/time.js';

/** Width of a chart's points. */
export type ChartStep = 'hour' | 'day';

/**
 * Voices per hour, or per calendar day of the time zone, over a range: oldest first, one point a step, zeros included.
 * Reposts and copies are no voices.
 *
 * @param buckets counts per hour, in any order; those outside the range are left out
 */
export function chartPoints(
  buckets: Iterable<BucketCount>,
  {
    range,
    step,
    timeZone,
  }: { readonly range: TimeRange; readonly step: ChartStep; readonly timeZone: string },
): readonly ChartPoint[] {
  const starts = stepStarts({ range, step, timeZone });
  const points = starts.map((at) => ({ at, negative: 0, all: 0 }));
  const sorted = [...buckets].toSorted((a, b) => a.at.getTime() - b.at.getTime());
  let index = 0;
  for (const { at, label, voice, count } of sorted) {
    if (voice !== 'original' || at >= range.to) continue;
    while ((points[index + 1]?.at ?? range.to) <= at) index += 1;
    const point = points[index];
    if (point === undefined || at < point.at) continue;
    point.all += count;
    if (label === 'negative') point.negative += count;
  }
  return points;
}

function stepStarts({
  range: { from, to },
  step,
  timeZone,
}: {
  readonly range: TimeRange;
  readonly step: ChartStep;
  readonly timeZone: string;
}): readonly Date[] {
  const starts: Date[] = [];
  if (step === 'hour') {
    const first = Math.floor(from.getTime() / HOUR_MS) * HOUR_MS;
    for (let at = first; at < to.getTime(); at += HOUR_MS) starts.push(new Date(at));
    return starts;
  }
  let day = DateTime.fromJSDate(from, { zone: timeZone }).startOf('day');
  while (day.toMillis() < to.getTime()) {
    starts.push(day.toJSDate());
    day = day.plus({ days: 1 }).startOf('day');
  }
  return starts;
}
