import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEADLINES } from '../../src/alerting/replies/deadlines.js';
import type { NewMention } from '../../src/core/mention.js';
import { LABELS } from '../../src/core/reading.js';
import { ACKNOWLEDGE_MINUTES, PUBLIC_ANSWER_MINUTES } from '../../src/reports/responses.js';
import { buildRiskSummary } from '../../src/reports/risk.js';
import { type RiskMeasures, scoreRisk } from '../../src/reports/risk-formula.js';
import { openSqliteStore } from '../../src/storage/sqlite/index.js';
import { madeBrand, madeIncident, madeMention } from './made-mentions.js';
import { plainCounts, plainDay, plainFirstWholeDay, plainShift } from './plain-days.js';

const TO = new Date('2026-11-23T00:00:00+01:00');
const FROM = new Date('2026-11-16T00:00:00+01:00');

const CALM: RiskMeasures = {
  voices: 0,
  negative: 0,
  readerVariance: 0,
  days: [],
  reader: null,
  usual: null,
  incidents: [],
  grave: 0,
  media: 0,
  passedOn: 0,
};

/** Measures as they can occur: no more negatives than voices, no more grave ones than negatives, days that add up. */
const measures = fc
  .record({
    days: fc.array(
      fc.record({
        voices: fc.nat(900),
        negativeShare: fc.double({ min: 0, max: 1, noNaN: true }),
        doubt: fc.double({ min: 0, max: 0.25, noNaN: true }),
      }),
      { minLength: 7, maxLength: 7 },
    ),
    graveShare: fc.double({ min: 0, max: 1, noNaN: true }),
    reader: fc.option(
      fc.record({
        hit: fc.double({ min: 0.5, max: 1, noNaN: true }),
        falseAlarm: fc.double({ min: 0, max: 0.4, noNaN: true }),
      }),
    ),
    usual: fc.option(fc.record({ negative: fc.nat(2_000), days: fc.integer({ min: 3, max: 56 }) })),
    incidents: fc.array(
      fc.record({
        severity: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
        isOver: fc.boolean(),
        takenMinutes: fc.option(fc.nat(600)),
        isTakenInTime: fc.boolean(),
      }),
      { maxLength: 5 },
    ),
    media: fc.nat(10),
    passedOn: fc.nat(20_000),
  })
  .map(({ days: made, graveShare, ...rest }): RiskMeasures => {
    const days = made.map(({ voices, negativeShare, doubt }) => ({
      voices,
      negative: Math.floor(voices * negativeShare),
      readerVariance: voices * doubt,
    }));
    const sum = (of: (day: (typeof days)[number]) => number) =>
      days.reduce((all, day) => all + of(day), 0);
    const negative = sum((day) => day.negative);
    return {
      ...rest,
      days,
      voices: sum((day) => day.voices),
      negative,
      readerVariance: sum((day) => day.readerVariance),
      grave: Math.floor(negative * graveShare),
    };
  });

/** The formula of src/reports/README.md, written down once more from its text. */
function plainRisk(m: RiskMeasures): number {
  const clamp = (x: number) => Math.max(0, Math.min(1, x));
  const share = (k: number, n: number) => clamp(((k + 4.5) / (n + 30) - 0.15) / 0.65);
  const change = (k: number, u: number, { c, worst }: { c: number; worst: number }) =>
    clamp(Math.log((k + c) / (u + c)) / Math.log(worst));
  const { usual } = m;
  const shares = [
    share(m.negative, m.voices),
    ...m.days.map((day, age) => share(day.negative, day.voices) * 0.5 ** (age / 3)),
  ];
  const changes =
    usual === null
      ? [0]
      : [
          change(m.negative, usual.negative, { c: 10, worst: 8 }),
          ...m.days.map(
            (day, age) =>
              change(day.negative, usual.negative / 7, { c: 5, worst: 32 }) * 0.5 ** (age / 3),
          ),
        ];
  const weights = [0, 0.1, 0.3, 0.6, 0.9];
  const calm = m.incidents
    .map(({ severity, isOver, isTakenInTime }) => {
      const full = (weights[severity] ?? 0) / (isOver ? 2 : 1);
      return 1 - (isTakenInTime ? 0.8 * full : full);
    })
    .reduce((product, factor) => product * factor, 1);
  const gravity = clamp(m.grave / (m.negative + 20) / 0.5);
  const spread = clamp(Math.log(1 + m.passedOn / (m.negative + 10)) / Math.log(11));
  return (
    100 -
    100 *
      (1 - 0.3 * Math.max(...shares)) *
      (1 - 0.2 * Math.max(...changes)) *
      (1 - 0.6 * (1 - calm)) *
      (1 - 0.25 * gravity) *
      (1 - 0.25 * clamp(m.media / 5)) *
      (1 - 0.15 * spread)
  );
}

describe('scoreRisk', () => {
  it('is the published formula, with parts that add up and an interval that holds it', () => {
    fc.assert(
      fc.property(measures, (made) => {
        const score = scoreRisk(made);
        expect(score.risk).toBeCloseTo(plainRisk(made), 6);
        const points = score.components.reduce((sum, part) => sum + part.contribution, 0);
        expect(points).toBeCloseTo(score.risk, 6);
        for (const { id, value, contribution, weight } of score.components) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
          if (id === 'response') expect(contribution).toBeLessThanOrEqual(1e-9);
          else expect(contribution).toBeLessThanOrEqual(100 * weight * value + 1e-9);
        }
        expect(score.low).toBeLessThanOrEqual(score.risk);
        expect(score.high).toBeGreaterThanOrEqual(score.risk);
        expect(score.low).toBeGreaterThanOrEqual(0);
        expect(score.high).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('is 0 without data, and says that it could be a little more', () => {
    const score = scoreRisk(CALM);
    expect(score).toMatchObject({ risk: 0, low: 0, band: 'low' });
    expect(score.high).toBeGreaterThan(2);
    expect(score.high).toBeLessThan(25);
  });

  it('hardly moves for three angry posts, and moves a lot for three hundred', () => {
    expect(scoreRisk({ ...CALM, voices: 3, negative: 3 }).risk).toBeLessThan(5);
    expect(scoreRisk({ ...CALM, voices: 300, negative: 300 }).risk).toBeCloseTo(30, 6);
  });

  it('never falls when one more negative, grave post, medium or share is found', () => {
    fc.assert(
      fc.property(measures, (made) => {
        const { risk } = scoreRisk(made);
        const worse: RiskMeasures[] = [
          {
            ...made,
            voices: made.voices + 1,
            negative: made.negative + 1,
            grave: made.grave + 1,
            passedOn: made.passedOn + 1 + Math.ceil(made.passedOn / (made.negative + 10)),
          },
          { ...made, media: made.media + 1 },
          { ...made, passedOn: made.passedOn + 1 },
          ...[true, false].map((isTakenInTime) => ({
            ...made,
            incidents: [
              ...made.incidents,
              { severity: 2 as const, isOver: false, takenMinutes: 10, isTakenInTime },
            ],
          })),
          {
            ...made,
            days: made.days.map((day, age) =>
              age === 0 ? { ...day, voices: day.voices + 1, negative: day.negative + 1 } : day,
            ),
          },
        ];
        for (const more of worse) expect(scoreRisk(more).risk).toBeGreaterThanOrEqual(risk - 1e-9);
      }),
    );
  });

  it('has a narrower interval with more voices and a wider one with a doubtful reader', () => {
    const width = (m: RiskMeasures) => scoreRisk(m).high - scoreRisk(m).low;
    const small = { ...CALM, voices: 100, negative: 40, readerVariance: 5 };
    const large = { ...CALM, voices: 10_000, negative: 4_000, readerVariance: 500 };
    expect(width(large)).toBeLessThan(width(small) / 3);
    expect(width({ ...small, readerVariance: 20 })).toBeGreaterThan(width(small));
  });

  it('gives the worked example of its README', () => {
    const score = scoreRisk({
      voices: 1_240,
      negative: 545,
      readerVariance: 130,
      days: [
        [520, 430],
        [130, 25],
        [120, 18],
        [115, 18],
        [120, 18],
        [118, 18],
        [117, 18],
      ].map(([voices = 0, negative = 0]) => ({ voices, negative, readerVariance: voices / 10 })),
      reader: { hit: 0.78, falseAlarm: 0.1 },
      usual: { negative: 98, days: 51 },
      incidents: [{ severity: 3, isOver: false, takenMinutes: 12, isTakenInTime: true }],
      grave: 164,
      media: 2,
      passedOn: 1_180,
    });
    expect(score.components.map(({ contribution }) => Number(contribution.toFixed(1)))).toEqual([
      19.3, 11, 24.7, 8.7, 5.8, 4.1, -3,
    ]);
    expect(score.risk).toBeCloseTo(70.6, 1);
    expect([score.low, score.high].map(Math.round)).toEqual([70, 71]);
    expect(score.components.map(({ peakDay }) => peakDay)).toEqual([
      0,
      0,
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(score.band).toBe('high');
  });
});

/** Mentions of the two weeks before TO and the eight weeks before those. */
const history = fc
  .array(
    fc.record({
      minutesBefore: fc.oneof(
        fc.integer({ min: -60, max: 15 * 24 * 60 }),
        fc.integer({ min: 0, max: 75 * 24 * 60 }),
      ),
      label: fc.constantFrom(...LABELS),
      voice: fc.constantFrom('original' as const, 'original' as const, 'repost' as const),
      target: fc.nat(60),
      risk: fc.constantFrom(
        'none' as const,
        'none' as const,
        'safety' as const,
        'animal-welfare' as const,
      ),
      kind: fc.constantFrom('post' as const, 'article' as const),
      site: fc.constantFrom('diario.example', 'gaceta.example', 'radio.example'),
      reposts: fc.nat(20),
    }),
    { maxLength: 150 },
  )
  .map((made) =>
    made.map((one, index) =>
      madeMention({
        id: `p${index}`,
        at: new Date(TO.getTime() - one.minutesBefore * 60_000),
        label: one.label,
        post: {
          kind: one.kind,
          site: one.site,
          engagement: { reposts: one.reposts },
          repostOf: one.voice === 'repost' ? `p${one.target}` : null,
        },
        reading: { risk: one.risk },
        mention: { voice: one.voice },
      }),
    ),
  );

describe('a full backlash on the last day of a quiet week', () => {
  const quiet = { voices: 120, negative: 18, readerVariance: 12 };
  const backlash = (
    severity: 1 | 2 | 3 | 4,
    parts: Partial<RiskMeasures['incidents'][number]> = {},
  ): RiskMeasures => ({
    ...CALM,
    voices: 1_120,
    negative: 388,
    readerVariance: 110,
    days: [{ voices: 400, negative: 280, readerVariance: 40 }, ...Array(6).fill(quiet)],
    usual: { negative: 126, days: 50 },
    incidents: [{ severity, isOver: false, takenMinutes: null, isTakenInTime: false, ...parts }],
    grave: 120,
    media: 2,
    passedOn: 500,
  });

  it('is not diluted by the quiet days: level 4 is severe, level 3 is high', () => {
    expect(scoreRisk(backlash(4)).band).toBe('severe');
    expect(scoreRisk(backlash(3)).band).toBe('high');
  });

  it('weighs less when somebody took it in time, when it is over, and as the days go by', () => {
    const { risk } = scoreRisk(backlash(4));
    const taken = scoreRisk(backlash(4, { takenMinutes: 5, isTakenInTime: true })).risk;
    const over = scoreRisk(backlash(4, { isOver: true })).risk;
    expect(taken).toBeLessThan(risk);
    expect(over).toBeLessThan(taken);
    const made = backlash(4, { isOver: true });
    const older = { ...made, days: made.days.toReversed() };
    expect(scoreRisk(older).risk).toBeLessThan(over - 5);
  });
});

describe('the time to take an incident', () => {
  it('is when its first check is due', () => {
    for (const severity of [1, 2, 3, 4] as const)
      expect(ACKNOWLEDGE_MINUTES[severity] * 60_000).toBe(DEADLINES[severity].verifyMs);
    for (const severity of [1, 2, 3, 4] as const)
      expect(PUBLIC_ANSWER_MINUTES[severity] * 60_000).toBe(DEADLINES[severity].respondMs);
  });
});

describe('buildRiskSummary', () => {
  it('gives the number that a plain reckoning from the raw mentions gives', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (mentions) => {
        const store = openSqliteStore({ path: ':memory:' });
        await store.migrate();
        await store.mentions.add(mentions);
        const incident = madeIncident(new Date('2026-11-18T10:00:00Z'));
        await store.incidents.create(incident);
        const summary = await buildRiskSummary({ store, brand: madeBrand(), to: TO, now: TO });
        await store.close();
        const week = within(mentions, FROM, TO);
        expect(summary.counts).toEqual(plainCounts(week));
        expect(summary.risk).toBeCloseTo(
          plainRisk(
            plainMeasures(mentions, week, [
              { severity: 3, isOver: false, takenMinutes: null, isTakenInTime: false },
            ]),
          ),
          6,
        );
        const before = new Date('2026-11-09T00:00:00+01:00');
        const earlier = within(mentions, before, FROM);
        if (earlier.length === 0) expect(summary.previousRisk).toBeNull();
        else
          expect(summary.previousRisk).toBeCloseTo(
            plainRisk(plainMeasures(mentions, earlier, [], '2026-11-09')),
            6,
          );
      }),
      { numRuns: 40 },
    );
  });

  it('takes a week of the clock over a change of the clock', async () => {
    const store = openSqliteStore({ path: ':memory:' });
    await store.migrate();
    const to = new Date('2026-10-26T00:00:00+01:00');
    const summary = await buildRiskSummary({ store, brand: madeBrand(), to, now: to });
    await store.close();
    expect(summary.from.toISOString()).toBe('2026-10-18T22:00:00.000Z');
  });

  it('shows a post once, under the heaviest reason that it belongs to', async () => {
    const store = openSqliteStore({ path: ':memory:' });
    await store.migrate();
    const at = new Date('2026-11-18T10:00:00Z');
    await store.mentions.add(
      Array.from({ length: 60 }, (_, index) =>
        madeMention({
          id: `p${index}`,
          at,
          label: 'negative',
          reading: { risk: index < 40 ? 'safety' : 'none' },
        }),
      ),
    );
    await store.incidents.create(madeIncident(at, {}, { loudestPost: 'bluesky/p7' }));
    const summary = await buildRiskSummary({ store, brand: madeBrand(), to: TO, now: TO });
    await store.close();
    expect(summary.reasons.map(({ component }) => component)).toEqual([
      'incidents',
      'share',
      'gravity',
    ]);
    const keys = summary.reasons.flatMap(({ posts }) => posts.map(({ key }) => key));
    expect(keys).toContain('bluesky/p7');
    expect(new Set(keys).size).toBe(keys.length);
    expect(summary.openIncidents.map(({ id }) => id)).toEqual(['cnd-1']);
  });

  it('does not count a false alarm, and counts half of an incident that is over', async () => {
    const store = openSqliteStore({ path: ':memory:' });
    await store.migrate();
    const opened = new Date('2026-11-18T10:00:00Z');
    const incident = madeIncident(opened);
    await store.incidents.create(incident);
    const points = async () => {
      const { components } = await buildRiskSummary({ store, brand: madeBrand(), to: TO, now: TO });
      return components.find(({ id }) => id === 'incidents')?.contribution;
    };
    expect(await points()).toBeCloseTo(36, 9);
    const over = { ...incident, endedAt: new Date('2026-11-19T10:00:00Z'), version: 2 };
    await store.incidents.update(over);
    expect(await points()).toBeCloseTo(18, 9);
    await store.incidents.update({ ...over, status: 'dismissed', version: 3 });
    expect(await points()).toBe(0);
    await store.close();
  });
});

function within(mentions: readonly NewMention[], from: Date, to: Date): NewMention[] {
  return mentions.filter(({ post }) => post.createdAt >= from && post.createdAt < to);
}

function plainMeasures(
  all: readonly NewMention[],
  week: readonly NewMention[],
  incidents: RiskMeasures['incidents'],
  firstDay = '2026-11-16',
): RiskMeasures {
  const voices = week.filter(({ voice }) => voice === 'original');
  const negatives = voices.filter(({ reading }) => reading.label === 'negative');
  const passedOn = negatives.map(({ post }) =>
    Math.max(
      post.engagement.reposts ?? 0,
      week.filter(({ voice, post: other }) => voice === 'repost' && other.repostOf === post.id)
        .length,
    ),
  );
  const days = Array.from({ length: 7 }, (_, age) => {
    const day = plainShift(firstDay, 6 - age);
    const of = voices.filter(({ post }) => plainDay(post.createdAt, 'Europe/Madrid') === day);
    return {
      voices: of.length,
      negative: of.filter(({ reading }) => reading.label === 'negative').length,
      readerVariance: 0,
    };
  });
  return {
    voices: voices.length,
    negative: negatives.length,
    readerVariance: 0,
    days,
    reader: null,
    usual: plainUsualWeek(all, firstDay),
    incidents,
    grave: negatives.filter(({ reading }) => reading.risk !== 'none').length,
    media: new Set(
      negatives.filter(({ post }) => post.kind === 'article').map(({ post }) => post.site),
    ).size,
    passedOn: passedOn.reduce((sum, times) => sum + times, 0),
  };
}

function plainUsualWeek(all: readonly NewMention[], firstDay: string): RiskMeasures['usual'] {
  const zone = 'Europe/Madrid';
  const earliest = Math.min(...all.map(({ post }) => post.createdAt.getTime()));
  const noon = Date.parse(`${firstDay}T12:00:00Z`);
  const counts: number[] = [];
  for (let back = 1; back <= 56; back += 1) {
    const day = plainDay(new Date(noon - back * 86_400_000), zone);
    if (all.length === 0 || day < plainFirstWholeDay(new Date(earliest), zone)) continue;
    counts.push(
      all.filter(
        ({ voice, reading, post }) =>
          voice === 'original' &&
          reading.label === 'negative' &&
          plainDay(post.createdAt, zone) === day,
      ).length,
    );
  }
  if (counts.length < 3) return null;
  counts.sort((a, b) => b - a);
  const kept = counts.slice(Math.trunc(counts.length / 10));
  return {
    negative: (7 * kept.reduce((sum, count) => sum + count, 0)) / kept.length,
    days: kept.length,
  };
}
