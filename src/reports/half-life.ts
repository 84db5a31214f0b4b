import type { ChartPoint } from '../core/message.js';
import { HOUR_MS, MINUTE_MS } from '../core/time.js';

/** Hours over which negatives are averaged, so that one quiet hour is no end. */
const SMOOTH_HOURS = 3;
/** Hours for which it has to stay at half. */
const STAY_HOURS = 6;
const HOURS_A_DAY = 24;

/** The hour with most negatives of an incident, and how long until they had halved. */
export interface Decline {
  readonly peak: { readonly at: Date; readonly negative: number; readonly usual: number } | null;
  /** Minutes; null where it has not halved yet, or there is no peak. */
  readonly halfLifeMinutes: number | null;
}

/**
 * How negatives fell: excess is what is above the mean of the same hour of the clock before the start; the half-life is
 * counted from the highest mean of three hours to the first hour from which such means stay at or below half of it for
 * six hours.
 *
 * @param points hourly, oldest first, with at least a day before `startedAt`
 */
export function declineOf(points: readonly ChartPoint[], startedAt: Date): Decline {
  const usual = usualByHour(
    points.filter(({ at }) => at.getTime() + HOUR_MS <= startedAt.getTime()),
  );
  const during = points.filter(({ at }) => at.getTime() + HOUR_MS > startedAt.getTime());
  const usualAt = (at: Date) => usual[hourOf(at)] ?? 0;
  const excess = during.map(({ at, negative }) => Math.max(0, negative - usualAt(at)));
  const smooth = excess.map((_, index) => {
    const near = excess.slice(Math.max(0, index - SMOOTH_HOURS + 1), index + 1);
    return near.reduce((sum, value) => sum + value, 0) / SMOOTH_HOURS;
  });
  const highest = Math.max(0, ...smooth);
  const top = during.reduce<ChartPoint | null>(
    (best, point) => (point.negative > (best?.negative ?? 0) ? point : best),
    null,
  );
  const peak = top === null ? null : { at: top.at, negative: top.negative, usual: usualAt(top.at) };
  if (highest === 0) return { peak, halfLifeMinutes: null };
  const from = smooth.indexOf(highest);
  const isLow = (value: number) => value <= highest / 2;
  const fall = smooth.findIndex(
    (value, index) =>
      index > from &&
      isLow(value) &&
      index + STAY_HOURS <= smooth.length &&
      smooth.slice(index, index + STAY_HOURS).every(isLow),
  );
  return { peak, halfLifeMinutes: fall === -1 ? null : ((fall - from) * HOUR_MS) / MINUTE_MS };
}

/** Mean negatives by hour of the day (of UTC: the days before are few, and clocks seldom change within them). */
function usualByHour(points: readonly ChartPoint[]): readonly number[] {
  return Array.from({ length: HOURS_A_DAY }, (_, hour) => {
    const same = points.filter(({ at }) => hourOf(at) === hour);
    return same.length === 0
      ? 0
      : same.reduce((sum, { negative }) => sum + negative, 0) / same.length;
  });
}

function hourOf(at: Date): number {
  return at.getUTCHours();
}
