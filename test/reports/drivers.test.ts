import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDigest } from '../../src/reports/digest.js';
import { logLikelihood } from '../../src/reports/drivers.js';
import { openSqliteStore } from '../../src/storage/sqlite/index.js';
import { type MadeMention, madeBrand, madeMention } from './made-mentions.js';

const DAY = '2026-11-19';

/** Posts of the drivers last found, by term. */
let posts = new Map<string, string[]>();

async function driversFor(made: readonly MadeMention[]) {
  const store = openSqliteStore({ path: ':memory:' });
  await store.migrate();
  await store.mentions.add(made.map(madeMention));
  const { drivers: found } = await buildDigest({
    store,
    brand: madeBrand(),
    day: DAY,
    now: new Date('2026-11-20T07:00:00Z'),
  });
  await store.close();
  posts = new Map(found.map(({ term, posts: shown }) => [term, shown.map(({ key }) => key)]));
  return found.map(({ posts: _posts, ...driver }) => driver);
}

/** Voices with one text, spread over a day. */
function said(text: string, options: { day: string; times: number; label?: MadeMention['label'] }) {
  return Array.from({ length: options.times }, (_, index) => ({
    id: `${options.day}/${text}/${index}`,
    at: new Date(Date.parse(`${options.day}T08:00:00Z`) + index * 60_000),
    text,
    label: options.label ?? 'neutral',
  }));
}

describe('the words that drove the day', () => {
  const past = [
    ...said('me gustan las zapatillas nuevas', { day: '2026-11-17', times: 80 }),
    ...said('el pedido llegó tarde', { day: '2026-11-18', times: 20 }),
  ];

  it('are those said far more than before, with how many times more and which way they pull', async () => {
    const drivers = await driversFor([
      ...past,
      ...said('qué asco de corazón', { day: DAY, times: 40, label: 'negative' }),
      ...said('Zapatillas Cóndor, pedido perfecto', { day: DAY, times: 60, label: 'positive' }),
      ...said('CORAZÓN', { day: DAY, times: 5, label: 'negative' }),
    ]);
    expect(drivers).toContainEqual({ term: 'corazón', count: 45, ratio: null, direction: 'down' });
    expect(drivers).toContainEqual({ term: 'perfecto', count: 60, ratio: null, direction: 'up' });
    const pedido = drivers.find(({ term }) => term === 'pedido');
    expect(pedido?.ratio).toBeCloseTo(60 / 105 / (20 / 100), 9);
    expect(drivers.map(({ term }) => term.toLowerCase())).not.toContain('cóndor');
  });

  it('count the forms of a word together, under the one that is said most', async () => {
    const drivers = await driversFor([
      ...past,
      ...said('tres retrasos', { day: DAY, times: 12, label: 'negative' }),
      ...said('otro retraso', { day: DAY, times: 20, label: 'negative' }),
    ]);
    expect(drivers).toContainEqual({ term: 'retraso', count: 32, ratio: null, direction: 'down' });
    expect(drivers.map(({ term }) => term)).not.toContain('retrasos');
  });

  it('come with the posts that say them and pull their way, farthest first', async () => {
    await driversFor([
      ...past,
      ...said('qué asco de suela', { day: DAY, times: 20, label: 'negative' }),
      {
        id: 'lejos',
        at: new Date(`${DAY}T09:00:00Z`),
        text: 'la suela, un asco',
        label: 'negative',
        post: { engagement: { likes: 900 } },
      },
    ]);
    expect(posts.get('suela')).toEqual(['bluesky/lejos', `bluesky/${DAY}/qué asco de suela/0`]);
  });

  it('are none on a day like the others, nor for a brand without a past', async () => {
    const same = said('me gustan las zapatillas nuevas', { day: DAY, times: 30 });
    expect(await driversFor([...past, ...same])).toEqual([]);
    expect(await driversFor(same)).toEqual([]);
  });

  it('count a word once a voice, and leave links, handles and stop words out', async () => {
    const text = 'boicot boicot https://boicot.example @boicot para todos los que';
    const drivers = await driversFor([...past, ...said(text, { day: DAY, times: 30 })]);
    expect(drivers.map(({ term, count }) => [term, count])).toEqual([['boicot', 30]]);
  });
});

describe('logLikelihood', () => {
  it('is twice the drop in log-likelihood of one rate for both against a rate for each', () => {
    const counts = fc.record({
      count: fc.integer({ min: 1, max: 500 }),
      rest: fc.integer({ min: 1, max: 5_000 }),
      pastCount: fc.integer({ min: 1, max: 500 }),
      pastRest: fc.integer({ min: 1, max: 50_000 }),
    });
    fc.assert(
      fc.property(counts, ({ count, rest, pastCount, pastRest }) => {
        const [total, pastTotal] = [count + rest, pastCount + pastRest];
        const binomial = (k: number, n: number, p: number) =>
          k * Math.log(p) + (n - k) * Math.log(1 - p);
        const pooled = (count + pastCount) / (total + pastTotal);
        const gain =
          binomial(count, total, count / total) +
          binomial(pastCount, pastTotal, pastCount / pastTotal) -
          binomial(count, total, pooled) -
          binomial(pastCount, pastTotal, pooled);
        const rose = count / total > pastCount / pastTotal;
        expect(logLikelihood({ count, total, pastCount, pastTotal })).toBeCloseTo(
          rose ? 2 * gain : 0,
          5,
        );
      }),
    );
  });
});
