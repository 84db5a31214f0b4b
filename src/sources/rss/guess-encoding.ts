import chardet from 'chardet';

/** Words that are looked at: enough to tell, few enough to be quick. */
const MAX_BYTES = 8_000;
/** Below this many letters beyond ASCII a guess is worth less than the most common encoding of the west. */
const MIN_LETTERS = 16;
/** Measured on texts in nine scripts: right ones have 15 or more, wrong ones lead below that only. */
const MIN_CONFIDENCE = 15;
/** Never of a feed that begins with an ASCII '<'. */
const WIDE = /^(?:UTF-(?:16|32)|ASCII)/;

/**
 * Guesses the encoding of a feed that says none, by its words beyond ASCII: markup and English would drown them.
 *
 * @returns a label, or null where the letters do not tell
 */
export function guessEncoding(bytes: Uint8Array): string | null {
  const words = foreignWords(Buffer.from(bytes).toString('latin1'));
  if ((words.match(/[\x80-\xff]/g) ?? []).length < MIN_LETTERS) return null;
  const best = chardet
    .analyse(Buffer.from(words, 'latin1'))
    .find(({ name }) => !WIDE.test(name) && !name.startsWith('UTF-8'));
  if (best === undefined || best.confidence < MIN_CONFIDENCE) return null;
  // What says Latin-1 means Windows-1252, in feeds as on pages.
  return best.name === 'ISO-8859-1' ? 'windows-1252' : best.name;
}

function foreignWords(latin1: string): string {
  return latin1
    .replace(/<!--[\s\S]{0,10000}?-->/g, ' ')
    .replace(/<[^<>]{0,10000}>/g, ' ')
    .split(/[\t\n\r ]+/)
    .filter((word) => /[\x80-\xff]/.test(word))
    .join(' ')
    .slice(0, MAX_BYTES);
}
