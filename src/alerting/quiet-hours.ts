import { DateTime } from 'luxon';
import type { TimeRange } from '../core/time.js';
import type { AlertingSettings } from './config.js';

type QuietHours = AlertingSettings['quietHours'];

/** The quiet hours that an instant lies in; null outside of them, and where there are none. */
export function quietSpanAt(
  instant: Date,
  { quietHours, timeZone }: { readonly quietHours: QuietHours; readonly timeZone: string },
): TimeRange | null {
  if (quietHours === null) return null;
  const day = DateTime.fromJSDate(instant, { zone: timeZone }).startOf('day');
  // Hours over midnight belong to the day on which they begin.
  for (const start of [day.minus({ days: 1 }), day]) {
    const span = spanOf(start, quietHours);
    if (span.from <= instant && instant < span.to) return span;
  }
  return null;
}

/** Milliseconds between two instants without the quiet hours in between; 0 where `to` is not after `from`. */
export function wakingMs(
  { from, to }: TimeRange,
  { quietHours, timeZone }: { readonly quietHours: QuietHours; readonly timeZone: string },
): number {
  const whole = Math.max(0, to.getTime() - from.getTime());
  if (quietHours === null || whole === 0) return whole;
  let quietMs = 0;
  let start = DateTime.fromJSDate(from, { zone: timeZone }).startOf('day').minus({ days: 1 });
  for (; start.toJSDate() < to; start = start.plus({ days: 1 })) {
    const span = spanOf(start, quietHours);
    const overlap =
      Math.min(span.to.getTime(), to.getTime()) - Math.max(span.from.getTime(), from.getTime());
    quietMs += Math.max(0, overlap);
  }
  return whole - quietMs;
}

function spanOf(day: DateTime, { from, to }: NonNullable<QuietHours>): TimeRange {
  const start = at(day, from);
  const end = at(from <= to ? day : day.plus({ days: 1 }), to);
  return { from: start.toJSDate(), to: end.toJSDate() };
}

function at(day: DateTime, time: string): DateTime {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return day.set({ hour, minute, second: 0, millisecond: 0 });
}
