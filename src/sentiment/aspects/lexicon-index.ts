import type { Touchpoint } from '../../core/brand.js';
import type { ReaderLanguage } from '../../core/reading.js';
import { foldWord } from '../characters.js';
import { LEXICONS } from './lexicons/index.js';
import { PhraseIndex } from './phrase-index.js';

const indexes = new Map<ReaderLanguage, PhraseIndex>();

/** Every phrase of a language in one index, compiled on first use and kept. */
export function lexiconIndex(lang: ReaderLanguage): PhraseIndex {
  const known = indexes.get(lang);
  if (known !== undefined) return known;
  const index = new PhraseIndex();
  const { aliases, ...aspects } = LEXICONS[lang];
  for (const [aspect, concepts] of Object.entries(aspects)) {
    for (const [concept, phrases] of Object.entries(concepts)) {
      for (const [weight, patterns] of phrases) index.add(patterns, { aspect, concept, weight });
    }
  }
  for (const pair of aliases.split(',')) {
    const [shortForm = '', word = ''] = pair.trim().split(' ');
    index.alias(shortForm, word);
  }
  indexes.set(lang, index);
  return index;
}

const keywordIndexes = new WeakMap<readonly Touchpoint[], Map<string, PhraseIndex | null>>();

/**
 * The brand's own words for its touchpoints in one language, or null where it has none; compiled once
 * for as long as the same array is handed in.
 */
export function keywordIndex(touchpoints: readonly Touchpoint[], lang: string): PhraseIndex | null {
  let byLanguage = keywordIndexes.get(touchpoints);
  if (byLanguage === undefined) {
    byLanguage = new Map();
    keywordIndexes.set(touchpoints, byLanguage);
  }
  const known = byLanguage.get(lang);
  if (known !== undefined) return known;
  const index = compileKeywords(touchpoints, lang);
  byLanguage.set(lang, index);
  return index;
}

function compileKeywords(touchpoints: readonly Touchpoint[], lang: string): PhraseIndex | null {
  const index = new PhraseIndex();
  let isEmpty = true;
  for (const { id, keywords } of touchpoints) {
    for (const keyword of keywords[lang] ?? []) {
      const pattern = foldWord(keyword)
        .replace(/[^\p{L}\p{N}_*]+/gu, ' ')
        .trim();
      if (pattern === '') continue;
      index.add(pattern, { aspect: 'keyword', concept: id, weight: 1 });
      isEmpty = false;
    }
  }
  return isEmpty ? null : index;
}
