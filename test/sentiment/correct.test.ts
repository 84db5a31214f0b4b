import { describe, expect, it } from 'vitest';
import { DEFAULT_TOUCHPOINTS } from '../../src/core/default-touchpoints.js';
import { correctReading } from '../../src/sentiment/correct.js';
import { createReader } from '../../src/sentiment/read.js';

describe('correctReading', () => {
  const reading = createReader().read({
    text: 'Menuda joya de zapatillas, se rompieron el primer día',
    lang: 'es',
    rating: null,
    touchpoints: DEFAULT_TOUCHPOINTS,
    brandNames: [],
    competitorNames: [],
  });

  it("puts the person's label in place of the reader's and says so in the reader's name", () => {
    const corrected = correctReading(reading, 'negative');
    expect(corrected).toMatchObject({ label: 'negative', score: -1, confidence: 1 });
    expect(corrected.reader).toBe(`${reading.reader}+label`);
    expect(corrected.touchpoint).toBe(reading.touchpoint);
  });

  it('can be corrected again without a longer name', () => {
    const twice = correctReading(correctReading(reading, 'negative'), 'positive');
    expect(twice).toMatchObject({ label: 'positive', score: 1, reader: `${reading.reader}+label` });
  });
});
