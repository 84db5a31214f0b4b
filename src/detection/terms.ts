import { fold } from '../lib/text/fold.js';
import { stopWordsOf } from '../lib/text/stop-words.js';

const NOISE = /https?:\/\/\S+|\brt @\w+:?|[@]\w+/gu;
const WORD = /[\p{L}\p{M}\p{N}_]{3,40}/gu;
const ONLY_DIGITS = /^[\p{N}_]+$/u;
/** Words of one text that are watched; the rest of a very long text adds nothing about what it is about. */
const MAX_TERMS = 40;

/** Words whose folded form is remembered; folding is most of the cost of a word. */
const MAX_FOLDED = 50_000;
const folded = new Map<string, string>();

function foldOnce(word: string): string {
  const known = folded.get(word);
  if (known !== undefined) return known;
  if (folded.size >= MAX_FOLDED) folded.clear();
  const made = fold(word);
  folded.set(word, made);
  return made;
}

/**
 * Different words of a text, lower case, in order of appearance, at most 40: without links, mentions of accounts,
 * '#', plain numbers and the stop words of its language.
 */
export function termsOf(text: string, lang: string): string[] {
  const clean = text.toLowerCase().replace(NOISE, ' ');
  const stops = stopWordsOf(lang);
  const found = new Set<string>();
  for (const [word] of clean.matchAll(WORD)) {
    if (ONLY_DIGITS.test(word) || stops.has(foldOnce(word))) continue;
    found.add(word);
    if (found.size >= MAX_TERMS) break;
  }
  return [...found];
}

const LINK_OR_NAME = /https?:\S+|@\w+/gu;
const NOT_LETTERS = /[^\p{L}\p{M}]+/gu;
/** Letters of a text that must agree for it to count as a copy. */
const COPY_LENGTH = 60;
/** Shorter texts ('Site down?') agree by chance. */
const MIN_COPY_LENGTH = 12;

/** What two copies of one text share: the first 60 letters without links, names, digits and signs; '' when too short. */
export function copyKey(text: string): string {
  const letters = text.toLowerCase().replace(LINK_OR_NAME, ' ').replace(NOT_LETTERS, ' ').trim();
  return letters.length < MIN_COPY_LENGTH ? '' : letters.slice(0, COPY_LENGTH);
}
