import type { Scanner } from '../scanner.js';
import { type Hit, keepLongest, type PhraseIndex } from './phrase-index.js';
import type { TextWords } from './text-words.js';

/** Words that a negator reaches, counted from it: 'no me parece una estafa'. */
const NEGATION_REACH = 4;

const NO_HITS: readonly Hit[] = [];

/** What the phrases of a text say, by aspect; phrases covered by a longer one are left out. */
export class Evidence {
  readonly words: TextWords;
  /** A dozen in most texts: looking through them is quicker than any map. */
  readonly #hits: readonly Hit[];
  readonly #negators: readonly Hit[];

  /** @param keywords the brand's own words, or null */
  constructor(
    index: PhraseIndex,
    scanner: Scanner,
    words: TextWords,
    keywords: PhraseIndex | null = null,
  ) {
    this.words = words;
    const hits = keepLongest(index.find(scanner, words));
    if (keywords !== null) hits.push(...keepLongest(keywords.find(scanner, words)));
    this.#hits = hits;
    this.#negators = this.find('negation', 'negator');
  }

  /** Phrases of one aspect, in order of their first word, without those that only cover others. */
  all(aspect: string): readonly Hit[] {
    let found: Hit[] | null = null;
    for (const hit of this.#hits) {
      if (hit.aspect !== aspect || hit.concept === 'none') continue;
      if (found === null) found = [hit];
      else found.push(hit);
    }
    return found ?? NO_HITS;
  }

  find(aspect: string, concept: string): readonly Hit[] {
    let found: Hit[] | null = null;
    for (const hit of this.#hits) {
      if (hit.concept !== concept || hit.aspect !== aspect) continue;
      if (found === null) found = [hit];
      else found.push(hit);
    }
    return found ?? NO_HITS;
  }

  /** Sum of the weights of one concept, each phrase of the same words counted once. */
  weigh(aspect: string, concept: string): number {
    let sum = 0;
    for (const hit of this.#hits)
      if (hit.concept === concept && hit.aspect === aspect) sum += hit.weight;
    return sum;
  }

  /** Sum of the weights of one concept where no negation turns it. */
  weighPlain(aspect: string, concept: string): number {
    let sum = 0;
    for (const hit of this.#hits)
      if (hit.concept === concept && hit.aspect === aspect && !this.isNegated(hit))
        sum += hit.weight;
    return sum;
  }

  has(aspect: string, concept: string): boolean {
    for (const hit of this.#hits) if (hit.concept === concept && hit.aspect === aspect) return true;
    return false;
  }

  /** True where a negator of the same clause reaches the phrase; one inside the phrase belongs to it. */
  isNegated({ start }: Hit): boolean {
    for (const { end } of this.#negators)
      if (end <= start && start - end < NEGATION_REACH && !this.#isParted(end, start)) return true;
    return false;
  }

  #isParted(from: number, to: number): boolean {
    for (let at = from; at <= to; at++) if (this.words.breaksBefore(at)) return true;
    return false;
  }
}
