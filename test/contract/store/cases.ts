import { expect, it } from 'vitest';
import type { LegalCase } from '../../../src/core/legal-case.js';
import type { TestDatabase } from '../../helpers/databases.js';
import { minutes, START } from './examples.js';

/** Case number `index`, due so many minutes after `START`. */
function legalCase(index: number, changes: Partial<LegalCase> = {}): LegalCase {
  return {
    code: `R-AAAA${index}-BBBBB`,
    brandId: 'condor',
    mention: `bluesky/p${index}`,
    law: 'es-10-2025',
    region: 'ES-MD',
    lang: 'es',
    touchpoint: 'delivery',
    complainedAt: START,
    openedAt: minutes(1),
    workingDays: 15,
    dueAt: minutes(100 + index),
    status: 'open',
    closedAt: null,
    closedBy: null,
    note: '',
    ...changes,
  };
}

export function describeCases(database: () => TestDatabase): void {
  const cases = () => database().store.cases;

  it('stores a case and finds it by its code', async () => {
    const stored = legalCase(1, { region: null });
    expect(await cases().open(stored)).toEqual({ legalCase: stored, isNew: true });
    expect(await cases().get(stored.code)).toEqual(stored);
    expect(await cases().get('R-NONE0-00000')).toBeNull();
  });

  it('gives a mention one case, whoever opens it first', async () => {
    const first = legalCase(1);
    await cases().open(first);
    const again = await cases().open(legalCase(2, { mention: first.mention }));
    expect(again).toEqual({ legalCase: first, isNew: false });
    const other = await cases().open(legalCase(3, { mention: first.mention, brandId: 'faro' }));
    expect(other.isNew).toBe(true);
  });

  it('opens one case where eight processes see the complaint at once', async () => {
    const stores = Array.from({ length: 8 }, () => database().reopen());
    const opened = await Promise.all(stores.map((store) => store.cases.open(legalCase(1))));
    expect(opened.filter(({ isNew }) => isNew)).toHaveLength(1);
  });

  it('lists the earliest due first, by brand, status, mention and term', async () => {
    await cases().open(legalCase(3));
    await cases().open(legalCase(1));
    await cases().open(legalCase(2, { status: 'answered', closedAt: minutes(5), closedBy: 'x:1' }));
    await cases().open(legalCase(4, { brandId: 'faro' }));
    const listed = async (filter: Parameters<ReturnType<typeof cases>['list']>[0]) =>
      (await cases().list(filter)).map(({ mention }) => mention);
    expect(await listed({ limit: 2 })).toEqual(['bluesky/p1', 'bluesky/p2']);
    expect(await listed({ brandId: 'condor', statuses: ['open'], limit: 9 })).toEqual([
      'bluesky/p1',
      'bluesky/p3',
    ]);
    expect(await listed({ mentions: ['bluesky/p3', 'bluesky/p9'], limit: 9 })).toEqual([
      'bluesky/p3',
    ]);
    expect(await listed({ dueBefore: minutes(102), limit: 9 })).toEqual(['bluesky/p1']);
    expect(await listed({ statuses: [], limit: 9 })).toEqual([]);
  });

  it('counts the open cases of a brand by how their terms stand', async () => {
    for (const index of [1, 2, 3, 4]) await cases().open(legalCase(index));
    await cases().open(legalCase(5, { brandId: 'faro' }));
    await cases().open(legalCase(6, { status: 'answered', closedAt: minutes(5), closedBy: 'x:1' }));
    expect(await cases().counts('condor', { now: minutes(102), soon: minutes(104) })).toEqual({
      open: 4,
      overdue: 2,
      dueSoon: 1,
      nextDueAt: minutes(103),
    });
    expect(await cases().counts('none', { now: START, soon: START })).toEqual({
      open: 0,
      overdue: 0,
      dueSoon: 0,
      nextDueAt: null,
    });
  });

  it('ends a case once, with who did it and what was said', async () => {
    const open = legalCase(1);
    await cases().open(open);
    const end = {
      status: 'answered',
      at: minutes(9),
      actor: 'discord:1',
      note: 'pago devuelto',
    } as const;
    const closed = {
      ...open,
      status: 'answered',
      closedAt: minutes(9),
      closedBy: 'discord:1',
      note: 'pago devuelto',
    };
    expect(await cases().close(open.code, end)).toEqual(closed);
    expect(await cases().close(open.code, { ...end, actor: 'discord:2' })).toBeNull();
    expect(await cases().get(open.code)).toEqual(closed);
    expect(await cases().close('R-NONE0-00000', end)).toBeNull();
  });

  it('removes old closed cases and never an open one', async () => {
    await cases().open(legalCase(1));
    await cases().open(legalCase(2));
    const end = { status: 'dismissed', actor: 'discord:1', note: '' } as const;
    await cases().close(legalCase(2).code, { ...end, at: minutes(9) });
    expect(await cases().removeClosedBefore(minutes(9))).toBe(0);
    expect(await cases().removeClosedBefore(minutes(10))).toBe(1);
    expect((await cases().list({ limit: 9 })).map(({ code }) => code)).toEqual([legalCase(1).code]);
  });
}
