import { DAY_MS, HOUR_MS } from '../core/time.js';

/**
 * Offset of a time zone from UTC in milliseconds, by instant. A day that begins and ends with one offset has it
 * throughout; only on the days of a change is each hour looked up.
 *
 * @throws {RangeError} when the zone is unknown
 */
export function zoneOffset(timeZone: string): (ms: number) => number {
  const lookUp = offsetLookUp(timeZone);
  if (timeZone === 'UTC') return () => 0;
  let day = Number.NaN;
  let ofDay: number | null = null;
  return (ms) => {
    const asked = Math.floor(ms / DAY_MS);
    if (asked !== day) {
      day = asked;
      const first = lookUp(asked * DAY_MS);
      ofDay = first === lookUp((asked + 1) * DAY_MS) ? first : null;
    }
    return ofDay ?? lookUp(Math.floor(ms / HOUR_MS) * HOUR_MS);
  };
}

function offsetLookUp(timeZone: string): (ms: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  return (ms) => {
    const parts = new Map<string, number>();
    for (const { type, value } of format.formatToParts(ms)) parts.set(type, Number(value));
    const local = Date.UTC(
      parts.get('year') ?? 1970,
      (parts.get('month') ?? 1) - 1,
      parts.get('day') ?? 1,
      parts.get('hour') ?? 0,
      parts.get('minute') ?? 0,
    );
    return local - ms;
  };
}
