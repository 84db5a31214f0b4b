import type { Brand } from '../core/brand.js';
import type { Mention } from '../core/mention.js';
import { fullText } from '../core/post.js';
import type { Label } from '../core/reading.js';
import type { Driver } from '../core/report.js';
import type { TimeRange } from '../core/time.js';
import { fold } from '../lib/text/fold.js';
import { stemOf } from '../lib/text/stem.js';
import { contentWords } from '../lib/text/words.js';
import { addDays, dayRange } from './calendar.js';
import { type ReachTally, TopPosts } from './post-samples.js';
import type { ReportStore } from './report-store.js';

/** How far back 'usually' reaches. */
const PAST_DAYS = 28;
/** Past voices read at most, newest days first: enough to know how common a word is, and a bound on time. */
const MAX_PAST_VOICES = 50_000;
/** Different words of a day held in memory; beyond it only words already met are counted. */
const MAX_WORDS = 50_000;
/** Words of the day that are looked up in the past, most frequent first. */
const MAX_CANDIDATES = 3_000;
/** One or two voices are no movement. */
const MIN_COUNT = 3;
/** Log-likelihood above which chance is ruled out at p < 0.0001: the cut-off of Rayson, Berridge & Francis (2004). */
const MIN_LOG_LIKELIHOOD = 15.13;
const MAX_DRIVERS = 8;
const POSTS_PER_DRIVER = 2;

/** A voice, as far as its words go. */
interface Voice {
  readonly text: string;
  readonly lang: string;
  readonly label: Label;
}

/** A word with the voices that say it. */
export interface CountedWord {
  /** In its most frequent spelling. */
  readonly term: string;
  readonly count: number;
  readonly positive: number;
  readonly negative: number;
}

interface WordUse {
  readonly count: number;
  readonly positive: number;
  readonly negative: number;
  /** How it was written, by frequency of spelling. */
  readonly spellings: Map<string, number>;
}

/** A driver before its posts are looked up, with the stem that its forms share. */
export interface DriverWord extends Omit<Driver, 'posts'> {
  readonly stem: string;
}

/** The words of a text by stem, each once: stem → as written first. The brand's own names are told by the word itself. */
function stemmedWords(
  text: string,
  lang: string,
  ownNames: ReadonlySet<string> = NO_NAMES,
): ReadonlyMap<string, string> {
  const stems = new Map<string, string>();
  for (const [word, written] of contentWords(text, lang)) {
    if (ownNames.has(word)) continue;
    const stem = stemOf(word, lang);
    if (!stems.has(stem)) stems.set(stem, written);
  }
  return stems;
}

const NO_NAMES: ReadonlySet<string> = new Set();

/** Counts, for each word of a day, the voices that say it in any of its forms. */
export class WordTally {
  readonly #words = new Map<string, WordUse>();
  readonly #ownNames: ReadonlySet<string>;
  voices = 0;
  #positive = 0;
  #negative = 0;

  /** @param brand its own names are in nearly every mention and are not counted */
  constructor(brand: Pick<Brand, 'name' | 'aliases'>) {
    this.#ownNames = new Set(
      [brand.name, ...brand.aliases].flatMap((name) => fold(name).split(/[^\p{L}\p{N}]+/u)),
    );
  }

  add({ text, lang, label }: Voice): void {
    this.voices += 1;
    if (label === 'positive') this.#positive += 1;
    if (label === 'negative') this.#negative += 1;
    for (const [stem, written] of stemmedWords(text, lang, this.#ownNames)) {
      this.#count(stem, { written, label });
    }
  }

  #count(word: string, { written, label }: { written: string; label: Label }): void {
    const use = this.#words.get(word);
    if (use === undefined && this.#words.size >= MAX_WORDS) return;
    const spellings = use?.spellings ?? new Map<string, number>();
    spellings.set(written, (spellings.get(written) ?? 0) + 1);
    this.#words.set(word, {
      count: (use?.count ?? 0) + 1,
      positive: (use?.positive ?? 0) + (label === 'positive' ? 1 : 0),
      negative: (use?.negative ?? 0) + (label === 'negative' ? 1 : 0),
      spellings,
    });
  }

  /** The most frequent words with at least three voices: stem → use. */
  candidates(): readonly (readonly [string, CountedWord])[] {
    return [...this.#words]
      .filter(([, { count }]) => count >= MIN_COUNT)
      .toSorted(([a, useA], [b, useB]) => useB.count - useA.count || compare(a, b))
      .slice(0, MAX_CANDIDATES)
      .map(([stem, { spellings, ...use }]) => [stem, { ...use, term: usualSpelling(spellings) }]);
  }

  /** Voices that say a word in any of its forms. */
  countOf(stem: string): number {
    return this.#words.get(stem)?.count ?? 0;
  }

  /** Net sentiment of all voices; 0 where there is none. */
  get netSentiment(): number {
    return this.voices === 0 ? 0 : (this.#positive - this.#negative) / this.voices;
  }
}

/**
 * Words said far more often than in the 28 days before, strongest evidence first, at most 8. Each voice counts a word
 * once. Empty while the brand has no past to compare with.
 */
export async function driversOf(
  store: ReportStore,
  { brand, day, tally }: { readonly brand: Brand; readonly day: string; readonly tally: WordTally },
): Promise<readonly DriverWord[]> {
  const candidates = tally.candidates();
  if (candidates.length === 0) return [];
  const past = await pastUse(store, {
    brand,
    day,
    words: new Set(candidates.map(([word]) => word)),
  });
  if (past.voices === 0) return [];
  return candidates
    .map(([word, use]) => {
      const before = past.counts.get(word) ?? 0;
      const evidence = logLikelihood({
        count: use.count,
        total: tally.voices,
        pastCount: before,
        pastTotal: past.voices,
      });
      return { stem: word, use, before, evidence };
    })
    .filter(({ evidence }) => evidence >= MIN_LOG_LIKELIHOOD)
    .toSorted((a, b) => b.evidence - a.evidence)
    .slice(0, MAX_DRIVERS)
    .map(({ stem, use, before }) => ({
      stem,
      term: use.term,
      count: use.count,
      ratio: before === 0 ? null : use.count / tally.voices / (before / past.voices),
      direction: directionOf(use, tally.netSentiment),
    }));
}

/** What is said with more complaint than praise never raises the balance, however bad the rest of the day is. */
function directionOf(
  { count, positive, negative }: CountedWord,
  netSentiment: number,
): Driver['direction'] {
  const balance = (positive - negative) / count;
  return balance >= 0 && balance >= netSentiment ? 'up' : 'down';
}

/** Finds the posts that show each driver: those that went farthest of the voices that say it and pull its way. */
export class DriverPosts {
  readonly #found: readonly { readonly word: DriverWord; readonly top: TopPosts }[];
  readonly #reach: ReachTally;

  constructor(words: readonly DriverWord[], reach: ReachTally) {
    this.#found = words.map((word) => ({ word, top: new TopPosts(POSTS_PER_DRIVER) }));
    this.#reach = reach;
  }

  /** Takes originals. */
  add(mention: Mention): void {
    const { post, reading } = mention;
    const stems = stemmedWords(fullText(post), reading.lang);
    for (const { word, top } of this.#found) {
      if (!stems.has(word.stem)) continue;
      const { positive, negative } = reading.probabilities;
      const probability = word.direction === 'up' ? positive : negative;
      top.add(mention, { probability, reach: this.#reach.reachOf(post) });
    }
  }

  get drivers(): readonly Driver[] {
    return this.#found.map(({ word: { stem: _stem, ...driver }, top }) => ({
      ...driver,
      posts: top.samples,
    }));
  }
}

/**
 * Dunning's log-likelihood (1993) of a word's rate against the past, 0 where the rate did not rise.
 * Chi-squared with one degree of freedom when nothing changed.
 */
export function logLikelihood({
  count,
  total,
  pastCount,
  pastTotal,
}: {
  readonly count: number;
  readonly total: number;
  readonly pastCount: number;
  readonly pastTotal: number;
}): number {
  if (count / total <= pastCount / pastTotal) return 0;
  const rate = (count + pastCount) / (total + pastTotal);
  const term = (observed: number, expected: number) =>
    observed === 0 ? 0 : observed * Math.log(observed / expected);
  return (
    2 *
    (term(count, total * rate) +
      term(total - count, total * (1 - rate)) +
      term(pastCount, pastTotal * rate) +
      term(pastTotal - pastCount, pastTotal * (1 - rate)))
  );
}

async function pastUse(
  store: ReportStore,
  {
    brand,
    day,
    words,
  }: { readonly brand: Brand; readonly day: string; readonly words: ReadonlySet<string> },
): Promise<{ readonly voices: number; readonly counts: ReadonlyMap<string, number> }> {
  const counts = new Map<string, number>();
  let voices = 0;
  for (let back = 1; back <= PAST_DAYS && voices < MAX_PAST_VOICES; back += 1) {
    const range = dayRange(addDays(day, -back), brand.timeZone);
    for await (const { text, lang } of voicesIn(store, { brandId: brand.id, range })) {
      voices += 1;
      for (const word of stemmedWords(text, lang).keys()) {
        if (words.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    }
  }
  return { voices, counts };
}

async function* voicesIn(
  store: ReportStore,
  filter: { readonly brandId: string; readonly range: TimeRange },
): AsyncIterable<Voice> {
  for await (const { post, reading } of store.mentions.stream({
    ...filter,
    voices: ['original'],
  })) {
    yield { text: fullText(post), lang: reading.lang, label: reading.label };
  }
}

function usualSpelling(spellings: ReadonlyMap<string, number>): string {
  const [first] = [...spellings].toSorted(([a, n], [b, m]) => m - n || compare(a, b));
  return first?.[0] ?? '';
}

/** By code unit, so that the order does not hang on the machine's locale. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
