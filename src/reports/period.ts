import { DateTime } from 'luxon';
import type { DigestPeriod } from '../core/report.js';
import type { TimeRange } from '../core/time.js';
import { addDays, dayRange } from './calendar.js';

/** First day ('YYYY-MM-DD') of the period that a day lies in: itself, the Monday before, the first of the month. */
export function firstDayOf(day: string, period: DigestPeriod): string {
  return utcDay(day).startOf(period).toFormat('yyyy-MM-dd');
}

/** First day of the period that lies `count` periods later; earlier where negative. */
export function shiftPeriod(firstDay: string, period: DigestPeriod, count: number): string {
  return period === 'month'
    ? utcDay(firstDay).plus({ months: count }).toFormat('yyyy-MM-dd')
    : addDays(firstDay, count * (period === 'week' ? 7 : 1));
}

/**
 * The span of the period that begins on a day, in a time zone.
 *
 * @throws {RangeError} not a day of the calendar, or an unknown time zone
 */
export function periodRange(firstDay: string, period: DigestPeriod, timeZone: string): TimeRange {
  return {
    from: dayRange(firstDay, timeZone).from,
    to: dayRange(shiftPeriod(firstDay, period, 1), timeZone).from,
  };
}

/** First day of the last period that is over: what a digest is about by default. */
export function lastWholePeriod(today: string, period: DigestPeriod): string {
  return shiftPeriod(firstDayOf(today, period), period, -1);
}

function utcDay(day: string): DateTime {
  const start = DateTime.fromFormat(day, 'yyyy-MM-dd', { zone: 'utc' });
  if (!start.isValid) throw new RangeError(`'${day}' is not a day (YYYY-MM-DD)`);
  return start;
}
