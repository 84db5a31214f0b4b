import { fold } from '../../../lib/text/fold.js';

/** A phrase that was found, as written, to be quoted in a reason. */
export interface Hit {
  readonly text: string;
  /** Offset in the folded text. */
  readonly at: number;
}

/** Phrases of one meaning, compiled. */
export type PhraseList = RegExp;

/** Longest quotation of a draft in a reason. */
const MAX_QUOTE = 60;

/**
 * Compiles phrases written on folded text (no accents, lower case): '~' stands for the rest of a word, '___' for up to
 * four words, '(a|b)' for alternatives, a space for any white space. A phrase begins and ends at a word's edge.
 */
export function phrases(...list: readonly string[]): PhraseList {
  const alternatives = list.map((phrase) =>
    phrase
      .replaceAll('(', '(?:')
      .replaceAll('(?:?', '(?')
      .replaceAll(' ___ ', ' (?:[^\\s.!?]+ ){0,4}')
      .replaceAll('~', '[\\p{L}]*')
      // An optional space is not a lazy run of spaces.
      .replaceAll(' ?', '\\s*')
      .replaceAll(' ', '\\s+'),
  );
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
}

/** Folded, with straight apostrophes, as phrases are compared. */
export function foldDraft(text: string): string {
  return fold(text).replace(/[’‘`´]/g, "'");
}

/** Where a meaning is first expressed, or null. */
export function find(folded: string, list: PhraseList): Hit | null {
  return findAll(folded, list)[0] ?? null;
}

/** Every place where a meaning is expressed, in order. */
export function findAll(folded: string, list: PhraseList): readonly Hit[] {
  return [...folded.matchAll(list)].map((match) => ({
    text: match[0].slice(0, MAX_QUOTE),
    at: match.index,
  }));
}

/** The sentences of a text, folded; a decimal point or a time ('5.30') ends none. */
export function sentencesOf(folded: string): readonly string[] {
  return folded
    .split(/(?<=[.!?…])\s+|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
