import { expect, it } from 'vitest';
import { nextPagePosition, readPagePosition } from '../../src/lib/page-position.js';

it('goes from page to page', () => {
  const first = readPagePosition(null);
  expect(first).toEqual({ page: 1, before: '' });
  const second = nextPagePosition(first, { first: 'a b', hasMore: true });
  expect(readPagePosition(second)).toEqual({ page: 2, before: 'a b' });
});

it.each([
  ['the network says so', { first: 'b', hasMore: false }],
  ['it is empty', { first: undefined, hasMore: true }],
  ['it begins as the one before', { first: 'a', hasMore: true }],
])('ends at a page where %s', (_why, seen) => {
  expect(nextPagePosition({ page: 2, before: 'a' }, seen)).toBeNull();
});

it('begins anew where a position cannot be read', () => {
  expect(readPagePosition('?')).toEqual({ page: 1, before: '' });
});
