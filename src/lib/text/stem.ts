import {
  PorterStemmer,
  PorterStemmerDe,
  PorterStemmerEs,
  PorterStemmerFr,
  PorterStemmerIt,
  PorterStemmerPt,
  type Stemmer,
} from 'natural/lib/natural/stemmers/index.js';

/** Stemmers by language; a word of another language stays as it is. */
const STEMMERS: Readonly<Record<string, Stemmer>> = {
  es: PorterStemmerEs,
  en: PorterStemmer,
  pt: PorterStemmerPt,
  fr: PorterStemmerFr,
  it: PorterStemmerIt,
  de: PorterStemmerDe,
};

/** A Spanish stem takes some 18 µs, and a day says the same words over and over. */
const MAX_KNOWN = 100_000;
const known = new Map<string, string>();

/**
 * What the forms of a word share ('retraso', 'retrasos' → 'retras'), so that they are counted together. It is no word
 * and is never shown.
 *
 * @param word folded, as `contentWords` gives it
 */
export function stemOf(word: string, lang: string): string {
  const stemmer = STEMMERS[lang];
  if (stemmer === undefined) return word;
  const key = `${lang} ${word}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  // An empty stem would make one of all words that have none.
  const stem = stemmer.stem(word) || word;
  if (known.size < MAX_KNOWN) known.set(key, stem);
  return stem;
}
