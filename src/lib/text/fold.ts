const ACCENTED = /[^ñ\0-\x7f]/gu;

/**
 * The form by which two spellings are the same word: lower case, without accents ('Pésimo' and 'PESIMO' agree).
 * The ñ stays: 'año' is no 'ano', and in Spanish the tilde is rarely dropped, unlike an accent.
 */
export function fold(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(ACCENTED, (letter) => letter.normalize('NFD').replace(/\p{M}+/gu, ''));
}
