import { Scanner, TOKEN, TOKEN_FLAG } from './scanner.js';

export type TokenKind = keyof typeof TOKEN;

/** A word, hashtag, emoji or mark of a text. */
export interface Token {
  readonly kind: TokenKind;
  /** Lower-case, without accents, stretched letters shortened; a hashtag without '#'; one private unit for a link, mention or emoticon. */
  readonly text: string;
  /** As it stands in the text (entities resolved). */
  readonly raw: string;
  readonly isStretched: boolean;
  readonly isCapitals: boolean;
}

const scanner = new Scanner();
const kindNames = new Map<number, TokenKind>(
  (Object.entries(TOKEN) as [TokenKind, number][]).map(([name, code]) => [code, name]),
);

/**
 * The tokens of a text in order, for rules that work on words. The polarity model uses `Scanner`
 * itself, which allocates nothing.
 *
 * @param lang decides whether an apostrophe ends a word (fr, it) or is dropped (the others)
 */
export function tokenize(text: string, lang: string): Token[] {
  scanner.scan(text, { splitsApostrophe: splitsApostrophe(lang) });
  const tokens: Token[] = [];
  for (let i = 0; i < scanner.tokenCount; i++) {
    const flags = scanner.flags[i] ?? 0;
    tokens.push({
      kind: kindNames.get(scanner.kinds[i] ?? 0) ?? 'punctuation',
      text: String.fromCharCode(...scanner.units.subarray(scanner.starts[i], scanner.ends[i])),
      raw: scanner.source.slice(scanner.sourceStarts[i], scanner.sourceEnds[i]),
      isStretched: (flags & TOKEN_FLAG.stretched) !== 0,
      isCapitals: (flags & TOKEN_FLAG.capitals) !== 0,
    });
  }
  return tokens;
}

/** French and Italian elide: "l'ami" and "dell'anno" are two words. */
export function splitsApostrophe(lang: string): boolean {
  return lang === 'fr' || lang === 'it';
}
