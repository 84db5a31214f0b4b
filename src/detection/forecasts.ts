import { HOUR_MS } from '../core/time.js';
import type { EarlyWarning } from './early-warning.js';

/** Hours between two forecasts of a replay. */
const EVERY_MS = 3 * HOUR_MS;
/** Ends of the classes of the reliability table. */
const CLASSES = [0.02, 0.05, 0.1, 0.2, 0.4, 1] as const;

/** Forecasts of one class: what was said, and what came. */
export interface ReliabilityRow {
  /** Probabilities from `from` (excluded, but for 0) to `to`. */
  readonly from: number;
  readonly to: number;
  readonly forecasts: number;
  /** Mean probability told, from 0 to 1. */
  readonly told: number;
  /** Share of them whose day brought an incident, from 0 to 1. */
  readonly came: number;
}

/** How good the early warnings of a replay were. */
export interface WarningRecord {
  readonly forecasts: number;
  /** Share of forecasts whose day brought an incident. */
  readonly baseRate: number;
  /** Mean square of probability minus outcome; 0 is perfect. */
  readonly brier: number;
  /** Brier score of always telling the base rate. */
  readonly baseBrier: number;
  readonly reliability: readonly ReliabilityRow[];
}

interface Told {
  readonly at: number;
  readonly until: number;
  readonly probability: number;
}

/** Makes a forecast every three hours of a replay in which nothing is open, and holds it against what came. */
export class Forecasts {
  private readonly told: Told[] = [];
  private nextAt = Number.NaN;

  /** Moments up to `now` at which a forecast is due, oldest first; each is told once. */
  *due(now: number): Generator<number> {
    if (Number.isNaN(this.nextAt)) this.nextAt = Math.ceil(now / EVERY_MS) * EVERY_MS;
    while (this.nextAt <= now) {
      const at = this.nextAt;
      this.nextAt += EVERY_MS;
      yield at;
    }
  }

  note(at: number, { probability, hasIncident }: EarlyWarning, until: number): void {
    if (!hasIncident) this.told.push({ at, until, probability });
  }

  /** @param end of the replay: a day that was cut off has no outcome */
  record(openings: readonly number[], end: number): WarningRecord {
    const judged = this.told
      .filter(({ until }) => until <= end)
      .map(({ at, until, probability }) => ({
        probability,
        came: openings.some((opened) => opened > at && opened < until) ? 1 : 0,
      }));
    const baseRate = mean(judged.map(({ came }) => came));
    return {
      forecasts: judged.length,
      baseRate,
      brier: mean(judged.map(({ probability, came }) => (probability - came) ** 2)),
      baseBrier: baseRate * (1 - baseRate),
      reliability: CLASSES.map((to, index) => {
        const from = CLASSES[index - 1] ?? 0;
        const inside = judged.filter(
          ({ probability: p }) => p <= to && (p > from || (index === 0 && p === 0)),
        );
        return {
          from,
          to,
          forecasts: inside.length,
          told: mean(inside.map(({ probability }) => probability)),
          came: mean(inside.map(({ came }) => came)),
        };
      }),
    };
  }
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
