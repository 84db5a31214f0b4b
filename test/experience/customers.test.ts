import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/core/contracts/store.js';
import type { Customer } from '../../src/core/customer.js';
import { INTENTS, LABELS, type Label } from '../../src/core/reading.js';
import { DAY_MS } from '../../src/core/time.js';
import { CustomerHistory } from '../../src/experience/customer-history.js';
import { buildCustomerReport, keepCustomers } from '../../src/experience/customers.js';
import { openSqliteStore } from '../../src/storage/sqlite/index.js';
import { type MadeMention, madeBrand, madeMention } from '../reports/made-mentions.js';

const NOW = new Date('2026-11-22T12:00:00Z');
const ASKED = madeBrand({ customers: { businessAccounts: { '*': ['@Tienda_Norte'] } } });

/** Mentions on the given days before now. */
function history(
  days: readonly number[],
  label: Label,
  intent: 'none' | 'threat-to-leave' = 'none',
) {
  const made = new CustomerHistory(NOW);
  for (const day of days.toSorted((a, b) => b - a)) {
    made.add({ at: new Date(NOW.getTime() - day * DAY_MS), label, intent });
  }
  return made.judge();
}

describe('a history', () => {
  it('makes a kind of use and valuation', () => {
    const often = [1, 8, 15, 22, 29, 40];
    expect(history(often, 'positive')?.kind).toBe('model');
    expect(history(often, 'negative')?.kind).toBe('at-risk');
    expect(history([2, 20], 'positive')?.kind).toBe('growing');
    expect(history([2, 20], 'negative')?.kind).toBe('precarious');
  });

  it('says why, for how long, and how sure it is', () => {
    const leaving = history([1, 3, 60], 'negative', 'threat-to-leave');
    expect(leaving?.reasons.map(({ reason }) => reason)).toEqual([
      'leaving',
      'complaints',
      'seldom',
    ]);
    expect(leaving?.expiresAt).toEqual(new Date(NOW.getTime() + 89 * DAY_MS));
    const little = history([1, 2], 'negative')?.confidence ?? 0;
    const much = history([1, 2, 3, 5, 8, 13, 21, 30, 31, 32, 33, 34], 'negative')?.confidence ?? 0;
    expect(much).toBeGreaterThan(little);
    expect(much).toBeGreaterThan(0.9);
  });

  it('notices a turn for the worse, and silence', () => {
    const made = new CustomerHistory(NOW);
    const at = (day: number) => new Date(NOW.getTime() - day * DAY_MS);
    for (const day of [90, 80, 70]) made.add({ at: at(day), label: 'positive', intent: 'praise' });
    for (const day of [5, 1]) made.add({ at: at(day), label: 'negative', intent: 'complaint' });
    expect(made.judge()?.reasons.map(({ reason }) => reason)).toContain('worse');
    expect(history([50, 60, 70], 'positive')?.reasons.map(({ reason }) => reason)).toContain(
      'fading',
    );
  });

  it('is none with one mention, or when the last one is a quarter of a year old', () => {
    expect(history([1], 'negative')).toBeNull();
    expect(history([91, 100, 110], 'negative')).toBeNull();
  });

  it('gives figures within their ranges, and never a better kind for one more complaint', () => {
    const mention = fc.record({
      day: fc.integer({ min: 0, max: 89 }),
      label: fc.constantFrom(...LABELS),
      intent: fc.constantFrom(...INTENTS),
    });
    fc.assert(
      fc.property(fc.array(mention, { minLength: 2, maxLength: 30 }), (mentions) => {
        const judge = (list: typeof mentions) => {
          const made = new CustomerHistory(NOW);
          for (const { day, label, intent } of list.toSorted((a, b) => b.day - a.day)) {
            made.add({ at: new Date(NOW.getTime() - day * DAY_MS), label, intent });
          }
          return made.judge();
        };
        const judged = judge(mentions);
        expect(judged?.confidence).toBeGreaterThanOrEqual(0.25 - 1e-9);
        expect(judged?.confidence).toBeLessThanOrEqual(1);
        expect(Math.abs(judged?.valuation ?? 0)).toBeLessThan(1);
        const more = judge([...mentions, { day: 0, label: 'negative', intent: 'complaint' }]);
        expect(more?.valuation).toBeLessThan((judged?.valuation ?? 0) + 1e-12);
      }),
    );
  });
});

async function withStore(made: readonly MadeMention[], work: (store: Store) => Promise<void>) {
  const store = openSqliteStore({ path: ':memory:' });
  await store.migrate();
  await store.mentions.add(made.map(madeMention));
  try {
    await work(store);
  } finally {
    await store.close();
  }
}

/** What an author wrote, a week apart. */
function wrote(handle: string, times: number, parts: Partial<MadeMention> = {}): MadeMention[] {
  return Array.from({ length: times }, (_, index) => ({
    id: `${handle}-${index}`,
    at: new Date(NOW.getTime() - (index * 5 + 1) * DAY_MS),
    label: 'positive' as const,
    ...parts,
    post: { author: { handle }, ...parts.post },
  }));
}

const run = (store: Store, brand = ASKED) =>
  keepCustomers(store, { brand, now: NOW, newSecret: () => 'un secreto de treinta y dos bytes' });

async function kept(store: Store): Promise<Customer[]> {
  const found: Customer[] = [];
  for await (const customer of store.customers.stream('condor', NOW)) found.push(customer);
  return found;
}

describe('keepCustomers', () => {
  it('keeps a kind by pseudonym alone, businesses by their handle', async () => {
    const made = [
      ...wrote('Ana_Secreta', 6),
      ...wrote('tienda_norte', 6, { label: 'negative' }),
      ...wrote('', 5),
      ...wrote('una-vez', 1),
    ];
    await withStore(made, async (store) => {
      expect(await run(store)).toBe(2);
      const customers = await kept(store);
      expect(JSON.stringify(customers)).not.toMatch(/ana|tienda/i);
      expect(customers.map(({ kind, isBusiness }) => [kind, isBusiness])).toEqual(
        expect.arrayContaining([
          ['model', false],
          ['at-risk', true],
        ]),
      );
      const report = await buildCustomerReport({ store, brand: ASKED, now: NOW });
      expect(report).toMatchObject({ total: 2, isEnabled: true });
      expect(report.groups.map(({ kind, customers: count }) => [kind, count])).toEqual([
        ['model', 1],
        ['growing', 0],
        ['at-risk', 1],
        ['precarious', 0],
      ]);
    });
  });

  it('does not look at what somebody writes, in which language, or what they are called', async () => {
    const traits = [
      { text: 'soy católico y voto a la izquierda', lang: 'es', displayName: 'María' },
      { text: 'as a gay man with diabetes', lang: 'en', displayName: 'John' },
    ];
    const judged: Customer[][] = [];
    for (const { text, lang, displayName } of traits) {
      const made = wrote('x', 4, {
        text,
        post: { lang, author: { handle: 'x', displayName } },
        reading: { lang },
      });
      await withStore(made, async (store) => {
        await run(store);
        judged.push(await kept(store));
      });
    }
    expect(judged[0]).toEqual(judged[1]);
  });

  it('keeps nothing for a brand that did not ask, and clears what it has when it no longer does', async () => {
    await withStore(wrote('ana', 6), async (store) => {
      await run(store, madeBrand());
      expect(await kept(store)).toEqual([]);
      await run(store);
      expect(await kept(store)).toHaveLength(1);
      await run(store, madeBrand());
      expect(await kept(store)).toEqual([]);
      const report = await buildCustomerReport({ store, brand: madeBrand(), now: NOW });
      expect(report).toMatchObject({ isEnabled: false, total: 0 });
    });
  });

  it('forgets an author with what is kept of them, at once', async () => {
    await withStore([...wrote('ana', 6), ...wrote('eva', 6)], async (store) => {
      await run(store);
      await store.mentions.forgetAuthor('bluesky', 'ana');
      expect(await kept(store)).toHaveLength(1);
      await run(store);
      expect(await kept(store)).toHaveLength(1);
    });
  });
});
