import { fold } from '../lib/text/fold.js';

/**
 * How far a text may differ from one that it copies: 'near' takes small edits, 'exact' the same words only,
 * 'own' the same words by the same author only, since a few words ('qué vergüenza') are said by many.
 */
export type CopyRule = 'near' | 'exact' | 'own';

/** A text's hash for comparison, as two halves of 32 bits. */
export interface Fingerprint {
  readonly high: number;
  readonly low: number;
  readonly rule: CopyRule;
}

/** Under this many characters of words one changed word is a changed text: about six words. */
const NEAR_FROM_LENGTH = 36;
/** Under this many, independent people say the same: about three words. */
const EXACT_FROM_LENGTH = 18;
/** Copied articles agree in their first paragraphs; what follows would only cost time. */
const MAX_COMPARED_LENGTH = 2_000;
/** Characters of one shingle: of 3, 4, 5 and of words alone or in pairs, 4 told edits from other texts best. */
const SHINGLE_LENGTH = 4;
/**
 * Bits of 63 in which a copy may differ. Over 12,558 different airline tweets in two languages and 966 of them with
 * one or two edits (words added, dropped, misspelt, links, mentions): 96 % of the edits are found at 8 bits, and 16 of
 * 8.0 million pairs of other tweets, most of them copies too. SimHash of the same shingles finds 80 % there.
 * Shown again by `npx vitest run test/ingest/dedupe.measure.test.ts`.
 */
export const MAX_COPY_DISTANCE = 8;
const HASHES = 63;
/** Marks a fingerprint that is only compared whole. */
const EXACT_BIT = 0x8000_0000;

const RETWEET_PREFIX = /^RT @[\p{L}\p{N}_.-]+:?/u;
const LINK = /(?:https?:\/\/|www\.)\S+/g;
const MENTION = /@[\p{L}\p{N}_]+(?:[.@][\p{L}\p{N}_-]+)*/gu;
const NOT_WORD = /[^\p{L}\p{M}\p{N}]+/gu;

/** Seeds of the hash functions: multiples of the golden ratio's bits, stirred. */
const SEEDS = Int32Array.from({ length: HASHES }, (_, index) =>
  stir(Math.imul(index + 1, 0x9e37_79b9)),
);

/** Whether a text passes another on by hand, in the old form 'RT @name: …'. */
export function isManualRepost(text: string): boolean {
  return RETWEET_PREFIX.test(text);
}

/**
 * Hash by which copies are found: links, mentions, emoji, punctuation, case, accents and 'RT @name:' do not count.
 *
 * Longer texts get 63 one-bit min-hashes of their shingles (Li and König, b-Bit Minwise Hashing, 2010): two texts
 * with a share J of common shingles agree in (1 + J) / 2 of the bits. Shorter ones get a plain hash.
 */
export function fingerprintOf(text: string): Fingerprint {
  const folded = fold(text.replace(RETWEET_PREFIX, '')).replace(LINK, ' ').replace(MENTION, ' ');
  const compared = folded.replace(NOT_WORD, ' ').trim().slice(0, MAX_COMPARED_LENGTH);
  if (compared.length >= NEAR_FROM_LENGTH) return minHash(compared);
  // Of a text without words, what there is: emoji, signs, a link.
  const whole = compared === '' ? fold(text) : compared;
  return {
    high: stir(hash(whole, 1)) | EXACT_BIT,
    low: stir(hash(whole, 2)),
    rule: compared.length >= EXACT_FROM_LENGTH ? 'exact' : 'own',
  };
}

function minHash(text: string): Fingerprint {
  const smallest = new Int32Array(HASHES).fill(0x7fff_ffff);
  for (const shingle of shingles(text)) {
    for (let index = 0; index < HASHES; index += 1) {
      const value = stir(shingle ^ (SEEDS[index] ?? 0));
      if (value < (smallest[index] ?? 0)) smallest[index] = value;
    }
  }
  let high = 0;
  let low = 0;
  for (let index = 0; index < HASHES; index += 1) {
    // The lowest bits of a minimum are as good as random; bit 63 stays clear.
    const bit = (smallest[index] ?? 0) & 1;
    if (index < 32) low |= bit << index;
    else high |= bit << (index - 32);
  }
  return { high, low, rule: 'near' };
}

/** Hashes of the different shingles of a text. */
function shingles(text: string): Set<number> {
  const found = new Set<number>();
  for (let start = 0; start + SHINGLE_LENGTH <= text.length; start += 1) {
    found.add(hash(text.slice(start, start + SHINGLE_LENGTH), 0));
  }
  return found;
}

/** FNV-1a over UTF-16 units. */
function hash(text: string, seed: number): number {
  let value = 0x811c_9dc5 ^ seed;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x0100_0193);
  }
  return value;
}

/** The finalizer of MurmurHash3: every bit of the input moves every bit of the output. */
function stir(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85eb_ca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2_ae35);
  return mixed ^ (mixed >>> 16);
}

/** As stored: 16 hex digits. */
export function toHex({ high, low }: Pick<Fingerprint, 'high' | 'low'>): string {
  return hexOf(high) + hexOf(low);
}

function hexOf(half: number): string {
  return (half >>> 0).toString(16).padStart(8, '0');
}

/** The halves of a stored fingerprint. */
export function fromHex(hex: string): Pick<Fingerprint, 'high' | 'low'> {
  return {
    high: Number.parseInt(hex.slice(0, 8), 16) | 0,
    low: Number.parseInt(hex.slice(8), 16) | 0,
  };
}

/** Bits set in 32. */
export function countBits(bits: number): number {
  let sums = bits - ((bits >>> 1) & 0x5555_5555);
  sums = (sums & 0x3333_3333) + ((sums >>> 2) & 0x3333_3333);
  return Math.imul((sums + (sums >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
