import type { Translate } from '../lib/i18n/i18n.js';

/** What a query must hold at the place of a mistake; each is a key under `cli:query.expected`. */
export type QueryExpectation =
  | 'operand'
  | 'operator'
  | 'close-parenthesis'
  | 'close-quote'
  | 'near'
  | 'near-operand'
  | 'field-name'
  | 'field-value'
  | 'edge-star'
  | 'phrase-star'
  | 'known-name'
  | 'less-depth'
  | 'less-length';

/** Facts of one mistake. */
export interface QueryMistake {
  readonly query: string;
  /** Index of the mistake in UTF-16 units, from 0; the query's length where it ends too early. */
  readonly position: number;
  /** The piece found there, shortened; empty at the end of the query. */
  readonly found: string;
  readonly expected: QueryExpectation;
}

const MAX_FOUND_LENGTH = 30;

/** A query that cannot be read; `describeQueryError` puts it into words for a person. */
export class QuerySyntaxError extends Error {
  override readonly name = 'QuerySyntaxError';
  readonly query: string;
  readonly position: number;
  readonly found: string;
  readonly expected: QueryExpectation;

  constructor({ query, position, found, expected }: QueryMistake) {
    const shortened =
      found.length > MAX_FOUND_LENGTH ? `${found.slice(0, MAX_FOUND_LENGTH)}…` : found;
    super(`query, position ${position}: found '${shortened}', expected ${expected}`);
    this.query = query;
    this.position = position;
    this.found = shortened.toWellFormed();
    this.expected = expected;
  }
}

/** Why no list of words finds every match of a query; each is a key under `cli:query.cover`. */
export type CoverObstacle = 'no-words' | 'impossible';

/** A query that networks cannot be asked: it can match posts that contain none of its whole words. */
export class QueryCoverError extends Error {
  override readonly name = 'QueryCoverError';
  readonly obstacle: CoverObstacle;
  /** The part that has no word of its own, as a query. */
  readonly part: string;

  constructor(obstacle: CoverObstacle, part: string) {
    super(`query: ${part} (${obstacle})`);
    this.obstacle = obstacle;
    this.part = part;
  }
}

/** Characters of the query shown on either side of a mistake. */
const CONTEXT_LENGTH = 30;

/**
 * One or three lines for a terminal, in the translator's language: what is wrong and where,
 * then for a mistake of syntax the query with a caret under the place.
 */
export function describeQueryError(
  error: QuerySyntaxError | QueryCoverError,
  translate: Translate,
): string {
  if (error instanceof QueryCoverError) {
    return translate(`cli:query.cover.${error.obstacle}`, { part: error.part });
  }
  const found =
    error.found === ''
      ? translate('cli:query.end')
      : translate('cli:query.piece', { piece: error.found });
  const line = translate('cli:query.mistake', {
    position: error.position + 1,
    found,
    expected: translate(`cli:query.expected.${error.expected}`),
  });
  return `${line}\n${caret(error.query, error.position)}`;
}

/** The query around the place, on one line, and a caret below it. */
function caret(query: string, position: number): string {
  const start = Math.max(0, position - CONTEXT_LENGTH);
  const end = position + CONTEXT_LENGTH;
  const before = oneLine(`${start > 0 ? '…' : ''}${query.slice(start, position)}`);
  const after = oneLine(`${query.slice(position, end)}${end < query.length ? '…' : ''}`);
  return `  ${before}${after}\n  ${before.replace(/./gu, ' ')}^`;
}

/** Line breaks, tabs and other control characters as spaces, so that the caret stays below its place. */
function oneLine(text: string): string {
  return text.toWellFormed().replace(/\p{C}/gu, ' ');
}
