/** Letters that Unicode does not take apart, and what people type in their place. */
const SPELT_OUT: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
};
const SPELT_OUT_LETTER = /[ßæœøłđðþıς]/g;
/** Characters that are not seen: soft hyphens, zero-width spaces and joiners, marks of direction. */
const INVISIBLE = /\p{Cf}/gu;
/** Accents that can stand on any letter; vowel signs of Indic scripts are letters and stay. */
const ACCENT = /\p{Script=Inherited}/gu;
const ASCII_ONLY = /^[\0-\x7f]*$/;

/**
 * The form by which two spellings are the same word: lower case, without accents, full-width forms and ligatures
 * taken apart ('Ｃóndor' → 'condor', 'Straße' → 'strasse', 'İ' → 'i').
 *
 * The ñ stays a letter of its own: folded to n, a brand called «Peña» would match every 'qué pena',
 * and in Spanish the tilde is rarely dropped, unlike an accent.
 */
export function fold(text: string): string {
  if (ASCII_ONLY.test(text)) return text.toLowerCase();
  return text
    .toLowerCase()
    .normalize('NFKD')
    .toLowerCase()
    .replace(INVISIBLE, '')
    .replaceAll('n\u0303', 'ñ')
    .replace(ACCENT, '')
    .replace(SPELT_OUT_LETTER, (letter) => SPELT_OUT[letter] ?? letter);
}
