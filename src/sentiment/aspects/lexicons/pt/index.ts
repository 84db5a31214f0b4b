import type { AspectLexicon } from '../lexicon.js';

export const PORTUGUESE_LEXICON: AspectLexicon = {
  aliases: '',
  negation: {},
  polarity: {},
  touchpoint: {},
  risk: {},
  intent: {},
  emotion: {},
  irony: {},
  target: {},
};
