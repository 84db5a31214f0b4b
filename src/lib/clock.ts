import type { Clock } from '../core/time.js';

/** The system's clock. */
export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is moved; for tests, replays and drills. */
export class ManualClock implements Clock {
  #nowMs: number;

  constructor(start: Date) {
    this.#nowMs = start.getTime();
  }

  now(): Date {
    return new Date(this.#nowMs);
  }

  /** Moves on to `instant`; a clock never goes back, so an earlier instant changes nothing. */
  advanceTo(instant: Date): void {
    this.#nowMs = Math.max(this.#nowMs, instant.getTime());
  }
}
