import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/core/contracts/store.js';
import type { IncidentActionKind } from '../../src/core/incident.js';
import { HOUR_MS } from '../../src/core/time.js';
import { buildAfterAction } from '../../src/reports/after-action.js';
import { declineOf } from '../../src/reports/half-life.js';
import { openSqliteStore } from '../../src/storage/sqlite/index.js';
import { madeBrand, madeIncident, madeMention } from './made-mentions.js';

const START = new Date('2026-11-19T15:00:00Z');
const at = (minute: number) => new Date(START.getTime() + minute * 60_000);

async function withStore(work: (store: Store) => Promise<void>): Promise<void> {
  const store = openSqliteStore({ path: ':memory:' });
  await store.migrate();
  try {
    await work(store);
  } finally {
    await store.close();
  }
}

/** 40 negatives in the first hour, then 20, 10, 5 ... an hour, over a usual of one an hour. */
function storm() {
  const usual = Array.from({ length: 7 * 24 }, (_, hour) => -60 * (hour + 1) + 5);
  const counts = [40, 20, 10, 5, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1];
  const during = counts.flatMap((count, hour) =>
    Array.from({ length: count }, (_, index) => 60 * hour + (index * 60) / count),
  );
  return [...usual, ...during].map((minute, index) =>
    madeMention({ id: `p${index}`, at: at(minute), label: 'negative' }),
  );
}

const FIRST = 'bluesky/p168';

function incident(changes: Parameters<typeof madeIncident>[1] = {}) {
  return madeIncident(
    at(20),
    { startedAt: START, acknowledgedAt: at(32), acknowledgedBy: 'discord:1', ...changes },
    { firstPost: FIRST, loudestPost: 'bluesky/p170' },
  );
}

async function logged(store: Store, actions: readonly [number, IncidentActionKind, string][]) {
  for (const [minute, action, detail] of actions) {
    await store.incidents.log({
      incidentId: 'cnd-1',
      at: at(minute),
      actor: action === 'opened' ? 'vigia' : 'discord:1',
      action,
      detail,
    });
  }
}

describe('buildAfterAction', () => {
  it('tells how it went: noticed, taken, answered, halved, promised and kept', async () => {
    await withStore(async (store) => {
      await store.mentions.add(storm());
      const over = incident({ endedAt: at(10 * 60), status: 'resolved', closedAt: at(11 * 60) });
      await store.incidents.create(over);
      await logged(store, [
        [20, 'opened', ''],
        [25, 'worsened', '4'],
        [32, 'acknowledged', ''],
        [40, 'updated', ''],
        [660, 'resolved', 'retirada la imagen'],
      ]);
      await store.replies.add([
        { brandId: 'condor', source: 'bluesky', postId: 'p175', repliedAt: at(110) },
        { brandId: 'condor', source: 'bluesky', postId: 'p170', repliedAt: at(95) },
        { brandId: 'condor', source: 'bluesky', postId: 'somebody-else', repliedAt: at(30) },
      ]);
      const report = await buildAfterAction({
        store,
        brand: madeBrand(),
        incident: over,
        now: at(30 * 60),
      });
      expect(report).toMatchObject({
        isOver: true,
        detectionMinutes: 20,
        fromStartMinutes: 20,
        acknowledgeMinutes: 12,
        replyMinutes: 75,
        negative: 82,
      });
      expect(report.peak).toMatchObject({ at: START, negative: 40 });
      expect(report.peak?.usual).toBeCloseTo(1, 9);
      // Means of three hours: 13, 19.3, 22.3, 10.7, 4.7: from 17:00 to 18:00 it halves.
      expect(report.halfLifeMinutes).toBe(60);
      expect(report.timeline.map(({ event }) => event)).toEqual([
        'first-post',
        'peak',
        'loudest-post',
        'opened',
        'worsened',
        'acknowledged',
        'first-reply',
        'resolved',
      ]);
      expect(report.promises.map(({ promise, state }) => [promise, state])).toEqual([
        ['acknowledge', 'kept'],
        ['reply', 'late'],
      ]);
      expect(report.lessons.map(({ lesson, value }) => [lesson, value])).toEqual([
        ['grew', 1],
        ['slow-reply', 75],
      ]);
    });
  });

  it('tells one that still lasts as far as it has come', async () => {
    await withStore(async (store) => {
      await store.mentions.add(storm());
      const open = incident({ acknowledgedAt: null, acknowledgedBy: null });
      await store.incidents.create(open);
      const report = await buildAfterAction({
        store,
        brand: madeBrand(),
        incident: open,
        now: at(45),
      });
      expect(report).toMatchObject({ isOver: false, to: at(45), halfLifeMinutes: null });
      expect(report.promises.map(({ promise, state }) => [promise, state])).toEqual([
        ['acknowledge', 'open'],
        ['reply', 'open'],
      ]);
      const later = await buildAfterAction({
        store,
        brand: madeBrand(),
        incident: open,
        now: at(200),
      });
      expect(later.promises.map(({ state }) => state)).toEqual(['broken', 'broken']);
    });
  });

  it('asks of a false alarm only what the rule should learn', async () => {
    await withStore(async (store) => {
      const dismissed = incident({ status: 'dismissed', closedAt: at(40) });
      await store.incidents.create(dismissed);
      const report = await buildAfterAction({
        store,
        brand: madeBrand(),
        incident: dismissed,
        now: at(60),
      });
      expect(report.lessons).toEqual([{ lesson: 'false-alarm', value: 4 }]);
      expect(report.promises).toEqual([]);
      expect(report).toMatchObject({ peak: null, detectionMinutes: null });
    });
  });
});

describe('the half-life', () => {
  const points = (negatives: readonly number[]) =>
    negatives.map((negative, index) => ({
      at: new Date(START.getTime() + (index - 24) * HOUR_MS),
      negative,
      all: negative,
    }));

  it('is not reached by a lull: half has to stay half for six hours', () => {
    const quiet = Array<number>(24).fill(0);
    const tail = Array<number>(8).fill(0);
    const lull = [...quiet, 60, 0, 0, 0, 60, 60, 60, ...tail];
    // The highest mean of three hours ends at the seventh hour; two hours later a third of it is left.
    expect(declineOf(points(lull), START).halfLifeMinutes).toBe(120);
    expect(declineOf(points([...quiet, 60, 60, 60, 0, 0]), START).halfLifeMinutes).toBeNull();
  });

  it('is never before the peak, whatever the course', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 25, maxLength: 90 }), (negatives) => {
        const { peak, halfLifeMinutes } = declineOf(points(negatives), START);
        const during = negatives.slice(24);
        expect(peak?.negative ?? 0).toBe(Math.max(0, ...during));
        if (halfLifeMinutes !== null) expect(halfLifeMinutes).toBeGreaterThan(0);
      }),
    );
  });
});
