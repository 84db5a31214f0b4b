/** What one UTF-16 unit is to the scanner. */
export const CHARACTER = {
  other: 0,
  letter: 1,
  digit: 2,
  space: 3,
  pictograph: 4,
  invisible: 5,
} as const;

/** Above this unit the classes are whole ranges (CJK, surrogates, presentation forms). */
const TABLE_SIZE = 0x3100;

const classes = new Uint8Array(TABLE_SIZE);
const folded = new Uint16Array(TABLE_SIZE);

for (let unit = 0; unit < TABLE_SIZE; unit++) {
  const character = String.fromCharCode(unit);
  classes[unit] = classify(unit, character);
  const base = character.normalize('NFD');
  folded[unit] = base.length > 1 && unit >= 0xc0 && unit < 0x250 ? base.charCodeAt(0) : unit;
}

function classify(unit: number, character: string): number {
  // Soft hyphen, zero-width space, joiners: they split or glue emoji and words invisibly.
  if (unit === 0xad || (unit >= 0x200b && unit <= 0x200d)) return CHARACTER.invisible;
  if (unit < 0x20 || /\s/.test(character)) return CHARACTER.space;
  if (unit === 0x5f || /[\p{L}\p{M}]/u.test(character)) return CHARACTER.letter;
  if (/\p{Nd}/u.test(character)) return CHARACTER.digit;
  const isSymbolBlock = unit >= 0x2190 && unit < 0x2c00 && !(unit >= 0x2500 && unit < 0x25a0);
  if (isSymbolBlock || unit === 0xa9 || unit === 0xae || unit >= 0x3030)
    return CHARACTER.pictograph;
  return CHARACTER.other;
}

/** Class of a UTF-16 unit, one of `CHARACTER`; a high surrogate counts as a pictograph, a low one as invisible. */
export function characterClass(unit: number): number {
  if (unit < TABLE_SIZE) return classes[unit] ?? CHARACTER.other;
  if (unit >= 0xd800 && unit < 0xdc00) return CHARACTER.pictograph;
  if (unit >= 0xdc00 && unit < 0xe000) return CHARACTER.invisible;
  if ((unit >= 0xfe00 && unit <= 0xfe0f) || unit === 0xfeff) return CHARACTER.invisible;
  return unit < 0xd800 || (unit >= 0xf900 && unit < 0xfff0) ? CHARACTER.letter : CHARACTER.other;
}

/** The letter without its accent ('á' becomes 'a', 'ñ' becomes 'n'): people leave accents out, unevenly. */
export function foldAccent(unit: number): number {
  return unit < TABLE_SIZE ? (folded[unit] ?? unit) : unit;
}

/** A whole word folded and in lower case, as the scanner stores it. */
export function foldWord(word: string): string {
  let result = '';
  for (const unit of word.toLowerCase())
    result += String.fromCodePoint(foldAccent(unit.codePointAt(0) ?? 0));
  return result;
}
