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

const BYTE_MAX = 127;

/** The byte of a weight: its square root, since most weights are small and would vanish in equal steps. */
export function weightToByte(weight: number, largest: number): number {
  return (
    Math.sign(weight) * Math.round(BYTE_MAX * Math.sqrt(Math.min(1, Math.abs(weight) / largest)))
  );
}

/** A table this much larger than what it holds keeps the runs of taken places short. */
const SLOTS_PER_FEATURE = 1.2;
const FEWEST_SLOT_BITS = 16;
/** High bits of a slot: which of the features that share the place it holds. */
const TAG_BITS = 16;

/**
 * The weights of one language, ready to be used: a hash table with one number a feature, so that a
 * feature costs one trip to memory whether it has a weight or not. The high half of a slot is the rest
 * of the feature's index and how far from its own place it stands, plus one; the low half is its two bytes.
 */
export class PolarityModel {
  readonly tables: PolarityTables;
  readonly #slotBits: number;
  readonly #slots: Int32Array;
  readonly #decoded = new Float32Array(256);
  #firsts = new Int32Array(512);

  constructor(tables: PolarityTables) {
    this.tables = tables;
    let slotBits = FEWEST_SLOT_BITS;
    while (1 << slotBits < tables.indexes.length * SLOTS_PER_FEATURE && slotBits < FEATURE_BITS)
      slotBits++;
    let slots = fillSlots(tables, slotBits);
    while (slots === null) slots = fillSlots(tables, ++slotBits);
    this.#slotBits = slotBits;
    this.#slots = slots;
    for (let byte = -BYTE_MAX; byte <= BYTE_MAX; byte++) {
      this.#decoded[byte + 128] = Math.sign(byte) * (byte / BYTE_MAX) ** 2 * tables.largest;
    }
  }

  /** Uncalibrated scores of negative, neutral and positive for what the extractor holds. */
  logits({ indexes, values, count }: FeatureExtractor): [number, number, number] {
    const slots = this.#slots;
    const slotBits = this.#slotBits;
    const mask = (1 << slotBits) - 1;
    const step = 1 << (FEATURE_BITS - slotBits);
    const decoded = this.#decoded;
    if (this.#firsts.length < count) this.#firsts = new Int32Array(count * 2);
    const firsts = this.#firsts;
    // Apart from the comparisons, whose outcome nobody can foresee: so the trips to memory overlap.
    for (let i = 0; i < count; i++) firsts[i] = slots[(indexes[i] as number) & mask] as number;
    let negative = 0;
    let positive = 0;
    for (let i = 0; i < count; i++) {
      let slot = firsts[i] as number;
      if (slot === 0) continue;
      const index = indexes[i] as number;
      let tag = (index >>> slotBits) + 1;
      let at = index & mask;
      while (slot !== 0 && slot >>> TAG_BITS !== tag) {
        at = (at + 1) & mask;
        tag += step;
        slot = slots[at] as number;
      }
      if (slot === 0) continue;
      const value = values[i] as number;
      negative += (decoded[((slot << 16) >> 24) + 128] as number) * value;
      positive += (decoded[((slot << 24) >> 24) + 128] as number) * value;
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
  const highest = Math.max(logits[0], logits[1], logits[2]);
  const negative = Math.exp((logits[0] - highest) / temperature);
  const neutral = Math.exp((logits[1] - highest) / temperature);
  const positive = Math.exp((logits[2] - highest) / temperature);
  const sum = negative + neutral + positive;
  return { negative: negative / sum, neutral: neutral / sum, positive: positive / sum };
}

/** @returns null where a feature would stand further from its place than a tag can say; more slots help */
function fillSlots({ indexes, bytes }: PolarityTables, slotBits: number): Int32Array | null {
  const slots = new Int32Array(1 << slotBits);
  const mask = slots.length - 1;
  const step = 1 << (FEATURE_BITS - slotBits);
  for (let i = 0; i < indexes.length; i++) {
    const index = indexes[i] as number;
    let at = index & mask;
    let tag = (index >>> slotBits) + 1;
    while (slots[at] !== 0) {
      at = (at + 1) & mask;
      tag += step;
    }
    if (tag >= 1 << TAG_BITS) return null;
    const negative = (bytes[i * 2] as number) & 0xff;
    const positive = (bytes[i * 2 + 1] as number) & 0xff;
    slots[at] = (tag << TAG_BITS) | (negative << 8) | positive;
  }
  return slots;
}
