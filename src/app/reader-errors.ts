import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { LABELS, type Label } from '../core/reading.js';
import type { ReaderError } from '../detection/types.js';

/** What is needed of the figures that `vigia train` writes beside the weights. */
const Figures = z.object({
  languages: z.record(
    z.string(),
    z.object({
      crossValidated: z.object({
        confusion: z.record(z.enum(LABELS), z.record(z.enum(LABELS), z.number())),
      }),
    }),
  ),
});

const SHIPPED_FIGURES = new URL('../../src/sentiment/weights/polarity.json', import.meta.url);

/**
 * How often the shipped reader calls a text negative, by its true label and language, as measured by
 * cross-validation; '*' is the mean over the languages.
 */
export function readerErrors(): Readonly<Record<string, ReaderError>> {
  const { languages } = Figures.parse(JSON.parse(readFileSync(SHIPPED_FIGURES, 'utf8')));
  const byLanguage = Object.entries(languages).map(([lang, { crossValidated }]) => {
    const { confusion } = crossValidated;
    return [
      lang,
      {
        negative: readNegative(confusion.negative),
        neutral: readNegative(confusion.neutral),
        positive: readNegative(confusion.positive),
      },
    ] as const;
  });
  const mean = (label: Label): number =>
    byLanguage.reduce((sum, [, error]) => sum + error[label], 0) / byLanguage.length;
  return {
    ...Object.fromEntries(byLanguage),
    '*': { negative: mean('negative'), neutral: mean('neutral'), positive: mean('positive') },
  };
}

function readNegative(row: Readonly<Record<Label, number>>): number {
  return row.negative / (row.negative + row.neutral + row.positive);
}
