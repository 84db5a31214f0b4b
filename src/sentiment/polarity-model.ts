import type { LabelProbabilities } from '../core/reading.js';
import type { FeatureExtractor } from './features.js';
import { FEATURE_BITS } from './features.js';

/** Sparse weights of one language, as the weights file keeps them. */
export interface PolarityTables {
  /** Feature indexes that have a weight, ascending, below 2^22. */
  readonly indexes: Int32Array;
  /** Two bytes a feature, negative then positive; the neutral weight is what makes the three add up to 0. */
  readonly bytes: Int8Array;
  /** Weight that the byte 127 stands for. */
  readonly largest: number;
  /** Of negative, neutral, positive. */
  readonly bias: readonly [number, number, number];
  /** What the logits are divided by, so that a probability of 0.8 is right eight times in ten. */
  readonly temperature: number;
}

const WORDS = 1 << (FEATURE_BITS - 5);
const BYTE_MAX = 127;

/** The byte of a weight: its square root, since most weights are small and would vanish in equal steps. */
export function weightToByte(weight: number, largest: number): number {
  return (
    Math.sign(weight) * Math.round(BYTE_MAX * Math.sqrt(Math.min(1, Math.abs(weight) / largest)))
  );
}

/**
 * The weights of one language, ready to be used: a bitmap tells in one load that a feature has no
 * weight, which holds for most, and its rank is the place of the weight where it has one.
 */
export class PolarityModel {
  readonly tables: PolarityTables;
  /** For each 32 features: the bitmap of those with weights, then how many came before. */
  readonly #bitmap = new Int32Array(WORDS * 2);
  readonly #decoded = new Float32Array(256);

  constructor(tables: PolarityTables) {
    this.tables = tables;
    const bitmap = this.#bitmap;
    for (const index of tables.indexes) {
      const word = (index >>> 5) * 2;
      bitmap[word] = (bitmap[word] as number) | (1 << (index & 31));
    }
    let rank = 0;
    for (let word = 0; word < bitmap.length; word += 2) {
      bitmap[word + 1] = rank;
      rank += countBits(bitmap[word] as number);
    }
    for (let byte = -BYTE_MAX; byte <= BYTE_MAX; byte++) {
      this.#decoded[byte + 128] = Math.sign(byte) * (byte / BYTE_MAX) ** 2 * tables.largest;
    }
  }

  /** Uncalibrated scores of negative, neutral and positive for what the extractor holds. */
  logits({ indexes, values, count }: FeatureExtractor): [number, number, number] {
    const bitmap = this.#bitmap;
    const decoded = this.#decoded;
    const { bytes } = this.tables;
    let negative = 0;
    let positive = 0;
    for (let i = 0; i < count; i++) {
      const index = indexes[i] as number;
      const word = (index >>> 5) * 2;
      const bits = bitmap[word] as number;
      const bit = 1 << (index & 31);
      if ((bits & bit) === 0) continue;
      const place = ((bitmap[word + 1] as number) + countBits(bits & (bit - 1))) * 2;
      const value = values[i] as number;
      negative += (decoded[(bytes[place] as number) + 128] as number) * value;
      positive += (decoded[(bytes[place + 1] as number) + 128] as number) * value;
    }
    const [b0, b1, b2] = this.tables.bias;
    return [b0 + negative, b1 - negative - positive, b2 + positive];
  }

  probabilities(extractor: FeatureExtractor): LabelProbabilities {
    return softmax(this.logits(extractor), this.tables.temperature);
  }
}

/** Probabilities of the three labels from their logits, which are divided by the temperature first. */
export function softmax(
  logits: readonly [number, number, number],
  temperature: number,
): LabelProbabilities {
  const highest = Math.max(...logits);
  const negative = Math.exp((logits[0] - highest) / temperature);
  const neutral = Math.exp((logits[1] - highest) / temperature);
  const positive = Math.exp((logits[2] - highest) / temperature);
  const sum = negative + neutral + positive;
  return { negative: negative / sum, neutral: neutral / sum, positive: positive / sum };
}

/** Bits set in a 32-bit word (Warren, Hacker's Delight, 5-1). */
function countBits(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
