import { BLOCK, FEATURE_BITS, type FeatureExtractor } from '../features.js';
import type { FeatureRows } from './logistic.js';

/** A feature seen in one text only teaches nothing of the next. */
const FEWEST_TEXTS = 2;

/** Texts as extracted features, before it is known which features are kept. */
export interface ExtractedTexts {
  /** Text `i` owns the places from `offsets[i]` to `offsets[i + 1]`. */
  readonly offsets: Int32Array;
  readonly indexes: Int32Array;
  readonly values: Float32Array;
  readonly blocks: Uint8Array;
}

/** Extracts every text once, in order. */
export function extractAll(texts: readonly string[], extractor: FeatureExtractor): ExtractedTexts {
  const offsets = new Int32Array(texts.length + 1);
  const chunks = texts.map((text, i) => {
    extractor.extract(text);
    const { count } = extractor;
    offsets[i + 1] = (offsets[i] ?? 0) + count;
    return {
      indexes: extractor.indexes.slice(0, count),
      values: extractor.values.slice(0, count),
      blocks: extractor.blocks.slice(0, count),
    };
  });
  const total = offsets[texts.length] ?? 0;
  const all = {
    offsets,
    indexes: new Int32Array(total),
    values: new Float32Array(total),
    blocks: new Uint8Array(total),
  };
  chunks.forEach(({ indexes, values, blocks }, i) => {
    all.indexes.set(indexes, offsets[i]);
    all.values.set(values, offsets[i]);
    all.blocks.set(blocks, offsets[i]);
  });
  return all;
}

/** The features that some texts share, and the index and block of each. */
export interface Vocabulary {
  /** Dense number of an index, or -1. */
  readonly numbers: Int32Array;
  /** Index of each dense number, ascending. */
  readonly indexes: Int32Array;
  readonly blocks: Uint8Array;
}

/** Features that stand in at least two of the texts chosen. */
export function collectVocabulary(all: ExtractedTexts, chosen: Int32Array): Vocabulary {
  const counts = new Uint8Array(1 << FEATURE_BITS);
  const blockOf = new Uint8Array(1 << FEATURE_BITS);
  for (const text of chosen) {
    const to = all.offsets[text + 1] as number;
    for (let i = all.offsets[text] as number; i < to; i++) {
      const index = all.indexes[i] as number;
      if ((counts[index] as number) < FEWEST_TEXTS) counts[index] = (counts[index] as number) + 1;
      blockOf[index] = all.blocks[i] as number;
    }
  }
  const numbers = new Int32Array(1 << FEATURE_BITS).fill(-1);
  const kept: number[] = [];
  for (let index = 0; index < counts.length; index++) {
    if ((counts[index] as number) < FEWEST_TEXTS) continue;
    numbers[index] = kept.length;
    kept.push(index);
  }
  const indexes = Int32Array.from(kept);
  return { numbers, indexes, blocks: Uint8Array.from(indexes, (index) => blockOf[index] ?? 0) };
}

/** Weight of each block, by `BLOCK`. */
export type BlockWeights = Readonly<Record<keyof typeof BLOCK, number>>;

/** The chosen texts with the vocabulary's features only, each block scaled by its weight. */
export function selectRows(
  all: ExtractedTexts,
  chosen: Int32Array,
  vocabulary: Vocabulary,
  blockWeights: BlockWeights,
): FeatureRows {
  const scales = blockScales(blockWeights);
  const offsets = new Int32Array(chosen.length + 1);
  let total = 0;
  for (const text of chosen)
    total += (all.offsets[text + 1] as number) - (all.offsets[text] as number);
  const features = new Int32Array(total);
  const values = new Float32Array(total);
  let at = 0;
  chosen.forEach((text, row) => {
    const to = all.offsets[text + 1] as number;
    for (let i = all.offsets[text] as number; i < to; i++) {
      const number = vocabulary.numbers[all.indexes[i] as number] as number;
      const scale = scales[all.blocks[i] as number] as number;
      if (number < 0 || scale === 0) continue;
      features[at] = number;
      values[at++] = (all.values[i] as number) * scale;
    }
    offsets[row + 1] = at;
  });
  return {
    offsets,
    features: features.subarray(0, at),
    values: values.subarray(0, at),
    featureCount: vocabulary.indexes.length,
  };
}

/** Block weights by the number of the block. */
export function blockScales(weights: BlockWeights): Float64Array {
  const scales = new Float64Array(Object.keys(BLOCK).length);
  for (const name of Object.keys(BLOCK) as (keyof typeof BLOCK)[])
    scales[BLOCK[name]] = weights[name];
  return scales;
}
