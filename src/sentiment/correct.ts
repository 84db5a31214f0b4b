import { CORRECTED, isCorrected, type Label, type Reading } from '../core/reading.js';

/** The reading with a person's label in place of the reader's; everything else stays as it was read. */
export function correctReading(reading: Reading, label: Label): Reading {
  const probabilities = { negative: 0, neutral: 0, positive: 0, [label]: 1 };
  return {
    ...reading,
    reader: isCorrected(reading) ? reading.reader : `${reading.reader}${CORRECTED}`,
    label,
    score: probabilities.positive - probabilities.negative,
    confidence: 1,
    probabilities,
    isSupported: true,
  };
}
