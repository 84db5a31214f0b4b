/** A word with the '#' or '@' that it follows. A sign inside a word ('ana@correo') marks nothing. */
const WORD = /(?:(?<![\p{L}\p{M}\p{N}_])[#@])?[\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*/gu;

/** Words of a text in order, each with its '#' or '@' where it has one; all other characters divide. */
export function words(text: string): string[] {
  return text.match(WORD) ?? [];
}

/** The word without its '#' or '@'. */
export function bareWord(word: string): string {
  return word.startsWith('#') || word.startsWith('@') ? word.slice(1) : word;
}
