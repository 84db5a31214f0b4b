/** Milliseconds in a second, a minute, an hour, a day (of 24 h) and a week. */
export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
export const WEEK_MS = 7 * DAY_MS;

/** A span of time, half-open: `from` is included, `to` is not. */
export interface TimeRange {
  readonly from: Date;
  readonly to: Date;
}

/** Where the time comes from: the system's clock in production, a test's or the demo's own elsewhere. */
export interface Clock {
  now(): Date;
}
