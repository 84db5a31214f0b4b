import { DateTime } from 'luxon';
import type { Locale } from '../../core/brand.js';
import { formatDateTime, formatTime } from '../i18n/format.js';

/** In whose words and clock an instant is told. */
export interface Place {
  readonly locale: Locale;
  readonly timeZone: string;
}

/** Whether two instants lie on one calendar day of the zone. */
export function isSameDay(a: Date, b: Date, timeZone: string): boolean {
  const day = (instant: Date) => DateTime.fromJSDate(instant, { zone: timeZone }).toISODate();
  return day(a) === day(b);
}

/** '16:05' where `instant` is on the same day as `seenFrom`, else with its day: '19 nov, 16:05'. */
export function shortWhen(instant: Date, seenFrom: Date, place: Place): string {
  return isSameDay(instant, seenFrom, place.timeZone)
    ? formatTime(instant, place)
    : formatDateTime(instant, place);
}

/** The weekday's full name in the zone: 'jueves'. */
export function weekdayName(instant: Date, { locale, timeZone }: Place): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone }).format(instant);
}
