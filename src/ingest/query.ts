import type { Brand } from '../core/brand.js';
import type { QueryNode } from '../core/contracts/source.js';
import { joined, literalNode, parseQuery } from './query-parser.js';
import { bareWord } from './words.js';

export {
  describeQueryError,
  QueryCoverError,
  type QueryExpectation,
  QuerySyntaxError,
} from './query-error.js';
export { compileQuery, type QueriedPost, type QueryMatcher } from './query-matcher.js';
export { literalNode, MAX_QUERY_DEPTH, MAX_QUERY_LENGTH, parseQuery } from './query-parser.js';
export { printQuery } from './query-printer.js';
export { searchTerms } from './query-terms.js';

/**
 * What is searched for a brand: its query, in which `$brand` stands for its names, or any of its names
 * where it has no query; and whatever else the team watches.
 *
 * @param watchTerms added by the team while Vigía runs, each taken literally
 * @throws {QuerySyntaxError} the brand's query is wrong, or none of its names has a letter or a digit
 */
export function brandQuery(
  brand: Pick<Brand, 'name' | 'aliases' | 'query'>,
  watchTerms: readonly string[] = [],
): QueryNode {
  const names = [brand.name, ...brand.aliases].flatMap(spellings);
  const query = brand.query.trim() === '' ? '$brand' : brand.query;
  const tree = parseQuery(query, names.length === 0 ? {} : { brandNames: joined('or', names) });
  const watched = watchTerms.map(literalNode).filter((node) => node !== null);
  return watched.length === 0 ? tree : { type: 'or', nodes: [tree, ...watched] };
}

/**
 * The ways in which a name is written: as it is; in one word, as in handles, hashtags and "McDonalds";
 * and with n for ñ where a handle or hashtag cannot have it.
 */
function spellings(name: string): QueryNode[] {
  const literal = literalNode(name);
  if (literal === null) return [];
  const typed = literal.type === 'phrase' ? literal.words.map(bareWord).join('') : null;
  const oneWord = typed ?? (literal.type === 'word' ? bareWord(literal.text) : '');
  const nodes: QueryNode[] = [literal];
  if (typed !== null) nodes.push({ type: 'word', text: typed, prefix: false, suffix: false });
  if (oneWord.includes('ñ')) {
    const plain = oneWord.replaceAll('ñ', 'n');
    nodes.push({ type: 'field', field: 'hashtag', value: plain });
    nodes.push({ type: 'word', text: `@${plain}`, prefix: false, suffix: false });
  }
  return nodes;
}
