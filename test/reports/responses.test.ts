import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDigest } from '../../src/reports/digest.js';
import { openSqliteStore } from '../../src/storage/sqlite/index.js';
import { madeBrand, madeIncident, madeMention } from './made-mentions.js';
import { plainQuantile } from './plain-days.js';

const DAY = '2026-11-19';
const FROM = Date.parse(`${DAY}T00:00:00+01:00`);
const NOW = new Date('2026-11-20T09:00:00+01:00');
const at = (minute: number) => new Date(FROM + minute * 60_000);

const complaint = fc.record({
  minute: fc.integer({ min: -60, max: 25 * 60 }),
  answerAfter: fc.option(fc.integer({ min: 1, max: 400 })),
  source: fc.constantFrom('bluesky', 'mastodon', 'silent'),
  touchpoint: fc.constantFrom(null, 'delivery', 'billing'),
  label: fc.constantFrom('negative' as const, 'negative' as const, 'positive' as const),
});
const incident = fc.record({
  minute: fc.integer({ min: -600, max: 25 * 60 }),
  severity: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
  takenAfter: fc.option(fc.integer({ min: 0, max: 600 })),
  isFalseAlarm: fc.boolean(),
});

/** Figures of those asked, the plain way. */
function plainFigures(asked: readonly { minute: number; after: number | null; target: number }[]) {
  const nowMinute = (NOW.getTime() - FROM) / 60_000;
  const times = asked.flatMap(({ after }) => (after === null ? [] : [after]));
  return {
    total: asked.length,
    answered: times.length,
    inTime: asked.filter(({ after, target }) => after !== null && after <= target).length,
    late: asked.filter(({ minute, after, target }) => (after ?? nowMinute - minute) > target)
      .length,
    medianMinutes: times.length === 0 ? null : plainQuantile(times, 0.5),
  };
}

describe('answers against targets', () => {
  it('are what a plain count gives, for incidents and for complaints', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(complaint, { maxLength: 30 }),
        fc.array(incident, { maxLength: 8 }),
        async (complaints, incidents) => {
          const store = openSqliteStore({ path: ':memory:' });
          await store.migrate();
          await store.mentions.add(
            complaints.map(({ minute, source, touchpoint, label }, index) =>
              madeMention({
                id: `p${index}`,
                at: at(minute),
                label,
                post: { source },
                reading: { touchpoint },
              }),
            ),
          );
          const answered = complaints.flatMap(({ minute, answerAfter, source }, index) =>
            answerAfter === null || source === 'silent'
              ? []
              : [
                  {
                    brandId: 'condor',
                    source,
                    postId: `p${index}`,
                    repliedAt: at(minute + answerAfter),
                  },
                ],
          );
          // In these two the brand is known to answer; in the third it is not.
          const known = ['bluesky', 'mastodon'].map((source) => ({
            brandId: 'condor',
            source,
            postId: 'old',
            repliedAt: at(-10_000),
          }));
          await store.replies.add([...answered, ...known]);
          for (const [index, made] of incidents.entries()) {
            const { minute, severity, takenAfter, isFalseAlarm } = made;
            await store.incidents.create(
              madeIncident(at(minute), {
                id: `i${index}`,
                dedupeKey: `i${index}`,
                severity,
                status: isFalseAlarm ? 'dismissed' : 'open',
                acknowledgedAt: takenAfter === null ? null : at(minute + takenAfter),
              }),
            );
          }
          const digest = await buildDigest({ store, brand: madeBrand(), day: DAY, now: NOW });
          await store.close();
          const inDay = (minute: number) => minute >= 0 && minute < 24 * 60;
          expect(digest.responses.acknowledge).toEqual(
            plainFigures(
              incidents
                .filter(({ minute, isFalseAlarm }) => inDay(minute) && !isFalseAlarm)
                .map(({ minute, severity, takenAfter }) => ({
                  minute,
                  after: takenAfter,
                  target: [0, 480, 120, 30, 15][severity] ?? 0,
                })),
            ),
          );
          expect(digest.responses.reply).toEqual(
            plainFigures(
              complaints
                .filter(
                  ({ minute, label, source }) =>
                    inDay(minute) && label === 'negative' && source !== 'silent',
                )
                .map(({ minute, answerAfter, touchpoint }) => ({
                  minute,
                  // What was answered after now is not known yet.
                  after:
                    answerAfter === null || at(minute + answerAfter) >= NOW ? null : answerAfter,
                  target: touchpoint === 'delivery' ? 60 : 240,
                })),
            ),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('tell legal terms as they stand, and no day with one overdue is quiet', async () => {
    const store = openSqliteStore({ path: ':memory:' });
    await store.migrate();
    const options = { store, brand: madeBrand(), day: DAY, now: NOW };
    expect((await buildDigest(options)).isQuiet).toBe(true);
    for (const [code, hours] of [
      ['R-tarde', -5],
      ['R-pronto', 30],
      ['R-lejos', 24 * 12],
    ] as const) {
      await store.cases.open({
        code,
        brandId: 'condor',
        mention: `bluesky/${code}`,
        law: 'es-10-2025',
        region: null,
        lang: 'es',
        touchpoint: 'after-sales',
        complainedAt: at(0),
        openedAt: at(1),
        workingDays: 15,
        dueAt: new Date(NOW.getTime() + hours * 3_600_000),
        status: 'open',
        closedAt: null,
        closedBy: null,
        note: '',
      });
    }
    const { clocks, isQuiet } = await buildDigest(options);
    await store.close();
    expect(clocks).toMatchObject({ open: 3, overdue: 1, dueSoon: 1 });
    expect(clocks.lines.map(({ code, state }) => [code, state])).toEqual([
      ['R-tarde', 'overdue'],
      ['R-pronto', 'due-soon'],
    ]);
    expect(isQuiet).toBe(false);
  });
});
