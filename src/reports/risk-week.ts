import type { Brand } from '../core/brand.js';
import type { Mention } from '../core/mention.js';
import type { PostSample, SentimentCounts } from '../core/report.js';
import { SentimentTally } from '../core/sentiment-counts.js';
import { daysBefore } from './calendar.js';
import { placer } from './placing.js';
import { ReachTally, TopPosts } from './post-samples.js';
import type { ReportStore } from './report-store.js';
import type { SpanMeasures } from './risk-values.js';

const WEEK_DAYS = 7;
/** Posts kept per reason: twice what is shown, so that two reasons need not show one post. */
const KEPT_POSTS = 4;

/** What one pass over a week's mentions finds. */
export interface WeekReading {
  readonly counts: SentimentCounts;
  readonly readerVariance: number;
  /** The last day first. */
  readonly days: readonly SpanMeasures[];
  readonly grave: number;
  readonly media: number;
  readonly passedOn: number;
  readonly byTouchpoint: ReadonlyMap<string, SentimentCounts>;
  readonly byCampaign: ReadonlyMap<string, SentimentCounts>;
  /** Voices by the reading's language. */
  readonly languages: ReadonlyMap<string, number>;
  readonly posts: Readonly<Record<'worst' | 'gravity' | 'press' | 'spread', readonly PostSample[]>>;
}

/** Start of the week that ends at an instant, in the brand's time zone: the same time of the clock seven days before. */
export function weekStart(to: Date, { timeZone }: Pick<Brand, 'timeZone'>): Date {
  return daysBefore(to, WEEK_DAYS, timeZone);
}

/** Everything that the risk of the week up to `to` is reckoned from, in one pass over reach and one over voices. */
export async function readWeek(
  store: ReportStore,
  { brand, to }: { readonly brand: Brand; readonly to: Date },
): Promise<WeekReading> {
  const filter = { brandId: brand.id, range: { from: weekStart(to, brand), to } };
  const place = placer(brand.touchpoints);
  const total = new SentimentTally();
  const touchpoints = new Tallies();
  const campaigns = new Tallies();
  const reach = new ReachTally();
  const count = (mention: Mention) => {
    total.add({ label: mention.reading.label, voice: mention.voice });
    touchpoints.add(place(mention).touchpoint, mention);
    campaigns.add(mention.campaign, mention);
  };
  for await (const mention of store.mentions.stream({ ...filter, voices: ['repost', 'copy'] })) {
    count(mention);
    reach.add(mention);
  }
  const posts = {
    worst: new TopPosts(KEPT_POSTS),
    gravity: new TopPosts(KEPT_POSTS),
    press: new TopPosts(KEPT_POSTS),
    spread: new TopPosts(KEPT_POSTS),
  };
  const starts = Array.from({ length: WEEK_DAYS }, (_, age) =>
    daysBefore(to, age + 1, brand.timeZone),
  );
  const days = starts.map(() => ({ voices: 0, negative: 0, readerVariance: 0 }));
  const media = new Set<string>();
  const languages = new Map<string, number>();
  let readerVariance = 0;
  let grave = 0;
  let passedOn = 0;
  for await (const mention of store.mentions.stream({ ...filter, voices: ['original'] })) {
    const { post, reading } = mention;
    const probability = reading.probabilities.negative;
    const isNegative = reading.label === 'negative';
    const day = days[starts.findIndex((start) => post.createdAt >= start)];
    count(mention);
    readerVariance += probability * (1 - probability);
    languages.set(reading.lang, (languages.get(reading.lang) ?? 0) + 1);
    if (day !== undefined) {
      day.voices += 1;
      day.negative += isNegative ? 1 : 0;
      day.readerVariance += probability * (1 - probability);
    }
    if (!isNegative) continue;
    const weight = { probability, reach: reach.reachOf(post) };
    const times = reach.timesPassedOn(post);
    passedOn += times;
    posts.worst.add(mention, weight);
    if (times > 0) posts.spread.add(mention, { ...weight, probability: times });
    if (reading.risk !== 'none') {
      grave += 1;
      posts.gravity.add(mention, weight);
    }
    if (post.kind === 'article') {
      media.add(mediumOf(mention));
      posts.press.add(mention, weight);
    }
  }
  return {
    counts: total.counts(),
    readerVariance,
    days,
    grave,
    media: media.size,
    passedOn,
    byTouchpoint: touchpoints.counts(),
    byCampaign: campaigns.counts(),
    languages,
    posts: {
      worst: posts.worst.samples,
      gravity: posts.gravity.samples,
      press: posts.press.samples,
      spread: posts.spread.samples,
    },
  };
}

/** Counts by a key; what has none is left out. */
class Tallies {
  readonly #tallies = new Map<string, SentimentTally>();

  add(key: string | null, { reading, voice }: Pick<Mention, 'reading' | 'voice'>): void {
    if (key === null) return;
    const tally = this.#tallies.get(key) ?? new SentimentTally();
    tally.add({ label: reading.label, voice });
    this.#tallies.set(key, tally);
  }

  counts(): ReadonlyMap<string, SentimentCounts> {
    return new Map([...this.#tallies].map(([key, tally]) => [key, tally.counts()]));
  }
}

/** The site of an article; its publisher where it has no address. */
function mediumOf({ post }: Mention): string {
  return post.site ?? `${post.source}/${post.author.handle}`;
}
