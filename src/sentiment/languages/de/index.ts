import type { LanguagePack } from '../language-pack.js';
import { GERMAN_WORDS } from './words.js';

/** German, with the spoken forms 'net', 'ned' and 'nich'. */
export const german: LanguagePack = {
  code: 'de',
  negators: [
    ...['nicht', 'kein', 'keine', 'keinen', 'keiner', 'keinem', 'keines', 'nie', 'niemals'],
    ...['nichts', 'ohne', 'nein', 'niemand', 'weder', 'net', 'ned', 'nich'],
  ],
  clauseBreakers: ['aber', 'sondern', 'obwohl'],
  splitsApostrophe: false,
  ownWords: GERMAN_WORDS,
  wordLists: [{ file: 'German/pattern-sentiment-de.json', format: 'pattern' }],
};
