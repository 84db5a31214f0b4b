import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/core/contracts/store.js';
import type { SurveyAnswer, SurveyKind } from '../../src/core/survey.js';
import { surveyFigures } from '../../src/experience/survey-figures.js';
import { buildSurveyReport } from '../../src/experience/survey-report.js';
import { findColumns, readAnswer, type SurveyReading } from '../../src/experience/survey-row.js';
import {
  MAX_BODY_BYTES,
  signSurveyCall,
  takeSurveyCall,
} from '../../src/experience/survey-webhook.js';
import { openSqliteStore } from '../../src/storage/sqlite/index.js';
import { madeBrand, madeMention } from '../reports/made-mentions.js';

const NOW = new Date('2026-11-22T12:00:00Z');

function counted(kind: SurveyKind, scores: readonly number[], scale = { min: 0, max: 10 }) {
  return scores.map((score) => ({ kind, touchpoint: null, score, scale, count: 1 }));
}

describe('surveyFigures', () => {
  it('are those of the field, whatever the answers', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10), { minLength: 1, maxLength: 200 }), (scores) => {
        const { main, balance, answers, isSmall } = surveyFigures('nps', counted('nps', scores));
        const promoters = scores.filter((score) => score >= 9).length;
        const detractors = scores.filter((score) => score <= 6).length;
        const nps = (100 * (promoters - detractors)) / scores.length;
        expect(answers).toBe(scores.length);
        expect(main?.value).toBeCloseTo(nps, 9);
        expect(balance?.value).toBeCloseTo(nps / 100, 9);
        expect(isSmall).toBe(scores.length < 30);
      }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 200 }),
        (scores) => {
          const scale = { min: 1, max: 7 };
          const ces = surveyFigures('ces', counted('ces', scores, scale));
          const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
          expect(ces.main?.value).toBeCloseTo(mean, 9);
          const easy = scores.filter((score) => score >= 5).length;
          expect(ces.lowEffort?.value).toBeCloseTo(easy / scores.length, 9);
          const csat = surveyFigures('csat', counted('csat', scores, scale));
          const happy = scores.filter((score) => score >= 6).length;
          expect(csat.main?.value).toBeCloseTo(happy / scores.length, 9);
        },
      ),
    );
  });

  it('say nothing of no answers, and leave other kinds out', () => {
    const figures = surveyFigures('csat', counted('nps', [9, 10]));
    expect(figures).toEqual({
      kind: 'csat',
      answers: 0,
      main: null,
      lowEffort: null,
      balance: null,
      isSmall: true,
    });
  });

  it('bring a mean of two scales to the one of most answers', () => {
    const figures = surveyFigures('ces', [
      ...counted('ces', [7, 7, 7], { min: 1, max: 7 }),
      ...counted('ces', [1], { min: 1, max: 5 }),
    ]);
    expect(figures.main?.value).toBeCloseTo((7 + 7 + 7 + 1) / 4, 9);
  });
});

const READING: SurveyReading = { brand: madeBrand(), kind: 'nps', now: NOW };

function read(values: Record<string, unknown>, reading: Partial<SurveyReading> = {}) {
  const whole = { ...READING, ...reading };
  const columns = findColumns(Object.keys(values), whole.columns);
  return readAnswer(values, { reading: whole, columns, line: 2 });
}

describe('one row of a survey', () => {
  it.each([
    ['2026-11-19', '2026-11-18T23:00:00.000Z'],
    ['19/11/2026', '2026-11-18T23:00:00.000Z'],
    ['19.11.26 10:30', '2026-11-19T09:30:00.000Z'],
    ['2026-11-19 10:30:15', '2026-11-19T09:30:15.000Z'],
    ['2026-11-19T10:30:15Z', '2026-11-19T10:30:15.000Z'],
    ['2026-11-19T10:30:15-05:00', '2026-11-19T15:30:15.000Z'],
  ])("reads the date %s, on the brand's clock where it names no zone", (fecha, instant) => {
    expect(read({ Puntuación: '9', Fecha: fecha })).toMatchObject({
      score: 9,
      answeredAt: new Date(instant),
    });
  });

  it.each([
    [{ score: '11', date: '2026-11-19' }, 'score-out-of-scale'],
    [{ score: '-1', date: '2026-11-19' }, 'score-out-of-scale'],
    [{ score: '7.5', date: '2026-11-19' }, 'score-no-number'],
    [{ score: 'diez', date: '2026-11-19' }, 'score-no-number'],
    [{ score: '', date: '2026-11-19' }, 'no-score'],
    [{ score: '9', date: '' }, 'no-date'],
    [{ score: '9', date: '2026-02-30' }, 'bad-date'],
    [{ score: '9', date: '31/31/2026' }, 'bad-date'],
    [{ score: '9', date: 'ayer' }, 'bad-date'],
    [{ score: '9', date: '2027-01-01' }, 'future-date'],
    [{ score: '9', date: '2026-11-19', touchpoint: 'luna' }, 'unknown-touchpoint'],
    [{ score: '9', date: '2026-11-19', id: 'x'.repeat(201) }, 'long-id'],
  ])('refuses %j: %s', (values, problem) => {
    expect(read(values)).toMatchObject({ problem });
  });

  it('knows a touchpoint by its id and by its name in either language', () => {
    for (const touchpoint of ['delivery', 'Entrega', 'DELIVERY']) {
      expect(read({ score: '9', date: '2026-11-19', touchpoint })).toMatchObject({
        touchpoint: 'delivery',
      });
    }
  });

  it('turns an effort scale round that runs the other way', () => {
    const reading = { kind: 'ces', scale: { min: 1, max: 5 }, isReversed: true } as const;
    expect(read({ score: '1', date: '2026-11-19' }, reading)).toMatchObject({ score: 5 });
  });

  it('gives a row without an id the same one each time, and another to the next line', () => {
    const values = { score: '9', date: '2026-11-19' };
    const first = read(values);
    expect(read(values)).toEqual(first);
    const columns = findColumns(Object.keys(values));
    expect(readAnswer(values, { reading: READING, columns, line: 3 })).not.toEqual(first);
  });
});

const SECRET = 'un secreto de prueba';

function call(answers: readonly unknown[], changes: object = {}): Uint8Array {
  return Buffer.from(JSON.stringify({ brand: 'condor', kind: 'nps', answers, ...changes }));
}

const ANSWER = { id: 'a', score: 9, answeredAt: '2026-11-22T10:00:00Z' };

async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = openSqliteStore({ path: ':memory:' });
  await store.migrate();
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

function take(store: Store, body: Uint8Array, signature: string | null, now = NOW) {
  return takeSurveyCall(
    { surveys: store.surveys, brands: [madeBrand()], secret: SECRET },
    { signature, body, now },
  );
}

describe('takeSurveyCall', () => {
  it('takes signed answers once', async () => {
    await withStore(async (store) => {
      const body = call([ANSWER, { ...ANSWER, id: 'b', score: 3, touchpoint: 'delivery' }]);
      const signature = signSurveyCall(body, { secret: SECRET, at: NOW });
      expect(await take(store, body, signature)).toEqual({
        status: 200,
        body: { added: 2, known: 0 },
      });
      expect(await take(store, body, signature)).toEqual({
        status: 200,
        body: { added: 0, known: 2 },
      });
    });
  });

  it('takes nothing that is not signed, is signed for another body, with another secret, or long ago', async () => {
    await withStore(async (store) => {
      const body = call([ANSWER]);
      const good = signSurveyCall(body, { secret: SECRET, at: NOW });
      const signatures = [
        null,
        '',
        good.replace('v1=', 'v0='),
        signSurveyCall(call([{ ...ANSWER, id: 'x' }]), { secret: SECRET, at: NOW }),
        signSurveyCall(body, { secret: 'otro secreto', at: NOW }),
        signSurveyCall(body, { secret: SECRET, at: new Date(NOW.getTime() - 301_000) }),
        signSurveyCall(body, { secret: SECRET, at: new Date(NOW.getTime() + 301_000) }),
      ];
      for (const signature of signatures) {
        expect((await take(store, body, signature)).status).toBe(401);
      }
      expect(await store.surveys.span('condor')).toBeNull();
    });
  });

  it('takes none of a call with one bad answer, and says which', async () => {
    await withStore(async (store) => {
      const sent = (body: Uint8Array) =>
        take(store, body, signSurveyCall(body, { secret: SECRET, at: NOW }));
      const refusals = [
        [
          call([ANSWER, { ...ANSWER, id: 'b', score: 11 }]),
          'answers.1.score: must be from 0 to 10',
        ],
        [
          call([{ ...ANSWER, touchpoint: 'luna' }]),
          "answers.0.touchpoint: is not on the brand's map",
        ],
        [call([{ ...ANSWER, answeredAt: '2027-01-01T00:00:00Z' }]), 'answers.0.answeredAt'],
        [call([ANSWER], { brand: 'nadie' }), 'brand: there is no such brand'],
        [call([ANSWER], { scale: { min: 1, max: 5 } }), 'scale: nps is always from 0 to 10'],
        [Buffer.from('{'), 'the body is not JSON'],
        [Buffer.from([0xff, 0xfe]), 'the body is not JSON'],
        [call([{ ...ANSWER, comment: 'texto de alguien' }]), 'answers.0'],
      ] as const;
      for (const [body, message] of refusals) {
        const result = await sent(body);
        expect(result.status).toBe(400);
        expect(JSON.stringify(result.body)).toContain(message);
        expect(JSON.stringify(result.body)).not.toContain('alguien');
      }
      const huge = Buffer.alloc(MAX_BODY_BYTES + 1, 0x20);
      expect((await sent(huge)).status).toBe(413);
      expect(await store.surveys.span('condor')).toBeNull();
    });
  });
});

describe('buildSurveyReport', () => {
  const answers = (
    count: number,
    parts: Partial<SurveyAnswer> & { readonly prefix: string },
  ): SurveyAnswer[] => {
    const { prefix, ...changes } = parts;
    return Array.from({ length: count }, (_, index) => ({
      brandId: 'condor',
      kind: 'nps',
      id: `${prefix}${index}`,
      score: 10,
      scale: { min: 0, max: 10 },
      touchpoint: null,
      answeredAt: new Date('2026-11-18T10:00:00Z'),
      ...changes,
    }));
  };

  it('sets each week and touchpoint beside what was said, and tells a gap where it is sure of one', async () => {
    await withStore(async (store) => {
      await store.surveys.add(
        [
          ...answers(60, { prefix: 'g', touchpoint: 'delivery' }),
          ...answers(40, { prefix: 'b', touchpoint: 'delivery', score: 3 }),
          ...answers(5, { prefix: 'o', answeredAt: new Date('2026-11-15T22:59:00Z') }),
          ...answers(1, { prefix: 'n', answeredAt: new Date('2026-11-15T23:00:00Z') }),
        ],
        NOW,
      );
      await store.mentions.add(
        Array.from({ length: 50 }, (_, index) =>
          madeMention({
            id: `p${index}`,
            at: new Date('2026-11-18T10:00:00Z'),
            label: index < 40 ? 'negative' : 'positive',
            reading: { touchpoint: 'delivery' },
          }),
        ),
      );
      const report = await buildSurveyReport({
        store,
        brand: madeBrand(),
        lastDay: '2026-11-20',
        weeks: 2,
      });
      expect(report.from).toEqual(new Date('2026-11-08T23:00:00Z'));
      expect(report.to).toEqual(new Date('2026-11-22T23:00:00Z'));
      const [total, delivery] = report.lines;
      expect(total).toMatchObject({ isTotal: true, touchpoint: null, figures: { answers: 106 } });
      // Monday begins at 23:00 UTC on Sunday.
      expect(total?.weeks.map(({ figures }) => figures.answers)).toEqual([5, 101]);
      expect(delivery?.touchpoint).toBe('delivery');
      expect(delivery?.figures.main?.value).toBeCloseTo(20, 9);
      expect(delivery?.social?.value).toBeCloseTo(-0.6, 9);
      expect(delivery?.gap?.direction).toBe('survey-better');
      expect(delivery?.gap?.gap.value).toBeCloseTo(0.8, 9);
      expect(delivery?.gap?.gap.low).toBeGreaterThan(0.4);
    });
  });

  it('says of few answers or few voices that they are few, and finds no gap in them', async () => {
    await withStore(async (store) => {
      await store.surveys.add(answers(29, { prefix: 'a', touchpoint: 'delivery' }), NOW);
      const report = await buildSurveyReport({
        store,
        brand: madeBrand(),
        lastDay: '2026-11-20',
        weeks: 1,
      });
      expect(report.lines).toHaveLength(1);
      expect(report.lines[0]).toMatchObject({
        gap: null,
        social: null,
        figures: { isSmall: true },
      });
    });
  });
});
