import { describe, expect, it } from 'vitest';
import { SourceRateLimitedError } from '../../../src/core/errors.js';
import { ManualClock } from '../../../src/lib/clock.js';
import {
  type BudgetRule,
  BudgetSpentError,
  createBudgets,
  MICROS,
  memoryBudgetStore,
  periodOf,
} from '../../../src/lib/http/budget.js';
import { toSourceError } from '../../../src/lib/http/source-errors.js';

const YOUTUBE: BudgetRule = {
  name: 'youtube units',
  limit: 10_000,
  period: 'day',
  timeZone: 'America/Los_Angeles',
};
const MONEY: BudgetRule = { name: 'x money', limit: 50 * MICROS, period: 'month', timeZone: 'UTC' };

function open(rule: BudgetRule, now = '2026-03-02T12:00:00Z') {
  const clock = new ManualClock(new Date(now));
  return { clock, budget: createBudgets(memoryBudgetStore(), clock).open(rule) };
}
const failure = (work: Promise<unknown>) => work.catch((error: unknown) => error);

describe('budgets', () => {
  it('is full again at midnight of its own zone, on days of 23 hours too', () => {
    const at = (instant: string) => {
      const { from, to } = periodOf(YOUTUBE, new Date(instant));
      return [from.toISOString(), to.toISOString()];
    };
    expect(at('2026-03-02T07:59:59Z')).toEqual([
      '2026-03-01T08:00:00.000Z',
      '2026-03-02T08:00:00.000Z',
    ]);
    expect(at('2026-03-08T12:00:00Z')).toEqual([
      '2026-03-08T08:00:00.000Z',
      '2026-03-09T07:00:00.000Z',
    ]);
    expect(periodOf(MONEY, new Date('2026-12-31T23:59:59Z')).to).toEqual(
      new Date('2027-01-01T00:00:00Z'),
    );
  });

  it('refuses a call that could pass the limit, and says when to come back', async () => {
    const { budget, clock } = open(YOUTUBE);
    for (let call = 0; call < 99; call++) await budget.reserve(100);
    await budget.reserve(1);
    const error = await failure(budget.reserve(100));
    expect(error).toBeInstanceOf(BudgetSpentError);
    expect(toSourceError('youtube', error, clock.now())).toMatchObject({
      name: SourceRateLimitedError.name,
      retryAt: new Date('2026-03-03T08:00:00Z'),
    });
    expect(await budget.left()).toEqual({
      remaining: 99,
      resetAt: new Date('2026-03-03T08:00:00Z'),
    });
    clock.advanceTo(new Date('2026-03-03T08:00:00Z'));
    expect((await budget.left()).remaining).toBe(10_000);
    await budget.reserve(100);
  });

  it('settles for what a call did cost: less, nothing, or more', async () => {
    const { budget } = open(MONEY);
    const price = 0.005 * MICROS;
    await (await budget.reserve(100 * price)).settle(7 * price);
    await (await budget.reserve(100 * price)).settle(0);
    expect((await budget.left()).remaining).toBe(50 * MICROS - 7 * price);
    await (await budget.reserve(price)).settle(3 * price);
    expect((await budget.left()).remaining).toBe(50 * MICROS - 10 * price);
  });

  it('settles a call that was begun before midnight in the period that paid for it', async () => {
    const { budget, clock } = open(YOUTUBE, '2026-03-02T07:59:00Z');
    const late = await budget.reserve(100);
    clock.advanceTo(new Date('2026-03-02T08:01:00Z'));
    await budget.reserve(50);
    await late.settle(0);
    expect((await budget.left()).remaining).toBe(9_950);
  });
});
