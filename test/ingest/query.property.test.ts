import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QueryNode } from '../../src/core/contracts/source.js';
import {
  compileQuery,
  parseQuery,
  printQuery,
  type QueriedPost,
  QueryCoverError,
  QuerySyntaxError,
  searchTerms,
} from '../../src/ingest/query.js';
import { bareWord, words } from '../../src/ingest/words.js';
import { fold } from '../../src/lib/text/fold.js';
import { post } from './posts.js';

/** Few words, so that texts and queries meet often. */
const VOCABULARY = ['cóndor', 'condores', 'roto', 'peña', 'pena', 'straße', 'not', 'x1'];

const vocabulary = fc.constantFrom(...VOCABULARY);
const signed = fc
  .tuple(fc.constantFrom('', '', '', '@', '#'), vocabulary)
  .map(([sign, word]) => sign + word);
const wordNode: fc.Arbitrary<QueryNode> = fc
  .record({ text: signed, prefix: fc.boolean(), suffix: fc.boolean() })
  // '#tag' without a star is a field.
  .filter(({ text, prefix, suffix }) => !text.startsWith('#') || prefix || suffix)
  .map((parts) => ({ type: 'word', ...parts }));
const phraseNode: fc.Arbitrary<QueryNode> = fc
  .array(signed, { minLength: 2, maxLength: 3 })
  .map((list) => ({ type: 'phrase', words: list }));
const fieldNode: fc.Arbitrary<QueryNode> = fc.oneof(
  fc.constantFrom<QueryNode>(
    { type: 'field', field: 'lang', value: 'es' },
    { type: 'field', field: 'source', value: 'plaza' },
    { type: 'field', field: 'site', value: 'diario.example' },
    { type: 'field', field: 'author', value: 'ana (la de aquí)' },
  ),
  vocabulary.map((value): QueryNode => ({ type: 'field', field: 'hashtag', value })),
);
const place = fc.oneof(wordNode, phraseNode);
const positional: fc.Arbitrary<QueryNode> = fc.oneof(
  place,
  fc
    .array(place, { minLength: 2, maxLength: 3 })
    .map((nodes): QueryNode => ({ type: 'or', nodes })),
);
const nearNode: fc.Arbitrary<QueryNode> = fc
  .record({ left: positional, right: positional, distance: fc.integer({ min: 1, max: 4 }) })
  .map((parts) => ({ type: 'near', ...parts }));

const { tree } = fc.letrec<{ tree: QueryNode }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    wordNode,
    phraseNode,
    fieldNode,
    nearNode,
    tie('tree').map((node): QueryNode => ({ type: 'not', node })),
    fc
      .tuple(
        fc.constantFrom('and' as const, 'or' as const),
        fc.array(tie('tree'), { minLength: 2, maxLength: 4 }),
      )
      .map(([type, nodes]): QueryNode => ({ type, nodes })),
  ),
}));

const text = fc.array(signed, { maxLength: 8 }).map((list) => list.join(' '));
const anyPost: fc.Arbitrary<QueriedPost> = fc
  .record({
    text,
    title: fc.option(text),
    lang: fc.constantFrom('es', 'en', null),
    source: fc.constantFrom('plaza', 'otra'),
    site: fc.constantFrom('diario.example', 'deportes.diario.example', 'otro.example', null),
    author: fc.constantFrom({ handle: 'Ana (la de aquí)' }, { handle: 'luis' }),
  })
  .map((parts) => {
    const found = [...words(parts.title ?? ''), ...words(parts.text)];
    const hashtags = found.filter((word) => word.startsWith('#')).map(bareWord);
    return post({ ...parts, hashtags });
  });

/** Every place where a part stands in a list of words: slow and plain. */
function places(node: QueryNode, list: readonly string[]): [start: number, end: number][] {
  const isAt = (word: string, at: number): boolean => {
    const wanted = fold(word);
    const there = list[at] ?? '';
    return there === wanted || bareWord(there) === wanted;
  };
  switch (node.type) {
    case 'word':
      return list.flatMap((there, at) => {
        const sign = fold(node.text).slice(0, -bareWord(fold(node.text)).length);
        const core = bareWord(fold(node.text)).replace(/[^\p{L}\p{N}]/gu, '\\$&');
        const pattern = new RegExp(
          `^${sign === '' ? '[#@]?' : sign}${node.suffix ? '.*' : ''}${core}${node.prefix ? '.*' : ''}$`,
          'u',
        );
        return pattern.test(there) ? [[at, at] as [number, number]] : [];
      });
    case 'phrase':
      return list
        .map((_, at): [number, number] => [at, at + node.words.length - 1])
        .filter(([at]) => node.words.every((word, offset) => isAt(word, at + offset)));
    case 'or':
      return node.nodes.flatMap((part) => places(part, list));
    case 'near':
      return places(node.left, list).flatMap(([start, end]) =>
        places(node.right, list)
          .filter(([other, otherEnd]) => {
            const gap = Math.max(other - end, start - otherEnd);
            return gap >= 1 && gap <= node.distance;
          })
          .map(([other]): [number, number] => [start, other]),
      );
    default:
      throw new Error('not a place');
  }
}

function reference(node: QueryNode, candidate: QueriedPost): boolean {
  switch (node.type) {
    case 'not':
      return !reference(node.node, candidate);
    case 'and':
      return !node.nodes.some((part) => !reference(part, candidate));
    case 'or':
      return node.nodes.filter((part) => reference(part, candidate)).length > 0;
    case 'field':
      return {
        lang: candidate.lang === node.value,
        source: candidate.source === node.value,
        site: `.${candidate.site}`.endsWith(`.${node.value}`),
        author: fold(candidate.author.handle) === fold(node.value),
        hashtag: candidate.hashtags.map(fold).includes(fold(node.value)),
      }[node.field];
    default:
      return [candidate.title ?? '', candidate.text].some(
        (part) => places(node, words(fold(part))).length > 0,
      );
  }
}

describe('the query language', () => {
  it('reads back every tree that it prints', () => {
    fc.assert(
      fc.property(tree, (node) => {
        expect(parseQuery(printQuery(node))).toEqual(node);
      }),
      { numRuns: 1_000 },
    );
  });

  it('reads back what it made of any text that it accepts', () => {
    const pieces = fc.constantFrom(
      '(',
      ')',
      '"',
      '*',
      '-',
      ' ',
      'AND',
      'NEAR/2 ',
      'lang:es',
      '#é',
      'ﬁ½',
      'İ',
      '«a»',
    );
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(typed, (query) => {
        try {
          const node = parseQuery(query);
          expect(parseQuery(printQuery(node))).toEqual(node);
        } catch (error) {
          if (!(error instanceof QuerySyntaxError)) throw error;
          expect(error.position).toBeGreaterThanOrEqual(0);
          expect(error.position).toBeLessThanOrEqual(query.length);
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it('matches what a slow and plain reading of the tree matches', () => {
    let matches = 0;
    fc.assert(
      fc.property(tree, anyPost, (node, candidate) => {
        const expected = reference(node, candidate);
        if (expected) matches += 1;
        expect(compileQuery(node)(candidate)).toBe(expected);
      }),
      { numRuns: 4_000 },
    );
    // Both answers were put to the test.
    expect(matches).toBeGreaterThan(400);
    expect(matches).toBeLessThan(3_600);
  });

  it('names terms of which every match contains one', () => {
    let covered = 0;
    fc.assert(
      fc.property(tree, anyPost, (node, candidate) => {
        if (!compileQuery(node)(candidate)) return;
        let terms: readonly string[];
        try {
          terms = searchTerms(node, candidate.source);
        } catch (error) {
          if (!(error instanceof QueryCoverError)) throw error;
          expect(error.obstacle).toBe('no-words');
          return;
        }
        if (terms.length === 0) return;
        covered += 1;
        const contains = terms.some((term) => compileQuery(parseQuery(term))(candidate));
        expect(contains).toBe(true);
      }),
      { numRuns: 4_000 },
    );
    expect(covered).toBeGreaterThan(100);
  });
});
