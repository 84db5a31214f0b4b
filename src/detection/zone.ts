import { HOUR_MS } from '../core/time.js';

/**
 * Offset of a time zone from UTC in milliseconds, by instant; one look-up an hour is remembered.
 *
 * @throws {RangeError} when the zone is unknown
 */
export function zoneOffset(timeZone: string): (ms: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  if (timeZone === 'UTC') return () => 0;
  let hour = Number.NaN;
  let offset = 0;
  return (ms) => {
    const asked = Math.floor(ms / HOUR_MS);
    if (asked === hour) return offset;
    hour = asked;
    const parts = new Map<string, number>();
    for (const { type, value } of format.formatToParts(asked * HOUR_MS)) {
      parts.set(type, Number(value));
    }
    const local = Date.UTC(
      parts.get('year') ?? 1970,
      (parts.get('month') ?? 1) - 1,
      parts.get('day') ?? 1,
      parts.get('hour') ?? 0,
      parts.get('minute') ?? 0,
    );
    offset = local - asked * HOUR_MS;
    return offset;
  };
}
