import type { Label, ReaderLanguage } from '../../core/reading.js';
import { type Scanner, TOKEN } from '../scanner.js';

/** A labelled text to learn from. */
export interface LabelledText {
  readonly text: string;
  readonly lang: ReaderLanguage;
  readonly label: Label;
  /** Name of the data set that it comes from. */
  readonly source: string;
}

/**
 * Drops texts that were seen before, links, mentions and marks aside, so that a text of one set does
 * not stand in another that is used to judge it. The first of equals stays.
 */
export function dropRepeats<T extends { readonly text: string }>(
  texts: readonly T[],
  scanner: Scanner,
): T[] {
  const seen = new Set<string>();
  return texts.filter(({ text }) => {
    const key = wordsOf(text, scanner);
    if (key === '') return true;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function wordsOf(text: string, scanner: Scanner): string {
  scanner.scan(text, { splitsApostrophe: false });
  let key = '';
  for (let i = 0; i < scanner.tokenCount; i++) {
    const kind = scanner.kinds[i];
    if (kind === TOKEN.url || kind === TOKEN.mention || kind === TOKEN.punctuation) continue;
    key += `${String.fromCharCode(...scanner.units.subarray(scanner.starts[i], scanner.ends[i]))} `;
  }
  return key;
}
