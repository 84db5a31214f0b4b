import { expect, it } from 'vitest';
import type { SurveyAnswer } from '../../../src/core/survey.js';
import { DAY_MS } from '../../../src/core/time.js';
import type { TestDatabase } from '../../helpers/databases.js';
import { minutes, START } from './examples.js';

const WIDE = { from: minutes(-100_000), to: minutes(100_000) };

function answer(id: string, changes: Partial<SurveyAnswer> = {}): SurveyAnswer {
  return {
    brandId: 'condor',
    kind: 'nps',
    id,
    score: 9,
    scale: { min: 0, max: 10 },
    touchpoint: null,
    answeredAt: START,
    ...changes,
  };
}

export function describeSurveys(database: () => TestDatabase): void {
  const store = () => database().store;

  it('count answers by kind, touchpoint, scale and score, within the range and of the brand alone', async () => {
    const counts = await store().surveys.add(
      [
        answer('1'),
        answer('2'),
        answer('3', { score: 2, touchpoint: 'delivery' }),
        answer('4', { kind: 'csat', score: 2, scale: { min: 1, max: 5 } }),
        answer('5', { answeredAt: minutes(10) }),
      ],
      START,
    );
    await store().surveys.add([answer('1', { brandId: 'otra' })], START);
    expect(counts).toEqual({ added: 5, known: 0 });
    const found = await store().surveys.counts('condor', { from: START, to: minutes(10) });
    expect(found).toHaveLength(3);
    expect(found).toEqual(
      expect.arrayContaining([
        { kind: 'nps', touchpoint: null, score: 9, scale: { min: 0, max: 10 }, count: 2 },
        { kind: 'nps', touchpoint: 'delivery', score: 2, scale: { min: 0, max: 10 }, count: 1 },
        { kind: 'csat', touchpoint: null, score: 2, scale: { min: 1, max: 5 }, count: 1 },
      ]),
    );
    expect(await store().surveys.span('condor')).toEqual({ from: START, to: minutes(10) });
    expect(await store().surveys.span('nadie')).toBeNull();
  });

  it('take an answer once, however often it comes', async () => {
    await store().surveys.add([answer('1'), answer('1', { score: 3 })], START);
    expect(await store().surveys.add([answer('1', { score: 0 }), answer('2')], START)).toEqual({
      added: 1,
      known: 1,
    });
    const counts = await store().surveys.counts('condor', WIDE);
    expect(counts.map(({ score, count }) => [score, count])).toEqual([[9, 2]]);
    // The same id in another survey is another answer.
    expect(
      await store().surveys.add([answer('1', { kind: 'ces', scale: { min: 1, max: 7 } })], START),
    ).toEqual({ added: 1, known: 0 });
  });

  it('do not count an import before it is finished, and then all of it', async () => {
    const id = await store().surveys.begin('condor', START);
    await store().surveys.stage(id, [answer('1'), answer('2')]);
    await store().surveys.add([answer('2')], START);
    expect(await store().surveys.counts('condor', WIDE)).toMatchObject([{ count: 1 }]);
    expect(await store().surveys.finish(id)).toEqual({ added: 1, known: 1 });
    expect(await store().surveys.counts('condor', WIDE)).toMatchObject([{ count: 2 }]);
    await expect(store().surveys.finish(id)).rejects.toThrow();
  });

  it('leave nothing of an import that was given up, nor of one that nobody finished', async () => {
    const id = await store().surveys.begin('condor', START);
    await store().surveys.stage(id, [answer('1')]);
    await store().surveys.cancel(id);
    await expect(store().surveys.finish(id)).rejects.toThrow();
    const lost = await store().surveys.begin('condor', START);
    await store().surveys.stage(lost, [answer('1')]);
    await store().surveys.begin('condor', new Date(START.getTime() + DAY_MS + 1));
    await expect(store().surveys.finish(lost)).rejects.toThrow();
    expect(await store().surveys.counts('condor', WIDE)).toEqual([]);
    // A finished one stays.
    await store().surveys.add([answer('1')], START);
    await store().surveys.cancel(lost + 2);
    expect(await store().surveys.counts('condor', WIDE)).toHaveLength(1);
  });

  it('of two imports of one file at once count every answer once', async () => {
    const other = database().reopen();
    const answers = Array.from({ length: 50 }, (_, index) => answer(`a${index}`));
    const imports = await Promise.all(
      [store(), other].map(async ({ surveys }) => {
        const id = await surveys.begin('condor', START);
        await surveys.stage(id, answers);
        return surveys.finish(id);
      }),
    );
    expect(imports.map(({ added }) => added).sort((a, b) => a - b)).toEqual([0, 50]);
    expect(await store().surveys.counts('condor', WIDE)).toMatchObject([{ count: 50 }]);
  });

  it('forget answers given before', async () => {
    await store().surveys.add([answer('1'), answer('2', { answeredAt: minutes(10) })], START);
    expect(await store().surveys.removeBefore(minutes(10))).toBe(1);
    expect(await store().surveys.span('condor')).toEqual({ from: minutes(10), to: minutes(10) });
  });
}
