import type { QueryNode } from '../core/contracts/source.js';
import { assertNever } from '../core/errors.js';
import { QueryCoverError } from './query-error.js';
import { printQuery } from './query-printer.js';
import { bareWord } from './words.js';

/** What is known of a part without looking at a post, or the words that each of its matches holds one of. */
type Cover = 'always' | 'never' | 'unknown' | readonly string[];

/**
 * Words, '#hashtags' and "phrases" such that every post that can match contains at least one, compared as `fold` does:
 * what a source asks its network (`PageRequest.terms`). The fewest that do; of an AND only one side is asked.
 * Empty where the query takes everything the source has (`source:` with its name).
 *
 * @param source the source that will be asked; its `source:` fields are then decided beforehand
 * @throws {QueryCoverError} no such words: a negation, a field or a word* without a whole word beside it,
 *   or a query that this source can never match
 */
export function searchTerms(node: QueryNode, source?: string): readonly string[] {
  const cover = coverOf(node, source);
  if (cover === 'always') return [];
  if (cover === 'never') throw new QueryCoverError('impossible', printQuery(node));
  if (cover === 'unknown') throw new QueryCoverError('no-words', printQuery(blame(node, source)));
  return cover;
}

function coverOf(node: QueryNode, source: string | undefined): Cover {
  switch (node.type) {
    case 'word':
      return node.prefix || node.suffix ? 'unknown' : [term([node.text])];
    case 'phrase':
      return [term(node.words)];
    case 'field':
      if (node.field === 'hashtag') return [`#${node.value}`];
      if (node.field !== 'source' || source === undefined) return 'unknown';
      return node.value === source ? 'always' : 'never';
    case 'near':
      return better(coverOf(node.left, source), coverOf(node.right, source));
    case 'not': {
      const inner = coverOf(node.node, source);
      if (inner === 'always') return 'never';
      return inner === 'never' ? 'always' : 'unknown';
    }
    case 'and':
      return node.nodes.map((part) => coverOf(part, source)).reduce(better, 'always');
    case 'or':
      return node.nodes.map((part) => coverOf(part, source)).reduce(union, 'never');
    default:
      return assertNever(node);
  }
}

/** Both must hold: the side that asks less. */
function better(a: Cover, b: Cover): Cover {
  if (a === 'never' || b === 'never') return 'never';
  if (a === 'always') return b;
  if (b === 'always' || b === 'unknown') return a;
  if (a === 'unknown' || b.length < a.length) return b;
  return b.length === a.length && lettersOf(b) > lettersOf(a) ? b : a;
}

/** Either may hold: all that both ask. */
function union(a: Cover, b: Cover): Cover {
  if (a === 'always' || b === 'always') return 'always';
  if (a === 'never') return b;
  if (b === 'never') return a;
  if (a === 'unknown' || b === 'unknown') return 'unknown';
  return [...new Set([...a, ...b])];
}

/** Of two covers of one size the one with more letters is the rarer, and finds less that is thrown away again. */
function lettersOf(terms: readonly string[]): number {
  return terms.reduce((sum, text) => sum + text.length, 0);
}

/** Networks find '@name' by its word. */
function term(typed: readonly string[]): string {
  const bare = typed.map(bareWord).join(' ');
  return typed.length === 1 ? bare : `"${bare}"`;
}

/** The smallest part that has no words of its own. */
function blame(node: QueryNode, source: string | undefined): QueryNode {
  if (node.type !== 'or') return node;
  const guilty = node.nodes.find((part) => coverOf(part, source) === 'unknown');
  return guilty === undefined ? node : blame(guilty, source);
}
