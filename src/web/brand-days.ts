import { DateTime } from 'luxon';
import type { Brand } from '../core/brand.js';

/** How days are written in addresses and asked of reports. */
export const DAY_FORMAT = 'yyyy-MM-dd';

/** The day on a brand's clock. */
export function brandDay(now: Date, { timeZone }: Pick<Brand, 'timeZone'>): string {
  return DateTime.fromJSDate(now, { zone: timeZone }).toFormat(DAY_FORMAT);
}

/** The last whole day: a span that ends in the middle of one could not be set beside the days before. */
export function lastWholeDay(now: Date, { timeZone }: Pick<Brand, 'timeZone'>): string {
  return DateTime.fromJSDate(now, { zone: timeZone }).minus({ days: 1 }).toFormat(DAY_FORMAT);
}
