import type { Reader, ReadRequest } from '../../src/core/contracts/language.js';
import type { Contribution, Reading } from '../../src/core/reading.js';

const NEGATIVE = /roto|rota|fea|asco|boicot|perdido|never|broken|late|cancel/gi;
const POSITIVE = /gracias|genial|diez|love|thanks|great/gi;

/**
 * A reader for tests of the line around it: it counts a dozen words and knows nothing else. It fails, as a reader
 * with a defect would, on a text that holds the word 'indigesto'.
 */
export const ruleReader: Reader = {
  version: 'rules@1',
  read,
  explain(request) {
    return { reading: read(request), contributions: contributionsOf(request) };
  },
};

function read(request: ReadRequest): Reading {
  if (request.text.includes('indigesto')) throw new RangeError('this reader cannot take it');
  const score = contributionsOf(request).reduce((sum, { weight }) => sum + weight, 0);
  return {
    reader: ruleReader.version,
    lang: request.lang ?? (/\b(the|and|my)\b/i.test(request.text) ? 'en' : 'und'),
    isSupported: true,
    label: score < 0 ? 'negative' : score > 0 ? 'positive' : 'neutral',
    score: Math.sign(score) * 0.8,
    confidence: 0.8,
    probabilities: {
      negative: score < 0 ? 0.8 : 0.1,
      neutral: score === 0 ? 0.8 : 0.1,
      positive: score > 0 ? 0.8 : 0.1,
    },
    emotion: 'none',
    intent: 'none',
    touchpoint: null,
    risk: 'none',
    irony: 0,
    isAboutBrand: true,
  };
}

function contributionsOf({ text }: ReadRequest): Contribution[] {
  const weighed = (pattern: RegExp, weight: number) =>
    (text.match(pattern) ?? []).map((term) => ({ term, weight }));
  return [...weighed(NEGATIVE, -1), ...weighed(POSITIVE, 1)];
}
