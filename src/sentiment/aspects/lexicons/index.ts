import type { ReaderLanguage } from '../../../core/reading.js';
import { GERMAN_LEXICON } from './de/index.js';
import { ENGLISH_LEXICON } from './en/index.js';
import { SPANISH_LEXICON } from './es/index.js';
import { FRENCH_LEXICON } from './fr/index.js';
import { ITALIAN_LEXICON } from './it/index.js';
import type { AspectLexicon } from './lexicon.js';
import { PORTUGUESE_LEXICON } from './pt/index.js';

/** What the rules know of each language. */
export const LEXICONS: Readonly<Record<ReaderLanguage, AspectLexicon>> = {
  es: SPANISH_LEXICON,
  en: ENGLISH_LEXICON,
  pt: PORTUGUESE_LEXICON,
  fr: FRENCH_LEXICON,
  it: ITALIAN_LEXICON,
  de: GERMAN_LEXICON,
};
