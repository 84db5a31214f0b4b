import { DateTime } from 'luxon';
import type { TimeRange } from '../core/time.js';

/**
 * The span of a calendar day in a time zone: 24 hours, or 23 to 25 where clocks change.
 *
 * @param day 'YYYY-MM-DD'
 * @throws {RangeError} not a day of the calendar, or an unknown time zone
 */
export function dayRange(day: string, timeZone: string): TimeRange {
  const start = startOf(day, timeZone);
  return { from: start.toJSDate(), to: start.plus({ days: 1 }).startOf('day').toJSDate() };
}

/** The calendar day ('YYYY-MM-DD') that an instant falls on in a time zone. */
export function dayOf(instant: Date, timeZone: string): string {
  return instantIn(instant, timeZone).toFormat('yyyy-MM-dd');
}

/** The calendar day `days` later; earlier where negative. Days have no time zone: clocks don't matter here. */
export function addDays(day: string, days: number): string {
  return startOf(day, 'utc').plus({ days }).toFormat('yyyy-MM-dd');
}

/** The last whole day before an instant: the one a digest is about by default. */
export function lastWholeDay(now: Date, timeZone: string): string {
  return addDays(dayOf(now, timeZone), -1);
}

/** An instant the given number of calendar days earlier at the same time of the clock, in a time zone. */
export function daysBefore(instant: Date, days: number, timeZone: string): Date {
  return instantIn(instant, timeZone).minus({ days }).toJSDate();
}

function instantIn(instant: Date, timeZone: string): DateTime {
  const local = DateTime.fromJSDate(instant, { zone: timeZone });
  if (!local.isValid) throw new RangeError(`unknown time zone '${timeZone}'`);
  return local;
}

function startOf(day: string, timeZone: string): DateTime {
  const start = DateTime.fromFormat(day, 'yyyy-MM-dd', { zone: timeZone }).startOf('day');
  if (!start.isValid) throw new RangeError(`'${day}' is not a day (YYYY-MM-DD) in ${timeZone}`);
  return start;
}
