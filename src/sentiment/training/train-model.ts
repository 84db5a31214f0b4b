import { READER_LANGUAGES, type ReaderLanguage } from '../../core/reading.js';
import { LANGUAGE_PACKS } from '../languages/registry.js';
import { type LanguageWeights, packWeights, WeightsFile } from '../weights-file.js';
import { figuresOf, type LanguageFigures, type ModelFigures } from './figures.js';
import { RECIPE, type Recipe } from './recipe.js';
import type { LabelledText } from './texts.js';
import { trainLanguage } from './train-language.js';

/** A weights file and the figures that stand beside it. */
export interface TrainedModel {
  readonly file: Uint8Array<ArrayBuffer>;
  readonly figures: ModelFigures;
}

/** Fewer texts than this teach a language nothing that its word lists do not know. */
const FEWEST_TEXTS = 30;

/**
 * Trains every language that has at least 30 texts, one after another: under ten minutes of one core
 * for the shipped model's texts.
 *
 * @param onLanguage called when a language is done, for progress
 * @param signal asked between languages
 */
export async function trainModel(
  texts: readonly LabelledText[],
  {
    onLanguage = () => undefined,
    signal,
    recipe = RECIPE,
  }: {
    readonly onLanguage?: (lang: ReaderLanguage, figures: LanguageFigures) => void;
    readonly signal?: AbortSignal;
    readonly recipe?: Recipe;
  } = {},
): Promise<TrainedModel> {
  const weights = new Map<ReaderLanguage, LanguageWeights>();
  const languages: Partial<Record<ReaderLanguage, LanguageFigures>> = {};
  for (const lang of READER_LANGUAGES) {
    const own = texts.filter((text) => text.lang === lang);
    if (own.length < FEWEST_TEXTS) continue;
    // A training step cannot be interrupted; the break lets a signal be seen.
    await new Promise(setImmediate);
    signal?.throwIfAborted();
    const trained = trainLanguage(LANGUAGE_PACKS[lang], own, recipe);
    const figures = figuresOf(trained);
    weights.set(lang, trained.weights);
    languages[lang] = figures;
    onLanguage(lang, figures);
  }
  const file = packWeights(weights);
  const corrections = texts.filter(({ source }) => source === 'corrections').length;
  const { digest } = new WeightsFile(file);
  return { file, figures: { digest, folds: recipe.folds, corrections, languages } };
}
