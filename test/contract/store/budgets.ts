import { expect, it } from 'vitest';
import type { TestDatabase } from '../../helpers/databases.js';
import { minutes, START } from './examples.js';

export function describeBudgets(database: () => TestDatabase): void {
  const ofToday = { budget: 'youtube units', periodStart: START, limit: 10_000 };
  const spend = (cost: number, periodStart = START) =>
    database().store.budgets.spend({ ...ofToday, periodStart, cost });
  const spent = (periodStart = START) =>
    database().store.budgets.spent('youtube units', periodStart);

  it('spends up to the limit and no further, also after a restart', async () => {
    expect(await spend(9_900)).toBe(true);
    expect(await spend(101)).toBe(false);
    expect(
      await database()
        .reopen()
        .budgets.spend({ ...ofToday, cost: 100 }),
    ).toBe(true);
    expect(await spend(1)).toBe(false);
    expect(await spent()).toBe(10_000);
  });

  it('never spends more than the limit when many ask at once', async () => {
    const other = database().reopen();
    const asked = Array.from({ length: 40 }, (_, index) =>
      (index % 2 === 0 ? database().store : other).budgets.spend({
        ...ofToday,
        limit: 1_000,
        cost: 100,
      }),
    );
    const granted = (await Promise.all(asked)).filter(Boolean);
    expect(granted).toHaveLength(10);
  });

  it('begins anew with a later period, and knows budgets apart', async () => {
    await spend(10_000);
    await database().store.budgets.spend({ ...ofToday, budget: 'x money', cost: 7 });
    expect(await spend(1, minutes(1))).toBe(true);
    expect(await spent(minutes(1))).toBe(1);
    expect(await spent(minutes(2))).toBe(0);
    expect(await database().store.budgets.spent('x money', START)).toBe(7);
  });

  it('refuses more than the limit at once, and keeps whole numbers beyond 32 bits', async () => {
    const money = { ...ofToday, budget: 'x money', limit: 5_000_000_000 };
    expect(await database().store.budgets.spend({ ...money, cost: 5_000_000_001 })).toBe(false);
    expect(await database().store.budgets.spend({ ...money, cost: 5_000_000_000 })).toBe(true);
    expect(await database().store.budgets.spent('x money', START)).toBe(5_000_000_000);
  });

  it('gives back what a call did not cost, of this period alone', async () => {
    await spend(500);
    await database().store.budgets.adjust('youtube units', START, -450);
    expect(await spent()).toBe(50);
    await spend(3, minutes(1));
    await database().store.budgets.adjust('youtube units', START, -50);
    expect(await spent(minutes(1))).toBe(3);
    await database().store.budgets.adjust('youtube units', minutes(1), -50);
    expect(await spent(minutes(1))).toBe(0);
  });
}
