import type { LanguagePack } from '../language-pack.js';
import { FRENCH_WORDS } from './words.js';

/** French; the first half of 'ne … pas' opens the reach, the second renews it. natural has no negations for it. */
export const french: LanguagePack = {
  code: 'fr',
  negators: [
    ...['pas', 'ne', "n'", 'jamais', 'aucun', 'aucune', 'ni', 'rien', 'sans', 'non', 'personne'],
    ...['plus', 'guere'],
  ],
  clauseBreakers: ['mais', 'cependant'],
  splitsApostrophe: true,
  ownWords: FRENCH_WORDS,
  wordLists: [{ file: 'French/pattern-sentiment-fr.json', format: 'pattern' }],
};
