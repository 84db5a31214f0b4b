import { HashTable } from './hash-table.js';
import { type Scanner, TOKEN } from './scanner.js';

/** Steps of a stored score: scores run from -5 to 5 and are kept in one byte. */
const STEPS_PER_UNIT = 25;

/** What a lexicon is made of, as the weights file keeps it. */
export interface LexiconTables {
  readonly channels: number;
  /** Word hashes in ascending order. */
  readonly hashes: Int32Array;
  /** `channels` scores for each hash, in steps of 1/25. */
  readonly bytes: Int8Array;
  /** Hashes of word beginnings, ascending; their scores belong to `prefixChannel`. */
  readonly prefixHashes: Int32Array;
  readonly prefixBytes: Int8Array;
  readonly prefixChannel: number;
}

/** Scores of words by several word lists at once, keyed by the hash of the folded word; one channel a list. */
export class Lexicon {
  readonly tables: LexiconTables;
  /** Scores, -5 to 5, of the last word looked up, by channel; 0 where the list has no such word. */
  readonly scores: Float64Array;
  readonly #rows: HashTable;
  readonly #prefixes: HashTable;

  constructor(tables: LexiconTables) {
    this.tables = tables;
    this.scores = new Float64Array(tables.channels);
    this.#rows = new HashTable(numberHashes(tables.hashes));
    this.#prefixes = new HashTable(numberHashes(tables.prefixHashes));
  }

  /** Looks up token `at` of the scanner. @returns false where no list has it; `scores` is then not touched */
  look(scanner: Scanner, at: number): boolean {
    const { channels, bytes, prefixChannel } = this.tables;
    const row = this.#rows.get(scanner.hashes[at] as number) * channels;
    const kind = scanner.kinds[at];
    const isWord = kind === TOKEN.word || kind === TOKEN.hashtag;
    const own = row < 0 ? 0 : (bytes[row + prefixChannel] as number);
    const begun = own === 0 && isWord ? this.#longestPrefix(scanner, at) : 0;
    if (row < 0 && begun === 0) return false;
    for (let channel = 0; channel < channels; channel++) {
      this.scores[channel] = row < 0 ? 0 : (bytes[row + channel] as number) / STEPS_PER_UNIT;
    }
    if (begun !== 0) this.scores[prefixChannel] = begun;
    return true;
  }

  #longestPrefix({ prefixHashes, starts, ends }: Scanner, at: number): number {
    const start = starts[at] as number;
    for (let i = (ends[at] as number) - 1; i >= start; i--) {
      const row = this.#prefixes.get(prefixHashes[i] as number);
      if (row >= 0) return (this.tables.prefixBytes[row] as number) / STEPS_PER_UNIT;
    }
    return 0;
  }
}

function numberHashes(hashes: Int32Array): Map<number, number> {
  const numbers = new Map<number, number>();
  for (let row = 0; row < hashes.length; row++) numbers.set(hashes[row] as number, row);
  return numbers;
}

/** Word hash to score, -5 to 5. */
export type HashedScores = ReadonlyMap<number, number>;

/**
 * Joins word lists into one lexicon, a channel each in the order given.
 *
 * @param prefixes scores of word beginnings; they count in `prefixChannel` where that list has no whole word
 */
export function joinWordLists({
  lists,
  prefixes,
  prefixChannel,
}: {
  readonly lists: readonly HashedScores[];
  readonly prefixes: HashedScores;
  readonly prefixChannel: number;
}): Lexicon {
  const hashes = Int32Array.from(new Set(lists.flatMap((list) => [...list.keys()]))).sort();
  const bytes = new Int8Array(hashes.length * lists.length);
  hashes.forEach((hash, row) => {
    lists.forEach((list, channel) => {
      bytes[row * lists.length + channel] = toByte(list.get(hash) ?? 0);
    });
  });
  const prefixHashes = Int32Array.from(prefixes.keys()).sort();
  const prefixBytes = Int8Array.from(prefixHashes, (hash) => toByte(prefixes.get(hash) ?? 0));
  return new Lexicon({
    channels: lists.length,
    hashes,
    bytes,
    prefixHashes,
    prefixBytes,
    prefixChannel,
  });
}

function toByte(score: number): number {
  return Math.round(Math.max(-5, Math.min(5, score)) * STEPS_PER_UNIT);
}
