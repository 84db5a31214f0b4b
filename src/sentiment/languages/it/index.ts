import type { LanguagePack } from '../language-pack.js';
import { ITALIAN_WORDS } from './words.js';

/** Italian, with the chat form 'nn'. natural has no negations for it. */
export const italian: LanguagePack = {
  code: 'it',
  negators: [
    ...['non', 'mai', 'ne', 'nessun', 'nessuno', 'nessuna', 'niente', 'nulla', 'senza', 'nn'],
  ],
  clauseBreakers: ['ma', 'pero', 'anche'],
  splitsApostrophe: true,
  ownWords: ITALIAN_WORDS,
  wordLists: [{ file: 'Italian/pattern-sentiment-it.json', format: 'pattern' }],
};
