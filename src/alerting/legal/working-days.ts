import { DateTime } from 'luxon';

/** Holidays that move with Easter, and their days from Easter Sunday. */
export const MOVABLE_HOLIDAYS = [
  'holy-thursday',
  'good-friday',
  'easter-monday',
  'corpus-christi',
] as const;
const FROM_EASTER: Readonly<Record<string, number>> = {
  'holy-thursday': -3,
  'good-friday': -2,
  'easter-monday': 1,
  'corpus-christi': 60,
};

/** What does not count as a working day. */
export interface DaysOff {
  /** Days of the week, 1 (Monday) to 7. */
  readonly weekend: readonly number[];
  /** 'MM-DD', 'YYYY-MM-DD' or a movable one. */
  readonly holidays: readonly string[];
}

/**
 * End of a term in working days, counted from the day after `from` on the clock of the zone.
 *
 * @returns the first instant after the last working day: what comes then is late
 */
export function endOfTerm(
  from: Date,
  {
    workingDays,
    timeZone,
    daysOff,
  }: { readonly workingDays: number; readonly timeZone: string; readonly daysOff: DaysOff },
): Date {
  let day = DateTime.fromJSDate(from, { zone: timeZone }).startOf('day');
  let left = workingDays;
  while (left > 0) {
    day = day.plus({ days: 1 });
    if (isWorkingDay(day, daysOff)) left -= 1;
  }
  return day.plus({ days: 1 }).toJSDate();
}

function isWorkingDay(day: DateTime, { weekend, holidays }: DaysOff): boolean {
  if (weekend.includes(day.weekday)) return false;
  const [date, yearly] = [day.toFormat('yyyy-MM-dd'), day.toFormat('MM-dd')];
  return !holidays.some((holiday) => {
    const fromEaster = FROM_EASTER[holiday];
    if (fromEaster === undefined) return holiday === date || holiday === yearly;
    return easterSunday(day.year).plus({ days: fromEaster }).toFormat('yyyy-MM-dd') === date;
  });
}

/** The Gregorian computus in the form of Meeus, Jones and Butcher (Meeus, Astronomical Algorithms, 1991). */
function easterSunday(year: number): DateTime {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return DateTime.utc(year, Math.floor(sum / 31), (sum % 31) + 1);
}
