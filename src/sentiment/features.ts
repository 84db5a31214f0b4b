import { HASH_START, hashUnit, spreadHash } from './hash.js';
import type { LanguagePack } from './languages/language-pack.js';
import type { Lexicon } from './lexicon.js';
import { NegationReach } from './negation.js';
import { Scanner, TOKEN, TOKEN_FLAG } from './scanner.js';

/** The three groups of features; each is scaled to length 1 before its weight is applied. */
export const BLOCK = { word: 0, character: 1, lexicon: 2 } as const;

/** Bits of a feature's index: 4,194,304 places, few enough to hold as a bitmap and enough to keep collisions rare. */
export const FEATURE_BITS = 22;

/** Lengths of the character sequences; crossing word borders is worth 1.2 points of macro-F1. */
const SHORTEST_SEQUENCE = 2;
const LONGEST_SEQUENCE = 5;
/** A negated score weighs less than its opposite: 'no es bueno' is milder than 'es malo'. */
const NEGATED_SCORE = -0.7;
/** More features than a text of `MAX_SCANNED_LENGTH` has distinct ones in practice; what is beyond is left out. */
const MAX_FEATURES = 1 << 15;
/** The counting table has room for twice the features. */
const MAX_SLOTS = MAX_FEATURES * 2;
const FEWEST_SLOTS = 1 << 9;
const INDEX_MASK = (1 << FEATURE_BITS) - 1;
/** Sets the same hash in another block apart (the golden ratio in 32 bits). */
const BLOCK_STEP = 0x9e3779b1;
const BLOCK_SALT = { character: Math.imul(BLOCK.character + 1, BLOCK_STEP) } as const;

const SALT = {
  negated: 0x6e656721,
  stretchedWord: 0x77777,
  capitals: 0x77778,
  stretchedEmoji: 0x3333,
  length: 0x99000,
  negators: 0x99100,
} as const;

/**
 * Turns a text into hashed features of three blocks. Its arrays are reused: what they hold is valid
 * until the next `extract`. Feature `i` has the index `indexes[i]` and the value `values[i]`,
 * 1 + ln(count) scaled to length 1 inside its block; the blocks stand one after another in the order
 * of `BLOCK`, and within a block indexes are distinct, in order of appearance.
 */
export class FeatureExtractor {
  readonly indexes = new Int32Array(MAX_FEATURES);
  readonly values = new Float32Array(MAX_FEATURES);
  readonly blocks = new Uint8Array(MAX_FEATURES);
  count = 0;
  /** First feature of the lexicon block, the last of the three. */
  lexiconStart = 0;
  readonly scanner = new Scanner();

  readonly #pack: LanguagePack;
  readonly #lexicon: Lexicon;
  readonly #negation: NegationReach;
  /** Whole hashes of the features: `indexes` has their low bits only. */
  readonly #keys = new Int32Array(MAX_FEATURES);
  /** Where a key stands among the features, plus one; two bytes a slot keep a short text inside the processor's first cache. */
  readonly #slots = new Uint16Array(MAX_SLOTS);
  /** Slots in use for this text, less one. */
  #mask = 0;
  /** Block of the features that are being added. */
  #block: number = BLOCK.word;
  /** First feature of that block. */
  #blockStart = 0;
  readonly #sums: Float64Array;

  constructor(pack: LanguagePack, lexicon: Lexicon) {
    this.#pack = pack;
    this.#lexicon = lexicon;
    this.#negation = new NegationReach(pack);
    this.#sums = new Float64Array(lexicon.scores.length * SUM.size);
  }

  extract(text: string): void {
    this.count = 0;
    this.#blockStart = 0;
    this.scanner.scan(text, this.#pack);
    this.#clearTable();
    this.#begin(BLOCK.word);
    this.#addWords();
    this.#begin(BLOCK.character);
    this.#addSequences();
    this.#begin(BLOCK.lexicon);
    this.lexiconStart = this.count;
    this.#addLexicon();
    this.#end();
  }

  #addWords(): void {
    const { scanner } = this;
    const { kinds, flags, hashes } = scanner;
    this.#negation.reset();
    this.#sums.fill(0);
    let previous = HASH_START;
    let wordCount = 0;
    for (let i = 0; i < scanner.tokenCount; i++) {
      const kind = kinds[i] ?? 0;
      const hash = hashes[i] ?? 0;
      const flag = flags[i] ?? 0;
      const isWord = kind === TOKEN.word || kind === TOKEN.hashtag;
      const isNegated = this.#negation.step(scanner, i);
      this.#add(hash);
      this.#add((Math.imul(previous, 31) + hash) | 0);
      if (isNegated && isWord) this.#add(hash ^ SALT.negated);
      if (flag !== 0) this.#addFlags(kind, flag, hash);
      if (isWord) wordCount++;
      this.#score(i, isNegated);
      previous = hash;
    }
    this.#wordCount = wordCount;
  }

  #wordCount = 0;

  #addFlags(kind: number, flag: number, hash: number): void {
    const isStretched = (flag & TOKEN_FLAG.stretched) !== 0;
    if (isStretched && kind === TOKEN.word) this.#add(SALT.stretchedWord);
    if ((flag & TOKEN_FLAG.capitals) !== 0) this.#add(SALT.capitals);
    if (isStretched && kind === TOKEN.emoji) this.#add(hash ^ SALT.stretchedEmoji);
  }

  /** `#add` of every sequence, written out: four in five features are made here. */
  #addSequences(): void {
    const { units, unitCount } = this.scanner;
    const { indexes, values } = this;
    const keys = this.#keys;
    const slots = this.#slots;
    const mask = this.#mask;
    let count = this.count;
    for (let from = 0; from < unitCount; from++) {
      const limit = Math.min(unitCount, from + LONGEST_SEQUENCE);
      let hash = hashUnit(HASH_START, units[from] as number);
      for (let to = from + SHORTEST_SEQUENCE - 1; to < limit; to++) {
        hash = hashUnit(hash, units[to] as number);
        const key = spreadHash((hash + BLOCK_SALT.character) | 0);
        let at = key & mask;
        let place = slots[at] as number;
        while (place !== 0 && keys[place - 1] !== key) {
          at = (at + 1) & mask;
          place = slots[at] as number;
        }
        if (place !== 0) {
          values[place - 1] = (values[place - 1] as number) + 1;
        } else if (count < MAX_FEATURES) {
          keys[count] = key;
          indexes[count] = key & INDEX_MASK;
          values[count] = 1;
          slots[at] = ++count;
        }
      }
    }
    this.count = count;
  }

  #score(at: number, isNegated: boolean): void {
    const { scores } = this.#lexicon;
    if (!this.#lexicon.look(this.scanner, at)) return;
    for (let channel = 0; channel < scores.length; channel++) {
      const plain = scores[channel] ?? 0;
      if (plain === 0) continue;
      const score = isNegated ? plain * NEGATED_SCORE : plain;
      const base = channel * SUM.size;
      const side = base + (score > 0 ? SUM.positive : SUM.negative);
      const sums = this.#sums;
      sums[side] = (sums[side] ?? 0) + Math.abs(score);
      sums[side + 1] = (sums[side + 1] ?? 0) + 1;
      sums[side + 2] = Math.max(sums[side + 2] ?? 0, Math.abs(score));
      sums[base + SUM.last] = score;
    }
  }

  /** Each channel's sums as bins: a bin is a feature, so that the model learns what a score is worth. */
  #addLexicon(): void {
    const sums = this.#sums;
    this.#add(SALT.length + Math.min(9, Math.floor(Math.log2(this.#wordCount + 1) * 2)));
    this.#add(SALT.negators + Math.min(3, this.#negation.count));
    let allPositive = 0;
    let allNegative = 0;
    for (let channel = 0; channel < this.#lexicon.scores.length; channel++) {
      const at = channel * SUM.size;
      const positive = sums[at + SUM.positive] as number;
      const positives = sums[at + SUM.positive + 1] as number;
      const strongest = sums[at + SUM.positive + 2] as number;
      const negative = sums[at + SUM.negative] as number;
      const negatives = sums[at + SUM.negative + 1] as number;
      const worst = sums[at + SUM.negative + 2] as number;
      const last = sums[at + SUM.last] as number;
      const base = Math.imul(channel + 1, 0x01010101);
      const difference = positive - negative;
      const mean = this.#wordCount > 0 ? (difference / this.#wordCount) * 12 : 0;
      this.#add(base + 1000 + signedBin(difference));
      this.#add(base + 2000 + bin(positive) * 10 + bin(negative));
      this.#add(base + 3000 + Math.min(4, positives) * 5 + Math.min(4, negatives));
      this.#add(base + 4000 + Math.sign(last) * 2 + (Math.abs(last) > 2 ? 1 : 0));
      this.#add(base + 5000 + Math.round(Math.max(-18, Math.min(18, mean))));
      this.#add(base + 6000 + bin(strongest) * 10 + bin(worst));
      allPositive += positive;
      allNegative += negative;
    }
    this.#add(0x7000000 + signedBin(allPositive - allNegative));
  }

  #clearTable(): void {
    const { unitCount, tokenCount } = this.scanner;
    const expected = unitCount * (LONGEST_SEQUENCE - SHORTEST_SEQUENCE + 1) + tokenCount * 4 + 64;
    let slots = FEWEST_SLOTS;
    while (slots < expected * 1.5 && slots < MAX_SLOTS) slots *= 2;
    this.#mask = slots - 1;
    this.#slots.fill(0, 0, slots);
  }

  #begin(block: number): void {
    this.#end();
    this.#block = block;
    this.#blockStart = this.count;
  }

  #add(hash: number): void {
    const slots = this.#slots;
    const keys = this.#keys;
    const key = spreadHash((hash + Math.imul(this.#block + 1, BLOCK_STEP)) | 0);
    let at = key & this.#mask;
    let place = slots[at] as number;
    while (place !== 0 && keys[place - 1] !== key) {
      at = (at + 1) & this.#mask;
      place = slots[at] as number;
    }
    if (place !== 0) {
      this.values[place - 1] = (this.values[place - 1] as number) + 1;
      return;
    }
    if (this.count >= MAX_FEATURES) return;
    keys[this.count] = key;
    this.indexes[this.count] = key & INDEX_MASK;
    this.values[this.count] = 1;
    slots[at] = ++this.count;
  }

  /** Turns the counts of the block that was added last into values. */
  #end(): void {
    const { values, count } = this;
    const start = this.#blockStart;
    let squares = 0;
    for (let i = start; i < count; i++) {
      const times = values[i] as number;
      if (times === 1) {
        squares++;
        continue;
      }
      const value = dampen(times);
      values[i] = value;
      squares += value * value;
    }
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let i = start; i < count; i++) values[i] = (values[i] as number) * scale;
    this.blocks.fill(this.#block, start, count);
  }
}

/** Places of one channel's sums: total, count and strongest of each side, then the last score seen. */
const SUM = { positive: 0, negative: 3, last: 6, size: 7 } as const;

const dampened = Float64Array.from({ length: 64 }, (_, count) =>
  count > 0 ? 1 + Math.log(count) : 0,
);

function dampen(count: number): number {
  return count < dampened.length ? (dampened[count] ?? 0) : 1 + Math.log(count);
}

function bin(sum: number): number {
  return sum <= 0 ? 0 : Math.min(8, 1 + Math.floor(Math.log2(1 + sum) * 2));
}

function signedBin(difference: number): number {
  return difference > 0 ? bin(difference) : -bin(-difference);
}
