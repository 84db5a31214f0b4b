import { LABELS } from '../../core/reading.js';
import { FeatureExtractor } from '../features.js';
import type { LanguagePack } from '../languages/language-pack.js';
import { type PolarityTables, weightToByte } from '../polarity-model.js';
import type { LanguageWeights } from '../weights-file.js';
import { compileLexicon } from '../word-lists.js';
import { fitTemperature } from './calibrate.js';
import { CLASSES, seededRandom, shuffle, type TrainingTargets, trainLogistic } from './logistic.js';
import { REFERENCE_SOURCES, type Recipe } from './recipe.js';
import {
  blockScales,
  collectVocabulary,
  type ExtractedTexts,
  extractAll,
  selectRows,
  type Vocabulary,
} from './rows.js';
import { dropRepeats, type LabelledText } from './texts.js';

/** Three logits of a text and its true class, as cross-validation found them. */
export interface HeldOutScore {
  readonly logits: readonly [number, number, number];
  readonly truth: number;
}

export interface TrainedLanguage {
  readonly weights: LanguageWeights;
  /** One a text of the reference sets, scored by a model that had not seen it. */
  readonly heldOut: readonly HeldOutScore[];
  /** Texts learnt from, by source, repeats left out. */
  readonly textCounts: Readonly<Record<string, number>>;
}

/** Floating-point weights by dense feature number, block weights already multiplied in. */
interface FoldedWeights {
  readonly weights: Float32Array;
  readonly bias: readonly [number, number, number];
}

/** Texts of one language, ready for any number of runs. */
interface Corpus {
  readonly all: ExtractedTexts;
  readonly classes: Uint8Array;
  readonly sources: Uint8Array;
  readonly sourceNames: readonly string[];
  readonly isReference: readonly boolean[];
}

/**
 * Trains one language: cross-validates on the reference sets for the figures and the temperature,
 * then learns from all texts. The same texts in the same order and the same recipe give the same bytes.
 */
export function trainLanguage(
  pack: LanguagePack,
  texts: readonly LabelledText[],
  recipe: Recipe,
): TrainedLanguage {
  const lexicon = compileLexicon(pack);
  const extractor = new FeatureExtractor(pack, lexicon);
  const corpus = buildCorpus(texts, extractor);
  const heldOut = crossValidate(corpus, recipe);
  const temperature = fitTemperature(heldOut);
  const everything = Int32Array.from(corpus.classes.keys());
  const vocabulary = collectVocabulary(corpus.all, everything);
  const folded = trainMembers(corpus, everything, vocabulary, recipe);
  const polarity = quantise(folded, vocabulary, recipe.featuresKept, temperature);
  const textCounts: Record<string, number> = {};
  for (const source of corpus.sources) {
    const name = corpus.sourceNames[source] ?? '';
    textCounts[name] = (textCounts[name] ?? 0) + 1;
  }
  return { weights: { polarity, lexicon: lexicon.tables }, heldOut, textCounts };
}

/** Extracts the texts, reference sets first, so that a repeat in another set is the one dropped. */
export function buildCorpus(texts: readonly LabelledText[], extractor: FeatureExtractor): Corpus {
  const isReference = ({ source }: LabelledText): boolean => REFERENCE_SOURCES.test(source);
  const ordered = dropRepeats(
    [...texts.filter(isReference), ...texts.filter((text) => !isReference(text))],
    extractor.scanner,
  );
  const sourceNames = [...new Set(ordered.map(({ source }) => source))];
  const hasReference = ordered.some(isReference);
  return {
    all: extractAll(
      ordered.map(({ text }) => text),
      extractor,
    ),
    classes: Uint8Array.from(ordered, ({ label }) => LABELS.indexOf(label)),
    sources: Uint8Array.from(ordered, ({ source }) => sourceNames.indexOf(source)),
    sourceNames,
    // Someone's own labels alone: all of them stand for what is to be read.
    isReference: sourceNames.map((name) => !hasReference || REFERENCE_SOURCES.test(name)),
  };
}

/** Scores every reference text by a model trained without its fold. */
export function crossValidate(corpus: Corpus, recipe: Recipe): HeldOutScore[] {
  const reference: number[] = [];
  corpus.sources.forEach((source, text) => {
    if (corpus.isReference[source]) reference.push(text);
  });
  const order = Int32Array.from(reference);
  shuffle(order, seededRandom(7));
  const foldOf = new Int8Array(corpus.classes.length).fill(-1);
  order.forEach((text, at) => {
    foldOf[text] = at % recipe.folds;
  });
  const scores: HeldOutScore[] = [];
  for (let fold = 0; fold < recipe.folds; fold++) {
    const chosen = Int32Array.from(corpus.classes.keys()).filter((text) => foldOf[text] !== fold);
    const vocabulary = collectVocabulary(corpus.all, chosen);
    const folded = trainMembers(corpus, chosen, vocabulary, recipe);
    for (const text of order) {
      if (foldOf[text] !== fold) continue;
      scores.push({
        logits: scoreRow(corpus.all, text, vocabulary, folded),
        truth: corpus.classes[text] ?? 0,
      });
    }
  }
  return scores;
}

/** Trains each member and averages their weights: blends of linear models are one linear model. */
export function trainMembers(
  corpus: Corpus,
  chosen: Int32Array,
  vocabulary: Vocabulary,
  recipe: Recipe,
): FoldedWeights {
  const targets = weighTexts(corpus, chosen, recipe);
  const weights = new Float32Array(vocabulary.indexes.length * CLASSES);
  const bias: [number, number, number] = [0, 0, 0];
  for (const { blocks, seed } of recipe.members) {
    const rows = selectRows(corpus.all, chosen, vocabulary, blocks);
    const trained = trainLogistic(rows, targets, {
      ...recipe.options,
      seed,
      keptSources: corpus.isReference,
    });
    const scales = blockScales(blocks);
    const share = 1 / recipe.members.length;
    for (let i = 0; i < weights.length; i++) {
      const scale = scales[vocabulary.blocks[Math.trunc(i / CLASSES)] as number] as number;
      weights[i] = (weights[i] as number) + (trained.weights[i] as number) * scale * share;
    }
    for (let label = 0; label < CLASSES; label++) {
      bias[label] = (bias[label] ?? 0) + (trained.bias[label] ?? 0) * share;
    }
  }
  return { weights, bias };
}

/** Balances the classes inside each source, then weighs the sources. */
function weighTexts(corpus: Corpus, chosen: Int32Array, recipe: Recipe): TrainingTargets {
  const sourceCount = corpus.sourceNames.length;
  const counts = new Float64Array(sourceCount * CLASSES);
  const cellOf = (text: number): number =>
    (corpus.sources[text] as number) * CLASSES + (corpus.classes[text] as number);
  for (const text of chosen) counts[cellOf(text)] = (counts[cellOf(text)] ?? 0) + 1;
  const totals = Float64Array.from({ length: sourceCount }, (_, source) =>
    counts
      .subarray(source * CLASSES, (source + 1) * CLASSES)
      .reduce((sum, count) => sum + count, 0),
  );
  const weights = Float32Array.from(chosen, (text) => {
    const source = corpus.sources[text] as number;
    const balance = (totals[source] ?? 0) / (CLASSES * (counts[cellOf(text)] ?? 1));
    const sourceWeight = corpus.isReference[source]
      ? 1
      : (recipe.sourceWeights?.[corpus.sourceNames[source] ?? ''] ?? recipe.otherSourceWeight);
    return Math.min(recipe.highestClassWeight, balance) * sourceWeight;
  });
  return {
    classes: Uint8Array.from(chosen, (text) => corpus.classes[text] as number),
    weights,
    sources: Uint8Array.from(chosen, (text) => corpus.sources[text] as number),
    sourceCount,
  };
}

function scoreRow(
  all: ExtractedTexts,
  text: number,
  vocabulary: Vocabulary,
  { weights, bias }: FoldedWeights,
): [number, number, number] {
  const logits: [number, number, number] = [...bias];
  const to = all.offsets[text + 1] as number;
  for (let i = all.offsets[text] as number; i < to; i++) {
    const number = vocabulary.numbers[all.indexes[i] as number] as number;
    if (number < 0) continue;
    const value = all.values[i] as number;
    logits[0] += (weights[number * CLASSES] as number) * value;
    logits[1] += (weights[number * CLASSES + 1] as number) * value;
    logits[2] += (weights[number * CLASSES + 2] as number) * value;
  }
  return logits;
}

/** Keeps the strongest features in two bytes each; a softmax does not change when three weights move together. */
function quantise(
  { weights, bias }: FoldedWeights,
  vocabulary: Vocabulary,
  featuresKept: number,
  temperature: number,
): PolarityTables {
  const count = vocabulary.indexes.length;
  const negative = new Float32Array(count);
  const positive = new Float32Array(count);
  const strength = new Float32Array(count);
  let largest = 1e-6;
  for (let i = 0; i < count; i++) {
    const at = i * CLASSES;
    const mean =
      ((weights[at] as number) + (weights[at + 1] as number) + (weights[at + 2] as number)) /
      CLASSES;
    const n = (weights[at] as number) - mean;
    const p = (weights[at + 2] as number) - mean;
    negative[i] = n;
    positive[i] = p;
    strength[i] = Math.hypot(n, p, n + p);
    largest = Math.max(largest, Math.abs(n), Math.abs(p));
  }
  const threshold = count > featuresKept ? (strength.slice().sort()[count - featuresKept] ?? 0) : 0;
  const kept = Int32Array.from(vocabulary.indexes.keys()).filter(
    (i) => (strength[i] as number) >= threshold,
  );
  const bytes = new Int8Array(kept.length * 2);
  kept.forEach((i, place) => {
    bytes[place * 2] = weightToByte(negative[i] as number, largest);
    bytes[place * 2 + 1] = weightToByte(positive[i] as number, largest);
  });
  return {
    indexes: kept.map((i) => vocabulary.indexes[i] as number),
    bytes,
    largest,
    bias,
    temperature,
  };
}
