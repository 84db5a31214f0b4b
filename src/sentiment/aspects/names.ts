import { foldWord } from '../characters.js';
import { type Scanner, TOKEN } from '../scanner.js';
import { PhraseIndex } from './phrase-index.js';
import type { TextWords } from './text-words.js';

/** Shortest name that is looked for inside a handle or hashtag: '#BoicotCóndor', '@AltamarAir'. */
const SHORTEST_PART = 4;

/** A name found in a text, from word `start` to word `end` (excluded). */
export interface Mention {
  readonly isBrand: boolean;
  readonly start: number;
  readonly end: number;
}

/** Finds where a brand and its competitors are named, in plain words, handles and hashtags. */
export class NameFinder {
  readonly #index = new PhraseIndex();
  readonly #isEmpty: boolean;
  readonly #parts: readonly { readonly text: string; readonly isBrand: boolean }[];

  constructor(brandNames: readonly string[], competitorNames: readonly string[]) {
    const names = [
      ...brandNames.map((name) => ({ words: toWords(name), isBrand: true })),
      ...competitorNames.map((name) => ({ words: toWords(name), isBrand: false })),
    ].filter(({ words }) => words.length > 0);
    this.#isEmpty = names.length === 0;
    for (const { words, isBrand } of names)
      this.#index.add(words.join(' '), {
        aspect: 'name',
        concept: isBrand ? 'brand' : 'competitor',
        weight: 1,
      });
    this.#parts = names
      .map(({ words, isBrand }) => ({ text: words.join(''), isBrand }))
      .filter(({ text }) => text.length >= SHORTEST_PART);
  }

  /** In order of appearance. */
  find(scanner: Scanner, words: TextWords): readonly Mention[] {
    if (this.#isEmpty) return [];
    const mentions: Mention[] = this.#index
      .find(scanner, words)
      .map(({ concept, start, end }) => ({ isBrand: concept === 'brand', start, end }));
    for (let at = 0; at < words.count; at++) {
      const token = words.tokenAt(at);
      const kind = scanner.kinds[token];
      if (kind !== TOKEN.mention && kind !== TOKEN.hashtag) continue;
      const raw = scanner.source.slice(scanner.sourceStarts[token], scanner.sourceEnds[token]);
      const folded = foldWord(raw).replaceAll('_', '');
      const part = this.#parts.find(({ text }) => folded.includes(text));
      if (part !== undefined && !mentions.some(({ start }) => start === at))
        mentions.push({ isBrand: part.isBrand, start: at, end: at + 1 });
    }
    return mentions.sort((a, b) => a.start - b.start);
  }
}

const finders = new WeakMap<readonly string[], WeakMap<readonly string[], NameFinder>>();

/** The finder of a pair of lists, made once for as long as the same arrays are handed in. */
export function nameFinderFor(
  brandNames: readonly string[],
  competitorNames: readonly string[],
): NameFinder {
  let byCompetitors = finders.get(brandNames);
  if (byCompetitors === undefined) {
    byCompetitors = new WeakMap();
    finders.set(brandNames, byCompetitors);
  }
  let finder = byCompetitors.get(competitorNames);
  if (finder === undefined) {
    finder = new NameFinder(brandNames, competitorNames);
    byCompetitors.set(competitorNames, finder);
  }
  return finder;
}

/** The words of a name as the scanner would part them, without the pattern signs of `PhraseIndex`. */
function toWords(name: string): string[] {
  return foldWord(name)
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{N}_]+/u)
    .filter((word) => word !== '')
    .map((word) => (/^\d+$/.test(word) ? '0' : word));
}
