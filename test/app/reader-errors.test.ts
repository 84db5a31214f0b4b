import { expect, it } from 'vitest';
import { readerErrors } from '../../src/app/reader-errors.js';
import { READER_LANGUAGES } from '../../src/core/reading.js';

it('tells for every language of the reader how often it calls a text negative, rightly and wrongly', () => {
  const errors = readerErrors();
  expect(Object.keys(errors).sort()).toEqual(['*', ...READER_LANGUAGES].sort());
  for (const { negative, neutral, positive } of Object.values(errors)) {
    expect(negative).toBeGreaterThan(2 * Math.max(neutral, positive));
    expect(Math.min(neutral, positive)).toBeGreaterThan(0);
    expect(negative).toBeLessThan(1);
  }
});
