import { QuerySyntaxError } from './query-error.js';

/** A piece of a query, with its place. */
export type Lexeme = { readonly position: number; readonly raw: string } & (
  | { readonly type: 'open' | 'close' | 'and' | 'or' | 'not' | 'end' }
  | { readonly type: 'near'; readonly distance: number }
  | { readonly type: 'phrase'; readonly inside: string }
  | { readonly type: 'field'; readonly name: string; readonly value: string }
  | { readonly type: 'term' }
);

/** Opening quotes and what closes each: queries are pasted from documents and chats. */
const QUOTES: Readonly<Record<string, string>> = { '"': '"', '“': '”', '„': '“', '«': '»' };
const SPACE = /\s+/y;
const RUN = /[^\s()"“„«]+/y;
const FIELD = /^([\p{L}_]+):(.*)$/su;
const NEAR = /^NEAR\/(\d{1,3})$/;
/** Words further apart than this are in one text, not near each other. */
const MAX_NEAR_DISTANCE = 100;

const OPERATORS = { AND: 'and', OR: 'or', NOT: 'not' } as const;

/**
 * Cuts a query into pieces; the last is of type 'end'. Operators are upper case, so that 'and' can be searched for.
 *
 * @throws {QuerySyntaxError} a quote that is not closed, or a wrong NEAR
 */
export function lex(query: string): readonly Lexeme[] {
  const lexemes: Lexeme[] = [];
  let position = skipSpace(query, 0);
  while (position < query.length) {
    const lexeme = lexemeAt(query, position);
    lexemes.push(lexeme);
    position = skipSpace(query, position + lexeme.raw.length);
  }
  lexemes.push({ type: 'end', position: query.length, raw: '' });
  return lexemes;
}

function lexemeAt(query: string, position: number): Lexeme {
  const character = query.charAt(position);
  if (character === '(') return { type: 'open', position, raw: character };
  if (character === ')') return { type: 'close', position, raw: character };
  if (character in QUOTES) return phraseAt(query, position);
  const run = matchAt(RUN, query, position);
  if (run.startsWith('-') && /^-[^\s-]|^-$/.test(query.slice(position, position + 2))) {
    return { type: 'not', position, raw: '-' };
  }
  const operator = Object.entries(OPERATORS).find(([word]) => word === run);
  if (operator !== undefined) return { type: operator[1], position, raw: run };
  if (run === 'NEAR' || run.startsWith('NEAR/')) return nearOf(query, run, position);
  const field = FIELD.exec(run);
  if (field === null) return { type: 'term', position, raw: run };
  return fieldAt({ query, run, position, name: field[1] ?? '', value: field[2] ?? '' });
}

function nearOf(query: string, run: string, position: number): Lexeme {
  const distance = Number(NEAR.exec(run)?.[1] ?? 0);
  if (distance < 1 || distance > MAX_NEAR_DISTANCE) {
    throw new QuerySyntaxError({ query, position, found: run, expected: 'near' });
  }
  return { type: 'near', position, raw: run, distance };
}

/** A field whose value may be in quotes: author:"Ana Ruiz". */
function fieldAt({
  query,
  run,
  position,
  name,
  value,
}: {
  query: string;
  run: string;
  position: number;
  name: string;
  value: string;
}): Lexeme {
  const after = position + run.length;
  if (value !== '' || !(query.charAt(after) in QUOTES)) {
    return { type: 'field', position, raw: run, name, value };
  }
  const quoted = phraseAt(query, after);
  return { type: 'field', position, raw: run + quoted.raw, name, value: quoted.inside };
}

function phraseAt(query: string, position: number): Extract<Lexeme, { type: 'phrase' }> {
  const close = QUOTES[query.charAt(position)] ?? '"';
  const end = query.indexOf(close, position + 1);
  if (end === -1) {
    const found = query.slice(position);
    throw new QuerySyntaxError({ query, position, found, expected: 'close-quote' });
  }
  return {
    type: 'phrase',
    position,
    raw: query.slice(position, end + 1),
    inside: query.slice(position + 1, end),
  };
}

function skipSpace(query: string, position: number): number {
  return position + matchAt(SPACE, query, position).length;
}

function matchAt(pattern: RegExp, text: string, position: number): string {
  pattern.lastIndex = position;
  return pattern.exec(text)?.[0] ?? '';
}
