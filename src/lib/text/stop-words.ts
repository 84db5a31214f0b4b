import { createRequire } from 'node:module';
import { READER_LANGUAGES, type ReaderLanguage } from '../../core/reading.js';
import { fold } from './fold.js';

// JSON by require: an import attribute for JSON still warns on Node 20.
const lists: Readonly<Record<string, readonly string[]>> = createRequire(import.meta.url)(
  'stopwords-iso',
);

/**
 * Words that the lists of stopwords-iso leave out and that say something here: a judgement, a promise, a part of the
 * service.
 */
const TELLING: Readonly<Record<ReaderLanguage, readonly string[]>> = {
  es: ['mal', 'mala', 'malo', 'peor', 'bueno', 'buena', 'mejor', 'trabajo', 'empleo', 'nunca'],
  en: ['bad', 'good', 'best', 'worst', 'never', 'help', 'problem', 'problems', 'cost', 'page'],
  pt: ['mal', 'bom', 'boa', 'nunca'],
  fr: ['mal', 'jamais'],
  it: ['male', 'meglio', 'peggio', 'mai'],
  de: ['gut', 'schlecht', 'nie'],
};

/** What a network adds to a text, in any language. */
const NETWORK_WORDS = ['http', 'https', 'www', 'com', 'via', 'amp', 'rt'];

const stopWords = new Map<string, ReadonlySet<string>>();

/**
 * Folded words of a language that carry no meaning by themselves (stopwords-iso, less the telling ones).
 *
 * @param lang a language subtag; for one the reader does not know, the words of Spanish and English together
 */
export function stopWordsOf(lang: string): ReadonlySet<string> {
  const languages = READER_LANGUAGES.filter((language) => language === lang);
  // One list for every unknown language, so that strange tags cannot fill memory.
  const key = languages[0] ?? 'und';
  const known = stopWords.get(key);
  if (known !== undefined) return known;
  const made = new Set<string>(NETWORK_WORDS);
  for (const language of languages.length === 0 ? (['es', 'en'] as const) : languages) {
    for (const word of lists[language] ?? []) made.add(fold(word));
    for (const word of TELLING[language]) made.delete(fold(word));
  }
  stopWords.set(key, made);
  return made;
}
