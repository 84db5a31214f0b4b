import type { LanguagePack } from '../language-pack.js';
import { PORTUGUESE_WORDS } from './words.js';

/** Portuguese of Brazil and Portugal, with the chat forms 'n' and 'num'. */
export const portuguese: LanguagePack = {
  code: 'pt',
  negators: [
    ...['nao', 'nunca', 'jamais', 'nem', 'nada', 'ninguem', 'nenhum', 'nenhuma', 'sem', 'n', 'num'],
  ],
  clauseBreakers: ['mas', 'porem', 'embora'],
  splitsApostrophe: false,
  ownWords: PORTUGUESE_WORDS,
  wordLists: [{ file: 'Portuguese/afinnShortSortedPortuguese.json', format: 'afinn' }],
};
