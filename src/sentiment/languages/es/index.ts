import type { LanguagePack } from '../language-pack.js';
import { REGIONAL_WORDS } from './regional.js';
import { SPANISH_WORDS } from './words.js';

/** Spanish of both sides of the ocean. */
export const spanish: LanguagePack = {
  code: 'es',
  negators: [
    ...['no', 'ni', 'nunca', 'jamas', 'nadie', 'ningun', 'ninguna', 'ninguno', 'nada'],
    ...['tampoco', 'sin'],
  ],
  clauseBreakers: ['pero', 'sino', 'aunque'],
  splitsApostrophe: false,
  ownWords: [
    ...SPANISH_WORDS,
    ...Object.entries(REGIONAL_WORDS).map(([word, score]) => [score, word] as const),
  ],
  wordLists: [
    { file: 'Spanish/afinnShortSortedSpanish.json', format: 'afinn' },
    { file: 'Spanish/senticon_es.json', format: 'senticon' },
  ],
};
