import type { QueryNode } from '../core/contracts/source.js';
import { assertNever } from '../core/errors.js';
import type { Post } from '../core/post.js';
import { fold } from '../lib/text/fold.js';
import { bareWord, words } from './words.js';

/** The parts of a post that a query can speak of. */
export type QueriedPost = Pick<
  Post,
  'text' | 'title' | 'author' | 'source' | 'lang' | 'site' | 'hashtags'
>;

/** Decides whether a post matches a compiled query. */
export type QueryMatcher = (post: QueriedPost) => boolean;

/** One word of the query and where the post at hand has it, ascending. */
interface Slot {
  /** '#', '@', or '' where the word may stand with or without either. */
  readonly sign: string;
  readonly isMatch: (bare: string) => boolean;
  readonly places: number[];
}

/** Words from `start` to `end`, both included. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** Distance kept between title and text, larger than any NEAR, so that nothing matches across them. */
const TITLE_GAP = 1_000;

/**
 * Turns a tree into a function. A post's words are walked once, whatever the size of the query.
 * The function keeps its working memory between calls: one call at a time, which is all that synchronous code can do.
 */
export function compileQuery(node: QueryNode): QueryMatcher {
  const exact = new Map<string, Slot[]>();
  const wild: Slot[] = [];
  const slots: Slot[] = [];

  const slotOf = (word: string, { prefix = false, suffix = false } = {}): Slot => {
    const folded = fold(word);
    const text = bareWord(folded);
    const slot = {
      sign: folded.slice(0, -text.length),
      isMatch: wildcard(text, { prefix, suffix }),
      places: [],
    };
    slots.push(slot);
    if (prefix || suffix) wild.push(slot);
    else exact.set(text, [...(exact.get(text) ?? []), slot]);
    return slot;
  };

  const compile = (part: QueryNode): QueryMatcher => {
    switch (part.type) {
      case 'word':
      case 'phrase':
      case 'near': {
        const spans = compileSpans(part, slotOf);
        return () => spans().length > 0;
      }
      case 'field':
        return compileField(part);
      case 'not': {
        const negated = compile(part.node);
        return (post) => !negated(post);
      }
      case 'and': {
        const all = part.nodes.map(compile);
        return (post) => all.every((matches) => matches(post));
      }
      case 'or': {
        const any = part.nodes.map(compile);
        return (post) => any.some((matches) => matches(post));
      }
      default:
        return assertNever(part);
    }
  };

  const noteWord = (word: string, place: number): void => {
    const bare = bareWord(word);
    for (const slot of exact.get(bare) ?? []) {
      if (slot.sign === '' || word.startsWith(slot.sign)) slot.places.push(place);
    }
    for (const slot of wild) {
      if ((slot.sign === '' || word.startsWith(slot.sign)) && slot.isMatch(bare))
        slot.places.push(place);
    }
  };

  const root = compile(node);
  return (post) => {
    for (const slot of slots) slot.places.length = 0;
    let place = 0;
    if (post.title !== null) {
      for (const word of words(fold(post.title))) noteWord(word, place++);
      place += TITLE_GAP;
    }
    for (const word of words(fold(post.text))) noteWord(word, place++);
    return root(post);
  };
}

function wildcard(
  text: string,
  { prefix, suffix }: { prefix: boolean; suffix: boolean },
): (bare: string) => boolean {
  if (prefix && suffix) return (bare) => bare.includes(text);
  if (prefix) return (bare) => bare.startsWith(text);
  return (bare) => bare.endsWith(text);
}

/** A function that gives, for the post at hand, where a part stands, ascending by start. */
function compileSpans(
  node: QueryNode,
  slotOf: (word: string, edges?: { prefix: boolean; suffix: boolean }) => Slot,
): () => readonly Span[] {
  switch (node.type) {
    case 'word': {
      const { places } = slotOf(node.text, node);
      return () => places.map((place) => ({ start: place, end: place }));
    }
    case 'phrase': {
      const parts = node.words.map((word) => slotOf(word));
      return () => phraseSpans(parts);
    }
    case 'or': {
      const choices = node.nodes.map((choice) => compileSpans(choice, slotOf));
      return () => choices.flatMap((choice) => choice()).sort((a, b) => a.start - b.start);
    }
    case 'near': {
      const left = compileSpans(node.left, slotOf);
      const right = compileSpans(node.right, slotOf);
      return () => nearSpans(left(), right(), node.distance);
    }
    default:
      throw new TypeError(`a ${node.type} has no place in a text`);
  }
}

function phraseSpans(parts: readonly Slot[]): Span[] {
  const [first, ...rest] = parts;
  const sets = rest.map((slot) => new Set(slot.places));
  return (first?.places ?? [])
    .filter((place) => sets.every((places, index) => places.has(place + index + 1)))
    .map((place) => ({ start: place, end: place + parts.length - 1 }));
}

/** Pairs that do not overlap and whose nearest words are at most `distance` places apart; neighbours are 1 apart. */
function nearSpans(left: readonly Span[], right: readonly Span[], distance: number): Span[] {
  const longest = right.reduce((length, span) => Math.max(length, span.end - span.start), 0);
  const found: Span[] = [];
  let first = 0;
  for (const a of left) {
    while ((right[first]?.start ?? Infinity) < a.start - distance - longest) first += 1;
    for (let at = first; (right[at]?.start ?? Infinity) <= a.end + distance; at += 1) {
      const b = right[at];
      if (b === undefined) break;
      const gap = Math.max(b.start - a.end, a.start - b.end);
      if (gap >= 1 && gap <= distance) {
        found.push({ start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) });
      }
    }
  }
  return found;
}

function compileField({ field, value }: Extract<QueryNode, { type: 'field' }>): QueryMatcher {
  const wanted = fold(value);
  switch (field) {
    case 'author':
      return ({ author }) => fold(author.handle) === wanted;
    case 'source':
      return ({ source }) => source === value;
    case 'lang':
      return ({ lang }) => lang === value;
    case 'site':
      return ({ site }) => site !== null && (site === value || site.endsWith(`.${value}`));
    case 'hashtag':
      return ({ hashtags }) => hashtags.some((tag) => fold(tag) === wanted);
    default:
      return assertNever(field);
  }
}
