import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_TOUCHPOINTS } from '../../src/core/default-touchpoints.js';
import type { NewMention } from '../../src/core/mention.js';
import { LABELS } from '../../src/core/reading.js';
import { buildDepartmentReport } from '../../src/experience/departments.js';
import { buildExperienceMap } from '../../src/experience/map.js';
import { openSqliteStore } from '../../src/storage/sqlite/index.js';
import { madeBrand, madeIncident, madeMention } from '../reports/made-mentions.js';
import { plainCounts, plainDay } from '../reports/plain-days.js';

const ZONE = 'Europe/Madrid';
/** The week holds the change of the clock. */
const LAST_DAY = '2026-10-28';
const NOW = new Date('2026-10-29T08:00:00Z');

const mentions = fc
  .array(
    fc.record({
      minutesBefore: fc.integer({ min: 0, max: 16 * 24 * 60 }),
      label: fc.constantFrom(...LABELS),
      voice: fc.constantFrom('original' as const, 'original' as const, 'repost' as const),
      touchpoint: fc.constantFrom(null, 'delivery', 'staff', 'unknown-here'),
      kind: fc.constantFrom('post' as const, 'review' as const, 'article' as const),
      intent: fc.constantFrom('complaint' as const, 'praise' as const, 'none' as const),
      author: fc.nat(8),
      isAboutBrand: fc.boolean(),
      target: fc.nat(60),
    }),
    { maxLength: 120 },
  )
  .map((made) =>
    made.map((one, index) =>
      madeMention({
        id: `p${index}`,
        at: new Date(NOW.getTime() - one.minutesBefore * 60_000),
        label: one.label,
        post: {
          kind: one.kind,
          author: { handle: one.author === 0 ? '' : `autora${one.author}` },
          repostOf: one.voice === 'repost' ? `p${one.target}` : null,
        },
        reading: {
          touchpoint: one.touchpoint,
          intent: one.intent,
          isAboutBrand: one.isAboutBrand,
        },
        mention: { voice: one.voice },
      }),
    ),
  );

/** Where a mention belongs, the plain way. */
function plainPlace({ post, reading }: NewMention): string {
  if (reading.touchpoint === 'delivery' || reading.touchpoint === 'staff')
    return reading.touchpoint;
  if (post.kind === 'review') return 'product-service';
  return post.kind === 'article' ? 'reputation' : 'general';
}

function plainBalance(of: readonly NewMention[]) {
  const told = of.filter(
    ({ voice, reading }) =>
      voice === 'original' && reading.isAboutBrand && reading.label !== 'neutral',
  );
  const good = told.filter(({ reading }) => reading.label === 'positive');
  const scores = [...new Set(told.map(({ post }) => post.author.handle))]
    .filter((handle) => handle !== '')
    .map((handle) => {
      const own = told.filter(({ post }) => post.author.handle === handle);
      return own.reduce((sum, { reading }) => sum + (reading.label === 'positive' ? 1 : -1), 0);
    });
  return {
    good: good.length,
    bad: told.length - good.length,
    customers: scores.length,
    mostlyGood: scores.filter((score) => score > 0).length,
    mostlyBad: scores.filter((score) => score < 0).length,
    even: scores.filter((score) => score === 0).length,
  };
}

describe('buildExperienceMap', () => {
  it('gives the figures that a plain count gives, over a change of the clock', async () => {
    await fc.assert(
      fc.asyncProperty(mentions, async (made) => {
        const store = openSqliteStore({ path: ':memory:' });
        await store.migrate();
        await store.mentions.add(made);
        const map = await buildExperienceMap({
          store,
          brand: madeBrand({ timeZone: ZONE }),
          lastDay: LAST_DAY,
          days: 7,
          now: NOW,
        });
        await store.close();
        const between = (first: string, last: string) =>
          made.filter(({ post }) => {
            const day = plainDay(post.createdAt, ZONE);
            return day >= first && day <= last;
          });
        const week = between('2026-10-22', LAST_DAY);
        const before = between('2026-10-15', '2026-10-21');
        const at = (list: readonly NewMention[], id: string) =>
          list.filter((mention) => plainPlace(mention) === id);
        expect(map.counts).toEqual(plainCounts(week));
        expect(map.previous).toEqual(plainCounts(before));
        expect(map.balance).toEqual(plainBalance(week));
        expect(map.general).toEqual({
          counts: plainCounts(at(week, 'general')),
          previous: plainCounts(at(before, 'general')),
        });
        for (const place of map.touchpoints) {
          const own = at(week, place.touchpoint);
          expect(place.counts).toEqual(plainCounts(own));
          expect(place.previous).toEqual(plainCounts(at(before, place.touchpoint)));
          expect(place.balance).toEqual(plainBalance(own));
          expect(place.inferred).toBe(
            own.filter(({ reading }) => reading.touchpoint !== place.touchpoint).length,
          );
          const negatives = own.filter(
            ({ voice, reading }) => voice === 'original' && reading.label === 'negative',
          );
          const complaints = place.complaints.intents.find(({ kind }) => kind === 'complaint');
          expect(complaints?.count ?? 0).toBe(
            negatives.filter(({ reading }) => reading.intent === 'complaint').length,
          );
          const shares = place.complaints.intents.reduce((sum, { share }) => sum + share, 0);
          expect(shares).toBeCloseTo(negatives.length === 0 ? 0 : 1, 9);
          if (place.change !== null) {
            expect(place.change.low).toBeLessThanOrEqual(place.change.change);
            expect(place.change.high).toBeGreaterThanOrEqual(place.change.change);
          }
        }
        const during = map.stages.find(({ stage }) => stage === 'during');
        const ids = DEFAULT_TOUCHPOINTS.filter(({ stage }) => stage === 'during').map(
          ({ id }): string => id,
        );
        expect(during?.counts).toEqual(
          plainCounts(week.filter((mention) => ids.includes(plainPlace(mention)))),
        );
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('tells what is said here and not elsewhere, the moments worth repeating, and how soon it was answered', async () => {
    const store = openSqliteStore({ path: ':memory:' });
    await store.migrate();
    const at = (minute: number) => new Date(Date.parse('2026-10-28T09:00:00Z') + minute * 60_000);
    const said = (
      count: number,
      { text, touchpoint }: { text: string; touchpoint: string },
    ): NewMention[] =>
      Array.from({ length: count }, (_, index) =>
        madeMention({
          id: `${touchpoint}-${index}`,
          at: at(index),
          text,
          label: 'negative',
          reading: { touchpoint },
        }),
      );
    await store.mentions.add([
      ...said(30, { text: 'el repartidor no llegó', touchpoint: 'delivery' }),
      ...said(30, { text: 'la suela se abrió', touchpoint: 'product-service' }),
      madeMention({
        id: 'wow',
        at: at(5),
        text: 'me llamó el propio repartidor, qué detalle',
        label: 'positive',
        post: { engagement: { likes: 300 } },
        reading: { touchpoint: 'delivery', emotion: 'joy', intent: 'praise' },
      }),
      madeMention({
        id: 'flat',
        at: at(6),
        label: 'positive',
        reading: { touchpoint: 'delivery' },
      }),
    ]);
    const reply = (postId: string, minute: number) => ({
      brandId: 'condor',
      source: 'bluesky',
      postId,
      repliedAt: at(minute),
    });
    await store.replies.add([reply('delivery-0', 20), reply('delivery-1', 101)]);
    const map = await buildExperienceMap({
      store,
      brand: madeBrand(),
      lastDay: LAST_DAY,
      days: 1,
      now: NOW,
    });
    await store.close();
    const delivery = map.touchpoints.find(({ touchpoint }) => touchpoint === 'delivery');
    expect(delivery?.complaints.words.map(({ term }) => term)).toContain('repartidor');
    expect(delivery?.complaints.words.map(({ term }) => term)).not.toContain('suela');
    expect(delivery?.wow.map(({ key }) => key)).toEqual(['bluesky/wow']);
    // One within the hour, one after 100 minutes, 28 never.
    expect(delivery?.replies).toEqual({
      total: 30,
      answered: 2,
      inTime: 1,
      late: 29,
      medianMinutes: 60,
    });
    expect(delivery?.targets.replyMinutes).toBe(60);
  });

  it('does not take silence for lateness where the brand is not known to answer at all', async () => {
    const store = openSqliteStore({ path: ':memory:' });
    await store.migrate();
    await store.mentions.add([
      madeMention({
        id: 'a',
        at: new Date('2026-10-28T09:00:00Z'),
        label: 'negative',
        reading: { touchpoint: 'delivery' },
      }),
    ]);
    const brand = madeBrand();
    const map = await buildExperienceMap({ store, brand, lastDay: LAST_DAY, days: 1, now: NOW });
    await store.close();
    const delivery = map.touchpoints.find(({ touchpoint }) => touchpoint === 'delivery');
    expect(delivery?.replies.total).toBe(0);
  });
});

describe('buildDepartmentReport', () => {
  it('tells who owns the negatives, how long incidents were held, and what was kept', async () => {
    const store = openSqliteStore({ path: ':memory:' });
    await store.migrate();
    const opened = new Date('2026-10-28T08:00:00Z');
    await store.mentions.add(
      ['delivery', 'delivery', 'billing', null].map((touchpoint, index) =>
        madeMention({ id: `p${index}`, at: opened, label: 'negative', reading: { touchpoint } }),
      ),
    );
    const reasons = [{ kind: 'touchpoint', term: 'delivery', share: 0.8, posts: [] }] as const;
    await store.incidents.create(
      madeIncident(opened, { acknowledgedAt: new Date('2026-10-28T08:20:00Z') }, { reasons }),
    );
    await store.incidents.create(
      madeIncident(
        opened,
        {
          id: 'cnd-2',
          dedupeKey: 'other',
          severity: 4,
          status: 'resolved',
          closedAt: new Date('2026-10-28T12:00:00Z'),
        },
        { reasons },
      ),
    );
    const report = await buildDepartmentReport({
      store,
      brand: madeBrand(),
      lastDay: LAST_DAY,
      days: 7,
      now: new Date('2026-10-28T18:00:00Z'),
    });
    await store.close();
    const [first] = report.departments;
    expect(first).toMatchObject({
      department: { id: 'logistics' },
      touchpoints: ['delivery'],
      negative: 2,
      share: 2 / 3,
      incidents: 2,
      openIncidents: 1,
      medianHoldingHours: 7,
      longestHoldingHours: 10,
      promises: { total: 2, answered: 2, inTime: 1, late: 1 },
    });
    expect(report.unplaced).toBe(1);
  });
});
