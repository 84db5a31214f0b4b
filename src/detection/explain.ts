import type { Coordination, Reason } from '../core/finding.js';
import { speaksOf, type Witness } from './evidence.js';
import { categoryOf, HABIT_KINDS, type Habits } from './habits.js';

const MAX_TERMS = 6;
const MAX_CATEGORIES = 6;
const MAX_POSTS = 20;
/** Part of a post that its most telling word takes; the next word takes as much of what is left. */
const CREDIT = 0.7;
/** Among more posts than these a word of one post is chance. */
const FEW_POSTS = 4;
/** A part below one in a hundred explains nothing. */
const MIN_SHARE = 0.01;

export interface ExplainInput {
  /** Negative posts of the window, oldest first. */
  readonly witnesses: readonly Witness[];
  /** Voices that the window should have brought. */
  readonly expected: number;
  /** Usual share, from 0 to 1, of negative voices that use a word. */
  readonly termShare: (term: string) => number;
  readonly habits: Habits;
}

/**
 * Divides an excess by word, touchpoint, source, language, campaign, author and original or repost.
 * The shares of one kind add up to 1; what no part explains has the term '*'.
 */
export function explain(input: ExplainInput): readonly Reason[] {
  const voices = input.witnesses.filter(({ role }) => role === 'voice');
  const reasons: Reason[] = [...termReasons(voices.length > 0 ? voices : input.witnesses, input)];
  for (const kind of HABIT_KINDS) {
    const counted = kind === 'repost' || kind === 'author' ? input.witnesses : voices;
    reasons.push(...categoryReasons(kind, counted, input));
  }
  return reasons;
}

interface Part {
  readonly term: string;
  readonly excess: number;
  readonly posts: readonly Witness[];
}

function termReasons(
  voices: readonly Witness[],
  { expected, termShare }: ExplainInput,
): readonly Reason[] {
  const parts: Part[] = [];
  let left = new Map(voices.map((voice) => [voice, 1]));
  while (parts.length < MAX_TERMS) {
    const topic = bestTopic(left, parts, termShare);
    if (topic === null) break;
    parts.push(topic);
    left = new Map(
      [...left].map(([voice, weight]) => [
        voice,
        voice.terms.includes(topic.term) ? weight * (1 - CREDIT) : weight,
      ]),
    );
  }
  return shares('term', parts, Math.max(0, voices.length - expected));
}

/** The word that exceeds its habit most among what is left of the posts, by log-likelihood ratio. */
function bestTopic(
  left: ReadonlyMap<Witness, number>,
  taken: readonly Part[],
  termShare: (term: string) => number,
): Part | null {
  const weights = new Map<string, number>();
  const counts = new Map<string, number>();
  let total = 0;
  for (const [{ terms }, weight] of left) {
    total += weight;
    for (const term of terms) {
      weights.set(term, (weights.get(term) ?? 0) + weight);
      counts.set(term, (counts.get(term) ?? 0) + 1);
    }
  }
  let best: { term: string; ratio: number; weight: number } | null = null;
  for (const [term, weight] of weights) {
    if (left.size > FEW_POSTS && (counts.get(term) ?? 0) < 2) continue;
    if (taken.some((part) => part.term === term)) continue;
    const ratio = likelihoodRatio(weight, total, termShare(term));
    if (best === null || ratio > best.ratio) best = { term, ratio, weight };
  }
  if (best === null || best.ratio <= 0) return null;
  const { term, weight } = best;
  return {
    term,
    excess: CREDIT * Math.max(0, weight - termShare(term) * total),
    posts: [...left.keys()].filter(({ terms }) => terms.includes(term)),
  };
}

/** Twice the log-likelihood ratio of a share above its habit; 0 where it is not above. */
function likelihoodRatio(count: number, total: number, usual: number): number {
  const share = count / total;
  if (share <= usual) return 0;
  const rest = total - count;
  return (
    2 *
    (count * Math.log(share / usual) + (rest > 0 ? rest * Math.log((1 - share) / (1 - usual)) : 0))
  );
}

function categoryReasons(
  kind: (typeof HABIT_KINDS)[number],
  witnesses: readonly Witness[],
  { expected, habits }: ExplainInput,
): readonly Reason[] {
  const groups = new Map<string, Witness[]>();
  for (const witness of witnesses) {
    const category = categoryOf(kind, witness);
    if (category === '') continue;
    const group = groups.get(category);
    if (group === undefined) groups.set(category, [witness]);
    else group.push(witness);
  }
  const usual = Math.min(expected, witnesses.length);
  const parts = [...groups]
    .filter(([, posts]) => kind !== 'author' || posts.length > 1)
    .map(([term, posts]) => ({
      term,
      posts,
      excess: Math.max(0, posts.length - usual * habits.share(kind, term)),
    }))
    .filter(({ excess }) => excess > 0)
    .sort((a, b) => b.excess - a.excess)
    .slice(0, MAX_CATEGORIES);
  return shares(kind, parts, Math.max(0, witnesses.length - usual));
}

function shares(kind: Reason['kind'], parts: readonly Part[], excess: number): readonly Reason[] {
  const explained = parts.reduce((sum, part) => sum + part.excess, 0);
  const whole = Math.max(excess, explained);
  if (whole <= 0 || parts.length === 0) return [];
  const reasons: Reason[] = [];
  let rest = 1;
  for (const { term, excess: part, posts } of parts) {
    const share = Math.round((part / whole) * 1000) / 1000;
    if (share < MIN_SHARE) continue;
    rest -= share;
    reasons.push({ kind, term, share, posts: loudestFirst(posts) });
  }
  rest = Math.round(rest * 1000) / 1000;
  if (rest > 0) reasons.push({ kind, term: '*', share: rest, posts: [] });
  const last = reasons.at(-1);
  if (rest < 0 && last !== undefined) {
    reasons[reasons.length - 1] = { ...last, share: Math.max(0, last.share + rest) };
  }
  return reasons;
}

function loudestFirst(posts: readonly Witness[]): readonly string[] {
  return [...posts]
    .sort((a, b) => b.reach - a.reach || a.createdAt - b.createdAt)
    .slice(0, MAX_POSTS)
    .map(({ key }) => key);
}

/** z of a 90 % interval. */
const Z90 = 1.645;

/** Part of the posts that repeat a text or an author, with its 90 % Wilson interval. */
export function coordinationOf(witnesses: readonly Witness[]): Coordination {
  const counted = witnesses.filter(({ role }) => role !== 'repost');
  const total = counted.length;
  if (total === 0) return { index: 0, low: 0, high: 1 };
  const echoes = counted.filter(({ role }) => role !== 'voice').length;
  const share = echoes / total;
  const square = Z90 * Z90;
  const centre = (share + square / (2 * total)) / (1 + square / total);
  const half =
    (Z90 * Math.sqrt((share * (1 - share)) / total + square / (4 * total * total))) /
    (1 + square / total);
  return { index: share, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/** Share of the excess from which one word tells what the event is about. */
const TELLING_SHARE = 0.2;

/**
 * The first post of the matter, the loudest one and the one that was passed on most. The matter is the most telling
 * word, where it explains a fifth of the excess or more: an ordinary complaint of the minutes before did not begin it.
 *
 * @returns `firstAt` in milliseconds
 */
export function landmarks(
  witnesses: readonly Witness[],
  reasons: readonly Reason[],
): {
  readonly firstAt: number | null;
  readonly firstPost: string | null;
  readonly loudestPost: string | null;
  readonly turningPost: string | null;
} {
  const telling = reasons.find(
    ({ kind, share }) => kind === 'term' && share >= TELLING_SHARE,
  )?.term;
  const matter = witnesses.filter((witness) => telling !== undefined && speaksOf(witness, telling));
  const first = (matter.length > 0 ? matter : [...witnesses]).sort(
    (a, b) => a.createdAt - b.createdAt,
  )[0];
  const loudest = [...witnesses].sort((a, b) => b.reach - a.reach)[0];
  const passedOn = new Map<string, number>();
  for (const { repostOf } of witnesses) {
    if (repostOf !== null) passedOn.set(repostOf, (passedOn.get(repostOf) ?? 0) + 1);
  }
  const turning = [...passedOn].sort(([, a], [, b]) => b - a)[0];
  return {
    firstAt: first?.createdAt ?? null,
    firstPost: first?.key ?? null,
    loudestPost: loudest !== undefined && loudest.reach > 0 ? loudest.key : null,
    turningPost: turning !== undefined && turning[1] >= 2 ? turning[0] : null,
  };
}
