import { DAY_MS, SECOND_MS } from '../core/time.js';

/** What is left of a network's own budget. */
export interface Quota {
  readonly remaining: number;
  /** When it is full again; null where they do not say. */
  readonly resetAt: Date | null;
}

/** Nobody is waited for longer than the longest documented budget, which is a day. */
const MAX_WAIT_MS = DAY_MS;
/** 'Now' and moments that are past already are read as: not at once. */
const MIN_WAIT_MS = SECOND_MS;
/** Numbers above are instants, in epoch seconds or milliseconds; numbers below are seconds left. */
const EPOCH_SECONDS_FROM = 1_000_000_000;
const EPOCH_MILLISECONDS_FROM = 1_000_000_000_000;

const PREFIXES = ['ratelimit', 'x-ratelimit', 'x-rate-limit'] as const;

/**
 * Reads the budget from an answer's headers: `ratelimit-*`, `x-ratelimit-*` or `x-rate-limit-*`, with the reset
 * as epoch seconds (Bluesky, X), seconds left (Reddit) or an ISO instant (Mastodon).
 *
 * @param headers names in lower case
 * @returns null where the answer says nothing of a budget
 */
export function readQuota(headers: Readonly<Record<string, string>>, now: Date): Quota | null {
  for (const prefix of PREFIXES) {
    const remaining = Number.parseFloat(headers[`${prefix}-remaining`] ?? '');
    if (!Number.isFinite(remaining)) continue;
    return {
      remaining: Math.max(0, Math.floor(remaining)),
      resetAt: readReset(headers[`${prefix}-reset`], now),
    };
  }
  return null;
}

/**
 * Reads when they ask us to come back, from Retry-After in seconds or as an HTTP date.
 *
 * A date is measured against their own `Date` header, so that a clock that runs wrong, here or there, does not
 * turn a minute into an hour.
 *
 * @returns between one second and one day from `now`; null where there is no readable Retry-After
 */
export function readRetryAfter(headers: Readonly<Record<string, string>>, now: Date): Date | null {
  const text = headers['retry-after']?.trim();
  if (text === undefined || text === '') return null;
  if (/^\d+(\.\d+)?$/.test(text)) return waitFor(Number(text) * SECOND_MS, now);
  const until = Date.parse(text);
  if (Number.isNaN(until)) return null;
  const theirNow = Date.parse(headers.date ?? '');
  return waitFor(until - (Number.isNaN(theirNow) ? now.getTime() : theirNow), now);
}

function readReset(text: string | undefined, now: Date): Date | null {
  if (text === undefined) return null;
  const number = Number(text);
  if (text.trim() === '' || Number.isNaN(number)) {
    const instant = Date.parse(text);
    return Number.isNaN(instant) ? null : waitFor(instant - now.getTime(), now);
  }
  if (number >= EPOCH_MILLISECONDS_FROM) return waitFor(number - now.getTime(), now);
  if (number >= EPOCH_SECONDS_FROM) return waitFor(number * SECOND_MS - now.getTime(), now);
  return waitFor(number * SECOND_MS, now);
}

function waitFor(waitMs: number, now: Date): Date {
  return new Date(now.getTime() + Math.min(MAX_WAIT_MS, Math.max(MIN_WAIT_MS, waitMs)));
}
