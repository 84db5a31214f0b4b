import { HOUR_MS } from '../core/time.js';
import { TUNING } from './tuning.js';

/** Budgets, in weeks between two false alarms, whose cost a backtest shows. */
export const CURVE_WEEKS = [1, 2, 4, 8, 16, 32] as const;

/** What one budget would have announced. */
export interface CurvePoint {
  readonly budgetWeeks: number;
  readonly alarms: number;
  readonly alarmsPerWeek: number;
  /** Labelled windows in which something was announced; null without labels. */
  readonly detected: number | null;
  readonly medianDelayMinutes: number | null;
}

interface Shadow {
  readonly budgetWeeks: number;
  /** Decades above or below the threshold of the rule that runs. */
  readonly offset: number;
  readonly openings: number[];
  lastHotAt: number;
}

/**
 * Follows what stricter and looser budgets would have announced, from the scores of one run: an alarm starts where the
 * score passes after `closingHours` below. Close to, not the same as, a run of its own with that budget.
 */
export class CurveTracker {
  private readonly shadows: readonly Shadow[];

  constructor(
    ruleWeeks: number,
    private readonly closingHours: number,
  ) {
    this.shadows = CURVE_WEEKS.map((budgetWeeks) => ({
      budgetWeeks,
      offset: TUNING.slopeCount * Math.log10(budgetWeeks / ruleWeeks),
      openings: [],
      lastHotAt: Number.NEGATIVE_INFINITY,
    }));
  }

  /** @param over decades above the threshold of the running rule, negative below it */
  note(at: number, over: number): void {
    for (const shadow of this.shadows) {
      if (over < shadow.offset) continue;
      if (at - shadow.lastHotAt > this.closingHours * HOUR_MS) shadow.openings.push(at);
      shadow.lastHotAt = at;
    }
  }

  /** Instants at which each budget would have announced something, strictest last. */
  openings(): readonly { readonly budgetWeeks: number; readonly at: readonly number[] }[] {
    return this.shadows.map(({ budgetWeeks, openings }) => ({ budgetWeeks, at: openings }));
  }
}
