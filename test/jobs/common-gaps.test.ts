import { expect, it } from 'vitest';
import { commonGaps } from '../../src/jobs/common-gaps.js';

const gap = (source: string, from: number, to: number | null) => ({
  source,
  from: new Date(from),
  to: to === null ? null : new Date(to),
  reason: 'x',
});

it.each([
  ['one source is all there is', [gap('a', 1, 5)], ['a'], [[1, 5]]],
  ['two overlap', [gap('a', 1, 5), gap('b', 3, 9)], ['a', 'b'], [[3, 5]]],
  ['two only touch', [gap('a', 1, 5), gap('b', 5, 9)], ['a', 'b'], []],
  ['both last', [gap('a', 1, null), gap('b', 3, null)], ['a', 'b'], [[3, null]]],
  ['one lasts', [gap('a', 1, null), gap('b', 3, 9)], ['a', 'b'], [[3, 9]]],
  ['a third hears', [gap('a', 1, 5), gap('b', 1, 5)], ['a', 'b', 'c'], []],
  [
    'one is cut twice',
    [gap('a', 1, 9), gap('b', 2, 3), gap('b', 5, 6)],
    ['a', 'b'],
    [
      [2, 3],
      [5, 6],
    ],
  ],
  ['there is no source', [gap('a', 1, 5)], [], []],
] as const)('common gaps when %s', (_, gaps, sources, expected) => {
  const found = commonGaps(gaps, sources);
  expect(found.map(({ from, to }) => [from.getTime(), to?.getTime() ?? null])).toEqual(expected);
  for (const { source } of found) expect(source).toBe('*');
});
