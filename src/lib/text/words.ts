import { fold } from './fold.js';
import { stopWordsOf } from './stop-words.js';

const LINK_OR_HANDLE = /https?:\/\/\S+|www\.\S+|[@＠][\p{L}\p{N}_.-]+/giu;
const WORD = /\p{L}[\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{M}\p{N}]+)*/gu;

/** Words shorter than this say little alone ('ya', 'ok', 'no'). */
const MIN_LENGTH = 3;
/** Longer than any word that people write; the rest is noise (keyboard mashing, pasted keys). */
const MAX_LENGTH = 40;

/**
 * The words of a text that mean something, each once: folded form → as written first. Links, handles, numbers and
 * stop words are left out; '#' is dropped.
 *
 * @param lang language of the text, for its stop words
 */
export function contentWords(text: string, lang: string): ReadonlyMap<string, string> {
  const stops = stopWordsOf(lang);
  const words = new Map<string, string>();
  for (const [written] of text.replace(LINK_OR_HANDLE, ' ').matchAll(WORD)) {
    if (written.length < MIN_LENGTH || written.length > MAX_LENGTH) continue;
    const folded = fold(written).replace('’', "'");
    if (stops.has(folded) || words.has(folded)) continue;
    words.set(folded, written);
  }
  return words;
}
