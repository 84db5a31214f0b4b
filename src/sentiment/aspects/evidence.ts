import type { Scanner } from '../scanner.js';
import { type Hit, keepLongest, type PhraseIndex } from './phrase-index.js';
import type { TextWords } from './text-words.js';

/** Words that a negator reaches, counted from it: 'no me parece una estafa'. */
const NEGATION_REACH = 4;

const NO_HITS: readonly Hit[] = [];

/** What the phrases of a text say, by aspect; phrases covered by a longer one are left out. */
export class Evidence {
  readonly words: TextWords;
  readonly #hits = new Map<string, Hit[]>();
  readonly #negators: readonly Hit[];

  /** @param keywords the brand's own words, or null */
  constructor(
    index: PhraseIndex,
    scanner: Scanner,
    words: TextWords,
    keywords: PhraseIndex | null = null,
  ) {
    this.words = words;
    const found = index.find(scanner, words);
    if (keywords !== null) found.push(...keywords.find(scanner, words));
    for (const hit of found) {
      const known = this.#hits.get(hit.aspect);
      if (known === undefined) this.#hits.set(hit.aspect, [hit]);
      else known.push(hit);
    }
    for (const [aspect, hits] of this.#hits) {
      if (hits.length > 1) this.#hits.set(aspect, keepLongest(hits));
    }
    this.#negators = this.find('negation', 'negator');
  }

  /** Phrases of one aspect, without those that only cover others. */
  all(aspect: string): readonly Hit[] {
    return this.#hits.get(aspect)?.filter(({ concept }) => concept !== 'none') ?? NO_HITS;
  }

  find(aspect: string, concept: string): readonly Hit[] {
    return this.#hits.get(aspect)?.filter((hit) => hit.concept === concept) ?? NO_HITS;
  }

  /** Sum of the weights of one concept, each phrase of the same words counted once. */
  weigh(aspect: string, concept: string): number {
    return this.find(aspect, concept).reduce((sum, { weight }) => sum + weight, 0);
  }

  has(aspect: string, concept: string): boolean {
    return this.#hits.get(aspect)?.some((hit) => hit.concept === concept) ?? false;
  }

  /** True where a negator of the same clause reaches the phrase; one inside the phrase belongs to it. */
  isNegated({ start }: Hit): boolean {
    return this.#negators.some(
      (negator) =>
        negator.end <= start &&
        start - negator.end < NEGATION_REACH &&
        !this.#isParted(negator.end, start),
    );
  }

  #isParted(from: number, to: number): boolean {
    for (let at = from; at <= to; at++) if (this.words.breaksBefore(at)) return true;
    return false;
  }
}
