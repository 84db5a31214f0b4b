import { z } from 'zod';
import { READER_LANGUAGES, type ReaderLanguage } from '../../core/reading.js';
import { BLOCK, FeatureExtractor } from '../features.js';
import { LANGUAGE_PACKS } from '../languages/registry.js';
import { Lexicon } from '../lexicon.js';
import { seededRandom, shuffle } from '../training/logistic.js';
import {
  type AspectTable,
  LEARNT_TASKS,
  type LearntTask,
  PLACE_BITS,
  packAspects,
  weightToByte,
} from './aspect-model.js';

/** A text with what a person said of its emotion or irony. */
export interface AspectText {
  readonly text: string;
  readonly lang: ReaderLanguage;
  readonly task: LearntTask;
  /** An emotion of `EMOTIONS`, or 'irony' or 'literal'. */
  readonly value: string;
}

/** Chosen on the training sets by five-fold cross-validation. */
const EPOCHS = 12;
const RATE = 0.1;
const PENALTY = 1e-6;
/** Exponent of the inverse class share: half way between untouched and balanced. */
const BALANCE = 0.5;
const SEED = 1;
/** Fewer texts of a task teach less than the rules know. */
const FEWEST_TEXTS = 500;
/** Weights beyond this share of the largest are rare; clipping them makes the steps of a byte finer. */
const LARGEST_QUANTILE = 0.9999;

/** Names that data sets give to what is called otherwise here. */
const EMOTION_NAMES: Readonly<Record<string, string>> = {
  anger: 'anger',
  disgust: 'disgust',
  fear: 'fear',
  joy: 'joy',
  optimism: 'joy',
  sadness: 'sadness',
  surprise: 'surprise',
  others: 'none',
  none: 'none',
};
const IRONY_NAMES: Readonly<Record<string, string>> = {
  irony: 'irony',
  non_irony: 'literal',
  'non-irony': 'literal',
  '1': 'irony',
  '0': 'literal',
};

const Row = z.object({
  text: z.string(),
  lang: z.enum(READER_LANGUAGES),
  label: z.string().optional(),
  emotion: z.string().optional(),
  irony: z.union([z.string(), z.number()]).optional(),
});

/**
 * What a row of a labelled data set says of emotion and irony: its fields `emotion` and `irony`, or
 * its `label` where that names one. A row that says nothing gives nothing; so does one that is not a row.
 */
export function aspectTextsOf(row: unknown): AspectText[] {
  const parsed = Row.safeParse(row);
  if (!parsed.success) return [];
  const { text, lang, label = '', emotion, irony } = parsed.data;
  const found: AspectText[] = [];
  const feeling = EMOTION_NAMES[emotion ?? label];
  if (feeling !== undefined) found.push({ text, lang, task: 'emotion', value: feeling });
  const twist = IRONY_NAMES[irony === undefined ? label : String(irony)];
  if (twist !== undefined) found.push({ text, lang, task: 'irony', value: twist });
  return found;
}

/**
 * Adds texts without emotion where a language's set has none (every text of TweetEval's shows one):
 * neutral ones, as many as the commonest emotion has.
 */
export function withUnemotional(
  texts: readonly AspectText[],
  neutral: readonly { readonly text: string; readonly lang: ReaderLanguage }[],
): AspectText[] {
  const added = READER_LANGUAGES.flatMap((lang) => {
    const own = texts.filter((one) => one.task === 'emotion' && one.lang === lang);
    if (own.length === 0 || own.some(({ value }) => value === 'none')) return [];
    const most = Math.max(...[...countBy(own.map(({ value }) => value)).values()]);
    return neutral
      .filter((one) => one.lang === lang)
      .slice(0, most)
      .map(({ text }): AspectText => ({ text, lang, task: 'emotion', value: 'none' }));
  });
  return [...texts, ...added];
}

/** The file of `trainAspectTables`. */
export function trainAspects(texts: readonly AspectText[]): Uint8Array<ArrayBuffer> {
  return packAspects(trainAspectTables(texts));
}

/** Trains a classifier for every task and language with at least 500 texts. The same texts give the same bytes. */
export function trainAspectTables(texts: readonly AspectText[]): AspectTable[] {
  return LEARNT_TASKS.flatMap((task) =>
    READER_LANGUAGES.flatMap((lang) => {
      const own = texts.filter((one) => one.task === task && one.lang === lang);
      return own.length < FEWEST_TEXTS ? [] : [trainTable(task, lang, own)];
    }),
  );
}

interface Example {
  readonly places: Int32Array;
  readonly values: Float32Array;
  readonly target: number;
}

function trainTable(
  task: LearntTask,
  lang: ReaderLanguage,
  texts: readonly AspectText[],
): AspectTable {
  const classes = [...new Set(texts.map(({ value }) => value))].sort();
  const extractor = new FeatureExtractor(LANGUAGE_PACKS[lang], EMPTY_LEXICON);
  const examples = texts.map(({ text, value }) => extract(extractor, text, classes.indexOf(value)));
  const { weights, bias } = trainSoftmax(examples, classes.length);
  const sizes = Float32Array.from(weights, Math.abs).sort();
  const largest = Math.max(1e-6, sizes[Math.floor((sizes.length - 1) * LARGEST_QUANTILE)] ?? 0);
  const bytes = Int8Array.from(weights, (weight) => weightToByte(weight, largest));
  return { task, lang, classes, bias: [...bias], largest, bytes };
}

function extract(extractor: FeatureExtractor, text: string, target: number): Example {
  extractor.extract(text);
  const kept = [...extractor.blocks.subarray(0, extractor.count).keys()].filter(
    (i) => extractor.blocks[i] !== BLOCK.lexicon,
  );
  return {
    places: Int32Array.from(kept, (i) => (extractor.indexes[i] ?? 0) & ((1 << PLACE_BITS) - 1)),
    values: Float32Array.from(kept, (i) => extractor.values[i] ?? 0),
    target,
  };
}

/** Multinomial logistic regression by AdaGrad, the rate falling linearly to 0. */
function trainSoftmax(
  examples: readonly Example[],
  classCount: number,
): { readonly weights: Float32Array; readonly bias: Float64Array } {
  const weights = new Float32Array((1 << PLACE_BITS) * classCount);
  const squares = new Float32Array(weights.length).fill(1e-8);
  const bias = new Float64Array(classCount);
  const biasSquares = new Float64Array(classCount).fill(1e-8);
  const counts = countBy(examples.map(({ target }) => target));
  const costs = Float64Array.from(
    { length: classCount },
    (_, k) => (examples.length / classCount / (counts.get(k) ?? 1)) ** BALANCE,
  );
  const random = seededRandom(SEED);
  const order = Int32Array.from(examples.keys());
  const steps = examples.length * EPOCHS;
  const errors = new Float64Array(classCount);
  for (let step = 0; step < steps; step++) {
    if (step % examples.length === 0) shuffle(order, random);
    const example = examples[order[step % examples.length] as number] as Example;
    const { places, values, target } = example;
    errors.set(bias);
    for (let i = 0; i < places.length; i++) {
      const at = (places[i] as number) * classCount;
      for (let k = 0; k < classCount; k++)
        errors[k] = (errors[k] as number) + (weights[at + k] as number) * (values[i] as number);
    }
    toErrors(errors, target, costs[target] as number);
    const pace = RATE * (1 - step / steps);
    for (let i = 0; i < places.length; i++) {
      const at = (places[i] as number) * classCount;
      for (let k = 0; k < classCount; k++) {
        const gradient =
          (errors[k] as number) * (values[i] as number) + PENALTY * (weights[at + k] as number);
        adjust(weights, squares, at + k, gradient, pace);
      }
    }
    for (let k = 0; k < classCount; k++) adjust(bias, biasSquares, k, errors[k] as number, pace);
  }
  return { weights, bias };
}

/** Turns logits into the gradient of the loss, in place. */
function toErrors(logits: Float64Array, target: number, cost: number): void {
  const highest = Math.max(...logits);
  let sum = 0;
  for (let k = 0; k < logits.length; k++) {
    logits[k] = Math.exp((logits[k] as number) - highest);
    sum += logits[k] as number;
  }
  for (let k = 0; k < logits.length; k++)
    logits[k] = ((logits[k] as number) / sum - (k === target ? 1 : 0)) * cost;
}

function adjust(
  weights: Float32Array | Float64Array,
  squares: Float32Array | Float64Array,
  at: number,
  gradient: number,
  pace: number,
): void {
  const square = (squares[at] as number) + gradient * gradient;
  squares[at] = square;
  weights[at] = (weights[at] as number) - (pace * gradient) / Math.sqrt(square);
}

function countBy<Key>(keys: readonly Key[]): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** The learnt aspects leave word lists to the rules. */
const EMPTY_LEXICON = new Lexicon({
  channels: 1,
  hashes: new Int32Array(0),
  bytes: new Int8Array(0),
  prefixHashes: new Int32Array(0),
  prefixBytes: new Int8Array(0),
  prefixChannel: 0,
});
