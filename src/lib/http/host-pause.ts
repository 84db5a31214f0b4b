import { MINUTE_MS, SECOND_MS } from '../../core/time.js';
import type { Random } from '../random.js';

/** Failures in a row after which a host is left alone for a while. */
const FAILURES_TO_OPEN = 5;
/** First pause; it doubles with every failed probe. */
const FIRST_PAUSE_MS = 30 * SECOND_MS;
/** Longest pause: short enough that a host which came back is heard within one usual poll interval. */
const LONGEST_PAUSE_MS = 15 * MINUTE_MS;

interface Pause {
  failures: number;
  until: number;
  asked: boolean;
}

/**
 * Remembers which hosts, or whose budgets with them, are to be left alone: those that asked for it (Retry-After, a used-up budget), and those
 * that failed several times in a row. After the pause one call goes through as a probe; where it fails too,
 * the pause doubles, with jitter so that many bots do not come back in step.
 */
export class HostPauses {
  readonly #pauses = new Map<string, Pause>();
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** @returns until when the host is left alone and whether it asked for that; null where it may be called */
  check(host: string, now: Date): { readonly until: Date; readonly isAsked: boolean } | null {
    const pause = this.#pauses.get(host);
    if (pause === undefined) return null;
    if (pause.until <= now.getTime()) {
      // One that was asked for is over; failures are counted on until a call goes well.
      if (pause.asked) this.#pauses.delete(host);
      return null;
    }
    return { until: new Date(pause.until), isAsked: pause.asked };
  }

  /** They asked for it: no call before `until`. */
  ask(host: string, until: Date): void {
    this.#pauses.set(host, { failures: 0, until: until.getTime(), asked: true });
  }

  /** A call went well. */
  succeed(host: string): void {
    this.#pauses.delete(host);
  }

  /** A call found no answer, or a server's own failure. */
  fail(host: string, now: Date): void {
    const failures = (this.#pauses.get(host)?.failures ?? 0) + 1;
    const doublings = failures - FAILURES_TO_OPEN;
    const pauseMs = doublings < 0 ? 0 : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** doublings);
    // Half of the pause is certain, the other half is drawn ('equal jitter').
    const until = now.getTime() + pauseMs * (0.5 + this.#random() / 2);
    this.#pauses.set(host, { failures, until, asked: false });
  }
}
