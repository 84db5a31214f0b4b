import { UsageError } from '../core/errors.js';
import { dayRange } from '../reports/calendar.js';

/**
 * The day that an option names, as 'YYYY-MM-DD'.
 *
 * @throws {UsageError} the calendar has no such day
 */
export function dayOption(
  asked: string,
  { option, timeZone }: { readonly option: string; readonly timeZone: string },
): string {
  try {
    dayRange(asked, timeZone);
    return asked;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(`${option}: '${asked.slice(0, 40)}' is no day; write it as 2026-11-19`);
  }
}
