import { foldWord } from '../characters.js';
import { EMOTICON } from '../emoji.js';
import { HASH_START, hashUnit, hashWord } from '../hash.js';
import { HashTable } from '../hash-table.js';
import { type Scanner, TOKEN, TOKEN_FLAG } from '../scanner.js';
import { EdgeTable } from './edge-table.js';
import type { TextWords } from './text-words.js';

/** What a phrase stands for: a concept of one aspect, with the strength of the evidence. */
export interface Meaning {
  readonly aspect: string;
  readonly concept: string;
  readonly weight: number;
}

/** A phrase found in a text, from word `start` to word `end` (excluded). */
export interface Hit extends Meaning {
  readonly start: number;
  readonly end: number;
}

/** What `find` looks up, flat. */
interface Tables {
  readonly exact: HashTable;
  readonly prefixes: HashTable;
  /** Where a phrase goes on that begins with a word, by the word's id. */
  readonly first: Int32Array;
}

const ROOT = 0;
/** Words that '..' may skip; a longer gap joins words that have nothing to do with each other. */
const MAX_GAP = 3;
/** Shortest prefix that a 'word*' may have: shorter ones match half the dictionary. */
const MIN_PREFIX = 3;
/** One bit for each of 65,536 prefix hashes: nearly every letter is dismissed without a map lookup. */
const FILTER_BITS = 16;

/**
 * Finds many phrases in one pass over a scanned text. Everything is compiled once; finding costs one
 * table lookup for each letter and one map lookup for each word.
 *
 * A pattern is words separated by spaces, without accents: `word*` any ending, `(a|b c)` either,
 * `(a|b c)?` either or nothing, `..` up to three words, `:sad:` an emoticon of `EMOTICON`, `0` any number.
 * A phrase never runs across a punctuation mark that parts clauses.
 */
export class PhraseIndex {
  readonly #exact = new Map<number, number>();
  readonly #prefixes = new Map<number, number>();
  readonly #filter = new Uint8Array(1 << (FILTER_BITS - 3));
  readonly #edges = new EdgeTable();
  /** By node: where up to `MAX_GAP` words may be skipped before the next one; 0 for nowhere. */
  readonly #gaps: number[] = [0];
  /** By node: what a phrase that ends there stands for. */
  readonly #meanings: (Meaning[] | null)[] = [null];
  #wordCount = 0;
  /** Ids of words as they stand in patterns: the same few are written again and again. */
  readonly #written = new Map<string, number>();
  /** Ids of each word of the text: the whole word first, then its prefixes; filled anew by `find`. */
  readonly #ids: number[][] = [];
  /** Made at the first `find` after the last `add`. */
  #tables: Tables | null = null;

  /** @param patterns phrases separated by commas */
  add(patterns: string, meaning: Meaning): void {
    this.#tables = null;
    for (const pattern of patterns.split(',')) {
      const parts = parsePattern(pattern.trim());
      if (parts.length > 0) this.#insert(ROOT, parts, 0, meaning);
    }
  }

  /** Makes a short form ('q', 'u') mean a word of the patterns; call it after every `add`. */
  alias(shortForm: string, word: string): void {
    this.#tables = null;
    const id = this.#exact.get(hashWord(word));
    const hash = hashWord(shortForm);
    if (id !== undefined && !this.#exact.has(hash)) this.#exact.set(hash, id);
  }

  /** Every phrase of the text, in order of its first word; phrases may overlap. */
  find(scanner: Scanner, words: TextWords): Hit[] {
    this.#tables ??= this.#compile();
    for (let at = 0; at < words.count; at++) this.#identify(scanner, words.tokenAt(at), at);
    const hits: Hit[] = [];
    for (let at = 0; at < words.count; at++) {
      for (const id of this.#ids[at] as number[]) {
        const node = this.#tables.first[id] as number;
        if (node > 0) this.#follow(node, words, at, at + 1, hits);
      }
    }
    return hits;
  }

  #compile(): Tables {
    return {
      exact: new HashTable(this.#exact),
      prefixes: new HashTable(this.#prefixes),
      first: Int32Array.from({ length: this.#wordCount }, (_, id) => this.#edges.get(ROOT, id)),
    };
  }

  #insert(node: number, parts: readonly Part[], at: number, meaning: Meaning): void {
    const alternatives = parts[at];
    if (alternatives === undefined) {
      const known = this.#meanings[node];
      if (known == null) this.#meanings[node] = [meaning];
      else known.push(meaning);
      return;
    }
    for (const sequence of alternatives) {
      let end = node;
      for (const word of sequence) end = this.#childOf(end, word);
      this.#insert(end, parts, at + 1, meaning);
    }
  }

  #childOf(node: number, word: string): number {
    if (word === '..') {
      if (this.#gaps[node] === 0) this.#gaps[node] = this.#makeNode();
      return this.#gaps[node] as number;
    }
    let id = this.#written.get(word);
    if (id === undefined) {
      id = this.#idOf(foldPatternWord(word));
      this.#written.set(word, id);
    }
    const known = this.#edges.get(node, id);
    if (known !== 0) return known;
    const child = this.#makeNode();
    this.#edges.add(node, id, child);
    return child;
  }

  #makeNode(): number {
    this.#meanings.push(null);
    return this.#gaps.push(0) - 1;
  }

  /** @param word folded */
  #idOf(word: string): number {
    const isPrefix = word.endsWith('*');
    const hash = hashWord(isPrefix ? word.slice(0, -1) : word);
    const ids = isPrefix ? this.#prefixes : this.#exact;
    const known = ids.get(hash);
    if (known !== undefined) return known;
    const id = this.#wordCount++;
    ids.set(hash, id);
    if (isPrefix) {
      const bit = filterBit(hash);
      this.#filter[bit >> 3] = (this.#filter[bit >> 3] ?? 0) | (1 << (bit & 7));
    }
    return id;
  }

  #identify(scanner: Scanner, token: number, at: number): void {
    let ids = this.#ids[at];
    if (ids === undefined) {
      ids = [];
      this.#ids[at] = ids;
    }
    if (ids.length > 0) ids.length = 0;
    this.#collect(scanner, token, false, ids);
    const isStretched = ((scanner.flags[token] ?? 0) & TOKEN_FLAG.stretched) !== 0;
    if (ids.length === 0 && isStretched) this.#collect(scanner, token, true, ids);
  }

  /** @param collapses true to read doubled letters as one: 'malisimoo' is 'malisimo' */
  #collect(scanner: Scanner, token: number, collapses: boolean, ids: number[]): void {
    const tables = this.#tables;
    if (tables === null) return;
    const { units, prefixHashes } = scanner;
    const start = scanner.starts[token] as number;
    const end = scanner.ends[token] as number;
    const kind = scanner.kinds[token];
    const isWord = kind === TOKEN.word || kind === TOKEN.hashtag;
    let hash = HASH_START;
    if (collapses) {
      let length = 0;
      for (let i = start; i < end; i++) {
        if (i > start && units[i] === units[i - 1]) continue;
        hash = hashUnit(hash, units[i] as number);
        if (isWord && ++length >= MIN_PREFIX) this.#pushPrefix(tables, hash, ids);
      }
    } else {
      hash = scanner.hashes[token] as number;
      for (let i = isWord ? start + MIN_PREFIX - 1 : end; i < end; i++)
        this.#pushPrefix(tables, prefixHashes[i] as number, ids);
    }
    const id = tables.exact.get(hash);
    if (id >= 0) ids.push(id);
  }

  #pushPrefix({ prefixes }: Tables, hash: number, ids: number[]): void {
    const bit = filterBit(hash);
    if (((this.#filter[bit >> 3] as number) & (1 << (bit & 7))) === 0) return;
    const id = prefixes.get(hash);
    if (id >= 0) ids.push(id);
  }

  #follow(node: number, words: TextWords, start: number, at: number, hits: Hit[]): void {
    const meanings = this.#meanings[node];
    if (meanings != null)
      for (const { aspect, concept, weight } of meanings)
        hits.push({ aspect, concept, weight, start, end: at });
    if (at >= words.count || words.breaksBefore(at)) return;
    this.#step(node, words, start, at, hits);
    const gap = this.#gaps[node] as number;
    if (gap === 0) return;
    for (let skipped = 0; skipped <= MAX_GAP; skipped++) {
      const next = at + skipped;
      if (next >= words.count || (skipped > 0 && words.breaksBefore(next))) return;
      this.#step(gap, words, start, next, hits);
    }
  }

  #step(node: number, words: TextWords, start: number, at: number, hits: Hit[]): void {
    for (const id of this.#ids[at] as number[]) {
      const next = this.#edges.get(node, id);
      if (next !== 0) this.#follow(next, words, start, at + 1, hits);
    }
  }
}

/**
 * Drops the hits that lie inside a longer hit of the same aspect: 'alta demanda' is no lawsuit.
 *
 * @param hits as `find` gives them, in order of their first word
 */
export function keepLongest(hits: Hit[]): Hit[] {
  if (hits.length < 2) return hits;
  const kept: Hit[] = [];
  for (const hit of hits) if (!isCovered(hit, hits)) kept.push(hit);
  return kept;
}

function isCovered({ aspect, start, end }: Hit, hits: readonly Hit[]): boolean {
  for (const outer of hits) {
    // In order of their first word: whatever follows starts too late to cover it.
    if (outer.start > start) return false;
    if (outer.end >= end && outer.end - outer.start > end - start && outer.aspect === aspect)
      return true;
  }
  return false;
}

function filterBit(hash: number): number {
  return (hash ^ (hash >>> FILTER_BITS)) & ((1 << FILTER_BITS) - 1);
}

/** A part of a pattern: sequences of words as they are written, any of which may stand there; an empty one where the part may be missing. */
type Part = readonly (readonly string[])[];

function parsePattern(pattern: string): Part[] {
  if (!pattern.includes('(')) return splitWords(pattern).map((word) => [[word]]);
  const parts: Part[] = [];
  for (const [, group, optional, word] of pattern.matchAll(/\(([^)]*)\)(\?)?|([^\s()]+)/g)) {
    if (group === undefined) parts.push([splitWords(word ?? '')]);
    else parts.push([...group.split('|').map(splitWords), ...(optional === '?' ? [[]] : [])]);
  }
  return parts;
}

function splitWords(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}

function foldPatternWord(word: string): string {
  const name = word.slice(1, -1);
  if (word.startsWith(':') && name in EMOTICON)
    return String.fromCharCode(EMOTICON[name as keyof typeof EMOTICON]);
  return foldWord(word).replace(/'|\ufe0f/g, '');
}
