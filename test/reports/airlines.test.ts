import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/core/contracts/store.js';
import { buildDigest } from '../../src/reports/digest.js';
import { buildRiskSummary } from '../../src/reports/risk.js';
import { openSqliteStore } from '../../src/storage/sqlite/index.js';
import { sharedPath } from '../helpers/shared.js';
import { airlineBrand, type JudgedMention, judgedMentions } from './airlines.js';
import { plainCounts, plainDay, plainShift } from './plain-days.js';

const path = sharedPath('data/airline-tweets/us-2015.jsonl', 'reports about real airlines');
const NOW = new Date('2015-02-26T12:00:00Z');
const FIRST = '2015-02-17';
const DAYS = Array.from({ length: 8 }, (_, index) => plainShift(FIRST, index));

describe.skipIf(path === null)('digests and risk of four airlines in a winter storm', () => {
  let store: Store;
  let airlines: ReadonlyMap<string, readonly JudgedMention[]>;

  beforeAll(async () => {
    airlines = judgedMentions(path ?? '');
    store = openSqliteStore({ path: ':memory:' });
    await store.migrate();
    for (const judged of airlines.values()) {
      await store.mentions.add(judged.map(({ mention }) => mention));
    }
  }, 120_000);
  afterAll(() => store.close());

  it('give, for each airline and day, what a plain count gives', async () => {
    for (const [airline, judged] of airlines) {
      const brand = airlineBrand(airline);
      for (const day of DAYS) {
        const digest = await buildDigest({ store, brand, day, now: NOW });
        const said = judged
          .map(({ mention }) => mention)
          .filter(({ post }) => plainDay(post.createdAt, brand.timeZone) === day);
        expect(digest.counts).toEqual(plainCounts(said));
        for (const { touchpoint, counts } of digest.touchpoints) {
          const own = said.filter(({ reading }) => reading.touchpoint === touchpoint);
          expect(counts).toEqual(plainCounts(own));
        }
        const risk = await buildRiskSummary({ store, brand, to: digest.to, now: NOW });
        const week = judged
          .map(({ mention }) => mention)
          .filter(({ post }) => post.createdAt >= risk.from && post.createdAt < risk.to);
        expect(risk.counts).toEqual(plainCounts(week));
        expect(risk.risk).toBeGreaterThanOrEqual(risk.low);
        expect(risk.risk).toBeLessThanOrEqual(risk.high);
      }
    }
  }, 120_000);

  it('place complaints where a person placed them, in seven of ten', () => {
    const complaints = [...airlines.values()]
      .flat()
      .filter(({ split, reason }) => split === 'val' && reason !== null);
    const placed = complaints.filter(({ mention }) => mention.reading.touchpoint !== null);
    const right = placed.filter(({ mention, reason }) => mention.reading.touchpoint === reason);
    expect(complaints.length).toBeGreaterThan(500);
    expect(placed.length / complaints.length).toBeGreaterThan(0.73);
    expect(right.length / placed.length).toBeGreaterThan(0.68);
  });

  it('name the touchpoints that hurt most as people do, and see the storm in the number', async () => {
    const brand = airlineBrand('Southwest');
    const to = new Date('2015-02-25T05:00:00Z');
    const { tasks } = await buildRiskSummary({ store, brand, to, now: NOW });
    const judged = airlines.get('Southwest') ?? [];
    const byReason = new Map<string, number>();
    for (const { reason } of judged) {
      if (reason !== null) byReason.set(reason, (byReason.get(reason) ?? 0) + 1);
    }
    const top = [...byReason].toSorted((a, b) => b[1] - a[1]).map(([reason]) => reason);
    expect(top.slice(0, 2)).toContain(tasks[0]?.touchpoint);
    expect(top.slice(0, 4)).toEqual(
      expect.arrayContaining(tasks.slice(0, 2).map(({ touchpoint }) => touchpoint)),
    );
    const riskAt = async (day: string) =>
      (await buildRiskSummary({ store, brand, to: new Date(`${day}T05:00:00Z`), now: NOW })).risk;
    expect(await riskAt('2015-02-22')).toBeGreaterThan((await riskAt('2015-02-21')) + 5);
  });
});
