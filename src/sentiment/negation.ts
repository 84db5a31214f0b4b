import { hashWord } from './hash.js';
import type { LanguagePack } from './languages/language-pack.js';
import { type Scanner, TOKEN } from './scanner.js';

/** Words after a negator that it turns; further off it seldom does, and two or four were no better. */
const REACH_WORDS = 3;
/** . , ! ? ; : end the clause, and the negation with it: 'no está mal. Me encanta'. */
const CLAUSE_ENDS = new Set('.,!?;:'.split('').map((mark) => mark.charCodeAt(0)));

/** Follows a text token by token and tells which words stand in the reach of a negation. */
export class NegationReach {
  /** Negators seen since `reset`. */
  count = 0;
  #left = 0;
  readonly #negators: ReadonlySet<number>;
  readonly #breakers: ReadonlySet<number>;

  constructor({ negators, clauseBreakers }: Pick<LanguagePack, 'negators' | 'clauseBreakers'>) {
    this.#negators = new Set(negators.map(hashWord));
    this.#breakers = new Set(clauseBreakers.map(hashWord));
  }

  reset(): void {
    this.count = 0;
    this.#left = 0;
  }

  /** @returns true where token `at` is a word that an earlier negator turns; a negator itself is never turned */
  step(scanner: Scanner, at: number): boolean {
    const kind = scanner.kinds[at];
    const hash = scanner.hashes[at] ?? 0;
    if (kind === TOKEN.punctuation) {
      if (CLAUSE_ENDS.has(scanner.units[scanner.starts[at] ?? 0] ?? 0)) this.#left = 0;
      return false;
    }
    if (kind === TOKEN.word && this.#breakers.has(hash)) this.#left = 0;
    if (kind === TOKEN.word && this.#negators.has(hash)) {
      this.count++;
      this.#left = REACH_WORDS;
      return false;
    }
    if (this.#left === 0) return false;
    this.#left--;
    return true;
  }
}
