import type { Brand } from '../core/brand.js';
import { departmentNamed } from '../core/default-touchpoints.js';
import type { Mention } from '../core/mention.js';
import { fullText } from '../core/post.js';
import type { PostSample, SentimentCounts, TouchpointLine } from '../core/report.js';
import { SentimentTally } from '../core/sentiment-counts.js';
import type { TimeRange } from '../core/time.js';
import { WordTally } from './drivers.js';
import { type Place, placer } from './placing.js';
import { ReachTally, TopPosts } from './post-samples.js';
import type { ReportStore } from './report-store.js';
import { type Replies, ReplyTally } from './responses.js';

const SHOWN_POSTS = 3;

/** Counts of one span, as a whole and by touchpoint. */
export interface SpanCounts {
  readonly counts: SentimentCounts;
  readonly byTouchpoint: ReadonlyMap<string, SentimentCounts>;
}

/** What a digest tells of the span itself, beside its counts. */
export interface SpanReading extends SpanCounts {
  readonly words: WordTally;
  readonly reach: ReachTally;
  readonly worst: readonly PostSample[];
  readonly best: readonly PostSample[];
  /** Followed the public answers to its complaints. */
  readonly replyTally: ReplyTally;
}

interface Span {
  readonly brand: Brand;
  readonly range: TimeRange;
}

/** Adds up mentions as a whole and where they are placed. */
class PlacedTally {
  readonly #total = new SentimentTally();
  readonly #byTouchpoint = new Map<string, SentimentTally>();
  readonly #place: (mention: Mention) => Place;

  constructor({ touchpoints }: Brand) {
    this.#place = placer(touchpoints);
  }

  /** @returns where it was placed */
  add(mention: Mention): string | null {
    const { voice, reading } = mention;
    const { label } = reading;
    this.#total.add({ label, voice });
    const { touchpoint } = this.#place(mention);
    if (touchpoint === null) return null;
    const tally = this.#byTouchpoint.get(touchpoint) ?? new SentimentTally();
    tally.add({ label, voice });
    this.#byTouchpoint.set(touchpoint, tally);
    return touchpoint;
  }

  counts(): SpanCounts {
    return {
      counts: this.#total.counts(),
      byTouchpoint: new Map([...this.#byTouchpoint].map(([id, tally]) => [id, tally.counts()])),
    };
  }
}

/** Counts of a span, in one pass. */
export async function countSpan(store: ReportStore, { brand, range }: Span): Promise<SpanCounts> {
  const tally = new PlacedTally(brand);
  for await (const mention of store.mentions.stream({ brandId: brand.id, range })) {
    tally.add(mention);
  }
  return tally.counts();
}

/** One pass over what was passed on, so that every original's reach is known, then one over the originals. */
export async function readSpan(
  store: ReportStore,
  { brand, range, replies, now }: Span & { readonly replies: Replies; readonly now: Date },
): Promise<SpanReading> {
  const filter = { brandId: brand.id, range };
  const tally = new PlacedTally(brand);
  const words = new WordTally(brand);
  const reach = new ReachTally();
  const worst = new TopPosts(SHOWN_POSTS);
  const best = new TopPosts(SHOWN_POSTS);
  const answers = new ReplyTally(replies, { brand, now });
  for await (const mention of store.mentions.stream({ ...filter, voices: ['repost', 'copy'] })) {
    reach.add(mention);
    tally.add(mention);
  }
  for await (const mention of store.mentions.stream({ ...filter, voices: ['original'] })) {
    const { post, reading } = mention;
    answers.add(mention, tally.add(mention));
    words.add({ text: fullText(post), lang: reading.lang, label: reading.label });
    if (reading.label === 'neutral' || !reading.isAboutBrand) continue;
    const weight = {
      probability: reading.probabilities[reading.label],
      reach: reach.reachOf(post),
    };
    (reading.label === 'negative' ? worst : best).add(mention, weight);
  }
  return {
    ...tally.counts(),
    words,
    reach,
    worst: worst.samples,
    best: best.samples,
    replyTally: answers,
  };
}

/** Touchpoints of the map that were spoken of in either span: most negatives first, then most voices. */
export function touchpointLines(
  { touchpoints, departments }: Brand,
  { now, before }: { readonly now: SpanCounts; readonly before: SpanCounts },
): readonly TouchpointLine[] {
  const none = new SentimentTally().counts();
  return touchpoints
    .map(({ id, name, department }) => ({
      touchpoint: id,
      name,
      department: departmentNamed(departments, department),
      counts: now.byTouchpoint.get(id) ?? none,
      previous: before.byTouchpoint.get(id) ?? none,
    }))
    .filter(({ counts, previous }) => counts.voices + previous.voices > 0)
    .toSorted((a, b) => b.counts.negative - a.counts.negative || b.counts.voices - a.counts.voices);
}
