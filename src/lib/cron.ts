import { DateTime } from 'luxon';
import type { Schedule } from '../core/contracts/scheduler.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
/** Lowest and highest value of minute, hour, day, month and weekday. */
const BOUNDS = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const;
/** Schedules of people come round within a week; further on nobody asks. */
const MAX_DAYS = 8;

/**
 * First minute, from `from` on, in which a schedule fires, for telling people when; the scheduler counts by itself.
 *
 * @returns null where it does not fire within eight days, or is written in a way that only the scheduler reads
 */
export function nextTick({ cron, timeZone }: Schedule, from: Date): Date | null {
  // Of six fields the first are the seconds.
  const fields = cron.trim().toLowerCase().split(/\s+/).slice(-5);
  const sets = fields.map((field, index) => valuesOf(field, index));
  const [minutes, hours, days, months, weekdays] = sets;
  if (!minutes || !hours || !days || !months || !weekdays) return null;
  const isDayFree = fields[2] === '*';
  const isWeekdayFree = fields[4] === '*';
  const isDay = (at: DateTime): boolean => {
    const byDay = days.has(at.day);
    const byWeekday = weekdays.has(at.weekday % 7);
    if (isDayFree || isWeekdayFree) return byDay && byWeekday;
    return byDay || byWeekday;
  };
  let at = DateTime.fromJSDate(from, { zone: timeZone }).startOf('minute');
  if (at.toMillis() < from.getTime()) at = at.plus({ minutes: 1 });
  const end = at.plus({ days: MAX_DAYS });
  while (at < end) {
    if (!months.has(at.month) || !isDay(at)) at = at.plus({ days: 1 }).startOf('day');
    else if (!hours.has(at.hour)) at = at.plus({ hours: 1 }).startOf('hour');
    else if (!minutes.has(at.minute)) at = at.plus({ minutes: 1 });
    else return at.toJSDate();
  }
  return null;
}

function valuesOf(field: string, index: number): ReadonlySet<number> | null {
  const [low, high] = BOUNDS[index] ?? [0, 0];
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const [, range = '', step = '1'] = /^([^/]+)(?:\/(\d+))?$/.exec(part) ?? [];
    const bounds = range === '*' ? { first: low, last: high } : boundsOf(range, index, part);
    if (bounds === null || Number(step) < 1) return null;
    for (let value = bounds.first; value <= bounds.last; value += Number(step)) {
      values.add(index === 4 ? value % 7 : value);
    }
  }
  return [...values].every((value) => value >= low && value <= high) ? values : null;
}

/** '5', '1-5', and '5/10', which goes on to the end. */
function boundsOf(
  range: string,
  index: number,
  part: string,
): { readonly first: number; readonly last: number } | null {
  const [start = '', end] = range.split('-');
  const first = numberOf(start, index);
  const alone = part.includes('/') ? (BOUNDS[index]?.[1] ?? null) : first;
  const last = end === undefined ? alone : numberOf(end, index);
  return first === null || last === null ? null : { first, last };
}

function numberOf(written: string, index: number): number | null {
  if (/^\d{1,2}$/.test(written)) return Number(written);
  const names = index === 3 ? MONTHS : index === 4 ? WEEKDAYS : [];
  const found = names.indexOf(written.slice(0, 3));
  if (found < 0) return null;
  return index === 3 ? found + 1 : found;
}
