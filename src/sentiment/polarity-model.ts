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
const SLOTS_PER_FEATURE = 1.6;
const FEWEST_SLOT_BITS = 16;
/** The high bits of a slot tell which of the features that share the place it holds. */
const TAG_SHIFT = 16;
/** Beyond the last place, so that no search has to begin again at the first. */
const SPARE_SLOTS = 1 << 10;

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
    const step = 1 << (FEATURE_BITS - slotBits + TAG_SHIFT);
    const decoded = this.#decoded;
    let negative = 0;
    let positive = 0;
    for (let i = 0; i < count; i++) {
      const index = indexes[i] as number;
      const at = index & mask;
      const tag = ((index >>> slotBits) + 1) << TAG_SHIFT;
      const last = slots[at + 3] as number;
      // No comparison: nobody can foresee its outcome, and a wrong guess costs more than all of this.
      let slot =
        keepTagged(slots[at] as number, tag) |
        keepTagged(slots[at + 1] as number, tag + step) |
        keepTagged(slots[at + 2] as number, tag + 2 * step) |
        keepTagged(last, tag + 3 * step);
      if (slot === 0 && last !== 0) slot = this.#searchOn(at + 4, tag + 4 * step);
      const value = values[i] as number;
      negative += (decoded[((slot << 16) >> 24) + 128] as number) * value;
      positive += (decoded[((slot << 24) >> 24) + 128] as number) * value;
    }
    const [b0, b1, b2] = this.tables.bias;
    return [b0 + negative, b1 - negative - positive, b2 + positive];
  }

  #searchOn(from: number, tag: number): number {
    const step = 1 << (FEATURE_BITS - this.#slotBits + TAG_SHIFT);
    for (let at = from, wanted = tag; ; at++, wanted += step) {
      const slot = this.#slots[at] ?? 0;
      if (slot === 0 || keepTagged(slot, wanted | 0) !== 0) return slot;
    }
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

/** The slot where its high half is that of `tag`, else 0. */
function keepTagged(slot: number, tag: number): number {
  return slot & ((((slot ^ tag) >>> TAG_SHIFT) - 1) >> 31);
}

/** @returns null where a feature would stand further from its place than a tag or the table allows; more slots help */
function fillSlots({ indexes, bytes }: PolarityTables, slotBits: number): Int32Array | null {
  const slots = new Int32Array((1 << slotBits) + SPARE_SLOTS);
  const mask = (1 << slotBits) - 1;
  const step = 1 << (FEATURE_BITS - slotBits);
  for (let i = 0; i < indexes.length; i++) {
    const index = indexes[i] as number;
    let at = index & mask;
    let tag = (index >>> slotBits) + 1;
    while (slots[at] !== 0) {
      at++;
      tag += step;
    }
    if (tag >= 1 << (32 - TAG_SHIFT) || at >= slots.length - 1) return null;
    const negative = (bytes[i * 2] as number) & 0xff;
    const positive = (bytes[i * 2 + 1] as number) & 0xff;
    slots[at] = (tag << TAG_SHIFT) | (negative << 8) | positive;
  }
  return slots;
}
