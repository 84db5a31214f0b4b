import { z } from 'zod';
import { LABELS, READER_LANGUAGES, type ReaderLanguage } from '../../core/reading.js';
import { evaluate } from '../evaluation.js';
import { softmax } from '../polarity-model.js';
import { likeliest } from '../rating.js';
import { REFERENCE_SOURCES } from './recipe.js';
import type { TrainedLanguage } from './train-language.js';

const Share = z.number().min(0).max(1);
const Counts = z.strictObject({
  negative: z.number().int(),
  neutral: z.number().int(),
  positive: z.number().int(),
});
const LabelFigures = z.strictObject({
  precision: Share,
  recall: Share,
  f1: Share,
  support: z.number().int(),
});

const Figures = z.strictObject({
  texts: z.number().int(),
  macroF1: Share,
  macroRecall: Share,
  accuracy: Share,
  labels: z.strictObject({ negative: LabelFigures, neutral: LabelFigures, positive: LabelFigures }),
  /** By true label, then by the label given. */
  confusion: z.strictObject({ negative: Counts, neutral: Counts, positive: Counts }),
  calibrationError: Share.nullable(),
});

/** Figures of one language and what they were taken from. */
const LanguageFigures = z.strictObject({
  /** Texts learnt from, by source, repeats left out. */
  textCounts: z.record(z.string(), z.number().int()),
  temperature: z.number().positive(),
  features: z.number().int(),
  crossValidated: Figures,
});
export type LanguageFigures = z.infer<typeof LanguageFigures>;

/** What stands beside a weights file, for people, for the next training and for the detector. */
export const ModelFigures = z.strictObject({
  /** Version of the weights that the figures belong to. */
  digest: z.string(),
  folds: z.number().int(),
  /** Corrections of the team that were learnt from. */
  corrections: z.number().int(),
  languages: z.partialRecord(z.enum(READER_LANGUAGES), LanguageFigures),
});
export type ModelFigures = z.infer<typeof ModelFigures>;

/** Points of macro-F1, from 0 to 1, that a change of seed alone moves; less is not called worse. */
const SEED_NOISE = 0.005;

/** Figures of a trained language, from the texts that each fold held out. */
export function figuresOf({ weights, heldOut, textCounts }: TrainedLanguage): LanguageFigures {
  const { temperature, indexes } = weights.polarity;
  const judged = heldOut.map(({ logits, truth }) => {
    const probabilities = softmax(logits, temperature);
    return { truth: LABELS[truth] ?? 'neutral', label: likeliest(probabilities), probabilities };
  });
  return {
    textCounts: { ...textCounts },
    temperature,
    features: indexes.length,
    crossValidated: evaluate(judged),
  };
}

/** A language that a new model reads worse than the one it would replace; macro-F1 from 0 to 1. */
export interface Setback {
  readonly lang: ReaderLanguage;
  readonly before: number;
  readonly after: number;
}

/**
 * Languages in which the new model is worse. Compared are cross-validated figures, and only where both
 * were taken on the same reference sets: figures of different texts say nothing of each other.
 */
export function findSetbacks(before: ModelFigures, after: ModelFigures): Setback[] {
  return READER_LANGUAGES.flatMap((lang) => {
    const old = before.languages[lang];
    const fresh = after.languages[lang];
    if (old === undefined || fresh === undefined) return [];
    if (referenceSets(old) !== referenceSets(fresh)) return [];
    const [was, is] = [old.crossValidated.macroF1, fresh.crossValidated.macroF1];
    return is < was - SEED_NOISE ? [{ lang, before: was, after: is }] : [];
  });
}

function referenceSets({ textCounts }: LanguageFigures): string {
  return Object.keys(textCounts)
    .filter((name) => REFERENCE_SOURCES.test(name) && name !== 'corrections')
    .sort()
    .join(' ');
}
