import type { Label, Reading } from '../core/reading.js';

/** What a corrected reading's `reader` ends in. */
export const CORRECTED = '+label';

/** The reading with a person's label in place of the reader's; everything else stays as it was read. */
export function correctReading(reading: Reading, label: Label): Reading {
  const probabilities = { negative: 0, neutral: 0, positive: 0, [label]: 1 };
  return {
    ...reading,
    reader: reading.reader.endsWith(CORRECTED) ? reading.reader : `${reading.reader}${CORRECTED}`,
    label,
    score: probabilities.positive - probabilities.negative,
    confidence: 1,
    probabilities,
    isSupported: true,
  };
}
