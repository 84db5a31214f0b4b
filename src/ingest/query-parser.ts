import type { QueryNode } from '../core/contracts/source.js';
import { languageSubtag } from './language-tag.js';
import { type QueryExpectation, QuerySyntaxError } from './query-error.js';
import { type Lexeme, lex } from './query-lexer.js';
import { words } from './words.js';

/** Longer queries are refused: ten times the longest brand query we could think of. */
export const MAX_QUERY_LENGTH = 10_000;
/** Deeper nesting is refused, so that no query can exhaust the stack of those who walk its tree. */
export const MAX_QUERY_DEPTH = 50;

export type FieldName = Extract<QueryNode, { type: 'field' }>['field'];

const FIELDS: readonly FieldName[] = ['author', 'source', 'lang', 'site', 'hashtag'];
/** Stands for the brand's names where the caller gives them. */
const BRAND_NAMES = '$brand';

/** What a query may refer to. */
export interface QueryContext {
  /** What `$brand` stands for; without it `$brand` is refused. */
  readonly brandNames?: QueryNode;
}

/**
 * Reads a query: words, "phrases", word*, *word, AND (or nothing between), OR, NOT (or '-'), parentheses, NEAR/n,
 * author: source: lang: site: hashtag:, '#tag', '@name' and `$brand`. NOT binds looser than NEAR and tighter than AND,
 * AND tighter than OR. Words keep their accents (a network is asked with them); matching folds them.
 * A word with a sign inside ('h&m') is a phrase of its parts.
 *
 * @throws {QuerySyntaxError} with the position of the first mistake; it throws nothing else, whatever the text
 */
export function parseQuery(query: string, { brandNames }: QueryContext = {}): QueryNode {
  if (query.length > MAX_QUERY_LENGTH) {
    throw new QuerySyntaxError({
      query,
      position: MAX_QUERY_LENGTH,
      found: query.slice(MAX_QUERY_LENGTH),
      expected: 'less-length',
    });
  }
  const lexemes = lex(query);
  const end = lexemes.at(-1) ?? { type: 'end', position: query.length, raw: '' };
  let next = 0;
  let depth = 0;

  const peek = (): Lexeme => lexemes[next] ?? end;
  const take = (): Lexeme => lexemes[next++] ?? end;
  const fail = (at: Pick<Lexeme, 'position' | 'raw'>, expected: QueryExpectation): never => {
    throw new QuerySyntaxError({ query, position: at.position, found: at.raw, expected });
  };
  const deeper = (at: Lexeme, parse: () => QueryNode): QueryNode => {
    depth += 1;
    if (depth > MAX_QUERY_DEPTH) fail(at, 'less-depth');
    const node = parse();
    depth -= 1;
    return node;
  };

  const parseOr = (): QueryNode => {
    const nodes = [parseAnd()];
    while (peek().type === 'or') {
      take();
      nodes.push(parseAnd());
    }
    return joined('or', nodes);
  };

  const parseAnd = (): QueryNode => {
    const nodes = [parseNot()];
    while (peek().type !== 'or' && peek().type !== 'close' && peek().type !== 'end') {
      if (peek().type === 'and') take();
      nodes.push(parseNot());
    }
    return joined('and', nodes);
  };

  const parseNot = (): QueryNode => {
    if (peek().type !== 'not') return parseNear();
    const not = take();
    return { type: 'not', node: deeper(not, parseNot) };
  };

  const parseNear = (): QueryNode => {
    const leftAt = peek();
    const left = parseOperand();
    const near = peek();
    if (near.type !== 'near') return left;
    take();
    const rightAt = peek();
    const right = parseOperand();
    if (!isPositional(left)) fail(leftAt, 'near-operand');
    if (!isPositional(right)) fail(rightAt, 'near-operand');
    if (peek().type === 'near') fail(peek(), 'operator');
    return { type: 'near', left, right, distance: near.distance };
  };

  const parseOperand = (): QueryNode => {
    const lexeme = take();
    switch (lexeme.type) {
      case 'open': {
        const node = deeper(lexeme, parseOr);
        if (peek().type !== 'close') fail(peek(), 'close-parenthesis');
        take();
        return node;
      }
      case 'phrase':
        return phraseNode(lexeme, lexeme.inside);
      case 'term':
        return termNode(lexeme);
      case 'field':
        return fieldNode(lexeme);
      default:
        return fail(lexeme, 'operand');
    }
  };

  const termNode = (lexeme: Lexeme): QueryNode => {
    if (lexeme.raw === BRAND_NAMES) return brandNames ?? fail(lexeme, 'known-name');
    const suffix = lexeme.raw.startsWith('*');
    const prefix = lexeme.raw.length > 1 && lexeme.raw.endsWith('*');
    const body = lexeme.raw.slice(suffix ? 1 : 0, prefix ? -1 : undefined);
    const star = body.indexOf('*');
    if (star !== -1) {
      const offset = star + (suffix ? 1 : 0);
      const place = { position: lexeme.position + offset, raw: lexeme.raw.slice(offset) };
      return fail(place, 'edge-star');
    }
    if (!suffix && !prefix) return phraseNode(lexeme, body);
    const [word, ...others] = words(canonical(body));
    if (word === undefined) return fail(lexeme, 'operand');
    if (others.length > 0) return fail(lexeme, 'edge-star');
    return { type: 'word', text: word, prefix, suffix };
  };

  const phraseNode = (lexeme: Lexeme, inside: string): QueryNode => {
    const star = inside.indexOf('*');
    if (star !== -1) {
      const place = lexeme.position + lexeme.raw.indexOf('*');
      fail({ position: place, raw: inside.slice(star) }, 'phrase-star');
    }
    return literalNode(inside) ?? fail(lexeme, 'operand');
  };

  const fieldNode = (lexeme: Extract<Lexeme, { type: 'field' }>): QueryNode => {
    const field = FIELDS.find((name) => name === lexeme.name.toLowerCase());
    if (field === undefined) return fail(lexeme, 'field-name');
    const value = fieldValue(field, lexeme.value);
    if (value === null) {
      const offset = lexeme.name.length + 1;
      const place = { position: lexeme.position + offset, raw: lexeme.raw.slice(offset) };
      return fail(place, 'field-value');
    }
    return { type: 'field', field, value };
  };

  const tree = parseOr();
  if (peek().type !== 'end') fail(peek(), 'operator');
  return tree;
}

/**
 * A name or a term as typed, taken literally: one word, a hashtag, or the phrase of its words.
 *
 * @returns null where it has no letter and no digit
 */
export function literalNode(text: string): QueryNode | null {
  const found = words(canonical(text));
  const [first, ...others] = found;
  if (first === undefined) return null;
  if (others.length > 0) return { type: 'phrase', words: found };
  if (first.startsWith('#')) return { type: 'field', field: 'hashtag', value: first.slice(1) };
  return { type: 'word', text: first, prefix: false, suffix: false };
}

/** Several nodes as one; a single one stays itself. */
export function joined(type: 'and' | 'or', nodes: readonly QueryNode[]): QueryNode {
  const [only, second] = nodes;
  return only !== undefined && second === undefined ? only : { type, nodes };
}

/** The value as it is compared, or null where it cannot be one. */
function fieldValue(field: FieldName, typed: string): string | null {
  const value = canonical(typed).trim();
  if (value === '' || /["“„«»”*\p{C}]/u.test(value)) return null;
  switch (field) {
    case 'hashtag': {
      const [tag, ...others] = words(value.replace(/^#/, ''));
      return tag !== undefined && others.length === 0 ? tag : null;
    }
    case 'author':
      return value.replace(/^@/, '') || null;
    case 'lang':
      return languageSubtag(value);
    case 'site':
      return /[\s/]/.test(value) ? null : value.replace(/^www\./, '') || null;
    case 'source':
      return /\s/.test(value) ? null : value;
  }
}

/** Whether a node has places in a text: a word, a phrase, or a choice of these. */
function isPositional(node: QueryNode): boolean {
  if (node.type === 'or') return node.nodes.every(isPositional);
  return node.type === 'word' || node.type === 'phrase';
}

/** One spelling of what can be typed in several ways: composed, lower case. */
function canonical(text: string): string {
  return text.toWellFormed().normalize('NFKC').toLowerCase().normalize('NFKC');
}
