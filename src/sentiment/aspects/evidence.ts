import type { Scanner } from '../scanner.js';
import { type Hit, keepLongest, type PhraseIndex } from './phrase-index.js';
import type { TextWords } from './text-words.js';

/** Words that a negator reaches, counted from it: 'no me parece una estafa'. */
const NEGATION_REACH = 4;

const NO_HITS: readonly Hit[] = [];

/** The phrases of one aspect in one text. */
interface AspectHits {
  /** Without those that only cover others. */
  readonly all: Hit[];
  readonly byConcept: Map<string, Hit[]>;
}

/** What the phrases of a text say, by aspect; phrases covered by a longer one are left out. */
export class Evidence {
  readonly words: TextWords;
  readonly #hits = new Map<string, AspectHits>();
  readonly #negators: readonly Hit[];

  /** @param keywords the brand's own words, or null */
  constructor(
    index: PhraseIndex,
    scanner: Scanner,
    words: TextWords,
    keywords: PhraseIndex | null = null,
  ) {
    this.words = words;
    this.#addLongest(index.find(scanner, words));
    if (keywords !== null) this.#addLongest(keywords.find(scanner, words));
    this.#negators = this.find('negation', 'negator');
  }

  #addLongest(hits: readonly Hit[]): void {
    for (const hit of hits.length > 1 ? keepLongest(hits) : hits) this.#add(hit);
  }

  #add(hit: Hit): void {
    let aspect = this.#hits.get(hit.aspect);
    if (aspect === undefined) {
      aspect = { all: [], byConcept: new Map() };
      this.#hits.set(hit.aspect, aspect);
    }
    const known = aspect.byConcept.get(hit.concept);
    if (known === undefined) aspect.byConcept.set(hit.concept, [hit]);
    else known.push(hit);
    if (hit.concept !== 'none') aspect.all.push(hit);
  }

  /** Phrases of one aspect, in order of their first word, without those that only cover others. */
  all(aspect: string): readonly Hit[] {
    return this.#hits.get(aspect)?.all ?? NO_HITS;
  }

  find(aspect: string, concept: string): readonly Hit[] {
    return this.#hits.get(aspect)?.byConcept.get(concept) ?? NO_HITS;
  }

  /** Sum of the weights of one concept, each phrase of the same words counted once. */
  weigh(aspect: string, concept: string): number {
    let sum = 0;
    for (const { weight } of this.find(aspect, concept)) sum += weight;
    return sum;
  }

  /** Sum of the weights of one concept where no negation turns it. */
  weighPlain(aspect: string, concept: string): number {
    let sum = 0;
    for (const hit of this.find(aspect, concept)) if (!this.isNegated(hit)) sum += hit.weight;
    return sum;
  }

  has(aspect: string, concept: string): boolean {
    return this.find(aspect, concept).length > 0;
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
