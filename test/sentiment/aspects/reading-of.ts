import { readFileSync } from 'node:fs';
import type { Reader, ReadRequest } from '../../../src/core/contracts/language.js';
import { DEFAULT_TOUCHPOINTS } from '../../../src/core/default-touchpoints.js';
import type { Reading } from '../../../src/core/reading.js';
import { createReader } from '../../../src/sentiment/read.js';

let reader: Reader | null = null;

/** The reading of a text by the shipped reader, in Spanish and without names where nothing else is said. */
export function readingOf(text: string, request: Partial<ReadRequest> = {}): Reading {
  reader ??= createReader();
  return reader.read({
    text,
    lang: 'es',
    rating: null,
    touchpoints: DEFAULT_TOUCHPOINTS,
    brandNames: [],
    competitorNames: [],
    ...request,
  });
}

/** Macro-averaged F1 in percent over the classes that occur in the truth, as scikit-learn computes it. */
export function macroF1(pairs: readonly (readonly [truth: string, found: string])[]): number {
  const classes = [...new Set(pairs.map(([truth]) => truth))];
  const scores = classes.map((name) => {
    const hits = pairs.filter(([truth, found]) => truth === name && found === name).length;
    const wrong = pairs.filter(([truth, found]) => (truth === name) !== (found === name)).length;
    return (200 * hits) / (2 * hits + wrong || 1);
  });
  return scores.reduce((sum, score) => sum + score, 0) / classes.length;
}

/** The lines of a JSONL file. */
export function readLines<Row>(path: string | URL): Row[] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
}
