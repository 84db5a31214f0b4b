import { DateTime } from 'luxon';
import type { BudgetStore } from '../../core/contracts/budget-store.js';
import type { Clock } from '../../core/time.js';
import type { Quota } from '../rate-limit.js';

/** What may be spent in one period. */
export interface BudgetRule {
  /** Unique in the program, and per credential where an account has its own, for example 'youtube units'. */
  readonly name: string;
  /** Whole number of units; money in millionths of its unit (`MICROS`). */
  readonly limit: number;
  readonly period: 'day' | 'month';
  /** In which the period begins, at its midnight; YouTube's days are those of America/Los_Angeles. */
  readonly timeZone: string;
}

/** A dollar is a million of these: no price of an API is finer, and whole numbers add up without rounding. */
export const MICROS = 1_000_000;

/** What was set aside for one call. */
export interface Reservation {
  /** Puts what the call did cost in place of what was set aside; a call that failed for free costs 0. */
  settle(actual: number): Promise<void>;
}

/** A budget of one's own making: a network's daily quota, a month's money. Kept over restarts. */
export interface Budget {
  /**
   * Sets `cost` aside before a call. What is not settled stays spent, so that a crash never spends twice.
   *
   * @param cost most that the call can cost
   * @throws {BudgetSpentError} less is left; `withSourceErrors` makes a `SourceRateLimitedError` of it
   */
  reserve(cost: number): Promise<Reservation>;
  /** What is left now and when it is full again: a page's `quota` as it is. */
  left(): Promise<Quota & { readonly resetAt: Date }>;
}

/** Where a source opens its budgets. */
export interface Budgets {
  open(rule: BudgetRule): Budget;
}

/** A call would have cost more than is left. */
export class BudgetSpentError extends Error {
  override readonly name = 'BudgetSpentError';
  readonly budget: string;
  /** When the next period begins. */
  readonly retryAt: Date;

  constructor({ name, limit, period }: BudgetRule, retryAt: Date) {
    super(`the budget '${name}' of ${limit} a ${period} is spent until ${retryAt.toISOString()}`);
    this.budget = name;
    this.retryAt = retryAt;
  }
}

/** Budgets kept in a store; `memoryBudgetStore()` where nothing outlives the process. */
export function createBudgets(store: BudgetStore, clock: Clock): Budgets {
  return {
    open(rule) {
      const { name: budget, limit } = rule;
      return {
        async reserve(cost) {
          const period = periodOf(rule, clock.now());
          const periodStart = period.from;
          if (!(await store.spend({ budget, periodStart, cost, limit }))) {
            throw new BudgetSpentError(rule, period.to);
          }
          return { settle: (actual) => store.adjust(budget, periodStart, actual - cost) };
        },
        async left() {
          const { from, to } = periodOf(rule, clock.now());
          return { remaining: Math.max(0, limit - (await store.spent(budget, from))), resetAt: to };
        },
      };
    },
  };
}

/** The period of a budget in which an instant lies; days of 23 and 25 hours included. */
export function periodOf(
  { period, timeZone }: Pick<BudgetRule, 'period' | 'timeZone'>,
  now: Date,
): { readonly from: Date; readonly to: Date } {
  const start = DateTime.fromJSDate(now, { zone: timeZone }).startOf(period);
  return { from: start.toJSDate(), to: start.plus({ [period]: 1 }).toJSDate() };
}

/** What was spent, for as long as the process lives: for a poll by hand, and for tests. */
export function memoryBudgetStore(): BudgetStore {
  const rows = new Map<string, { start: number; spent: number }>();
  const spentIn = (budget: string, start: number): number => {
    const row = rows.get(budget);
    return row !== undefined && row.start >= start ? row.spent : 0;
  };
  return {
    async spend({ budget, periodStart, cost, limit }) {
      const start = Math.max(periodStart.getTime(), rows.get(budget)?.start ?? 0);
      const spent = spentIn(budget, start) + cost;
      if (spent > limit) return false;
      rows.set(budget, { start, spent });
      return true;
    },
    async adjust(budget, periodStart, difference) {
      const row = rows.get(budget);
      if (row?.start === periodStart.getTime()) row.spent = Math.max(0, row.spent + difference);
    },
    async spent(budget, periodStart) {
      return spentIn(budget, periodStart.getTime());
    },
  };
}
