import { DateTime } from 'luxon';
import type { Severity } from '../../core/finding.js';
import { HOUR_MS, MINUTE_MS } from '../../core/time.js';

/** What is due how long after an incident was announced, in milliseconds. */
export interface Deadlines {
  readonly verifyMs: number;
  /** The first public answer: within 1 h in a crisis (Coombs), within the day where it can wait. */
  readonly respondMs: number;
  readonly answerMs: number;
  /** Between two public updates. */
  readonly updateEveryMs: number;
}

/** By severity: 1 watch, 2 answer today, 3 answer within the hour, 4 call the crisis team. */
export const DEADLINES: Readonly<Record<Severity, Deadlines>> = {
  1: {
    verifyMs: 8 * HOUR_MS,
    respondMs: 24 * HOUR_MS,
    answerMs: 24 * HOUR_MS,
    updateEveryMs: 24 * HOUR_MS,
  },
  2: {
    verifyMs: 2 * HOUR_MS,
    respondMs: 4 * HOUR_MS,
    answerMs: 6 * HOUR_MS,
    updateEveryMs: 6 * HOUR_MS,
  },
  3: {
    verifyMs: 30 * MINUTE_MS,
    respondMs: HOUR_MS,
    answerMs: 90 * MINUTE_MS,
    updateEveryMs: 2 * HOUR_MS,
  },
  4: {
    verifyMs: 15 * MINUTE_MS,
    respondMs: 30 * MINUTE_MS,
    answerMs: HOUR_MS,
    updateEveryMs: HOUR_MS,
  },
};

/** A promise made now needs this long to be read, approved and published before it falls due. */
const PROMISE_AHEAD_MS = 30 * MINUTE_MS;
/** Promises are made for round times. */
const ROUND_TO_MINUTES = 30;
/** Below severity 3 nobody is promised anything at night: hours of the day from which and until which it may be. */
const DAY_HOURS = { from: 9, to: 20 } as const;

/**
 * When the public is told again: a step of the severity's rhythm, still ahead, at a round time, and by day where it
 * can wait. Moves on only when it has come too close, so that a draft does not change at each look.
 */
export function nextUpdateAt({
  openedAt,
  severity,
  timeZone,
  now,
}: {
  readonly openedAt: Date;
  readonly severity: Severity;
  readonly timeZone: string;
  readonly now: Date;
}): Date {
  const { respondMs, updateEveryMs } = DEADLINES[severity];
  const firstMs = openedAt.getTime() + respondMs + updateEveryMs;
  const earliestMs = now.getTime() + PROMISE_AHEAD_MS;
  const steps = Math.max(0, Math.ceil((earliestMs - firstMs) / updateEveryMs));
  const local = DateTime.fromMillis(firstMs + steps * updateEveryMs, { zone: timeZone });
  const late = local.minute % ROUND_TO_MINUTES;
  const round = local
    .plus({ minutes: late === 0 ? 0 : ROUND_TO_MINUTES - late })
    .set({ second: 0, millisecond: 0 });
  if (severity >= 3) return round.toJSDate();
  if (round.hour < DAY_HOURS.from)
    return round.set({ hour: DAY_HOURS.from, minute: ROUND_TO_MINUTES }).toJSDate();
  if (round.hour < DAY_HOURS.to) return round.toJSDate();
  return round.plus({ days: 1 }).set({ hour: DAY_HOURS.from, minute: ROUND_TO_MINUTES }).toJSDate();
}
