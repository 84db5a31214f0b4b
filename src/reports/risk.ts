import type { Brand } from '../core/brand.js';
import { type Incident, isActive } from '../core/incident.js';
import type { Mention } from '../core/mention.js';
import type { PostSample, RiskSummary, SentimentCounts } from '../core/report.js';
import { SentimentTally } from '../core/sentiment-counts.js';
import type { TimeRange } from '../core/time.js';
import { addDays, dayOf, daysBefore } from './calendar.js';
import { incidentLine, incidentsDuring } from './incident-lines.js';
import { pastDays } from './past-days.js';
import { ReachTally, sampleOf, TopPosts } from './post-samples.js';
import type { ReportStore } from './report-store.js';
import { type RiskComponentId, type RiskMeasures, scoreRisk } from './risk-formula.js';

const WEEK_DAYS = 7;
/** The past that a usual week is taken from. */
const PAST_DAYS = 56;
/** Fewer past days say nothing of what is usual; how little a few say, the interval tells. */
const MIN_PAST_DAYS = 3;
/** The worst tenth of past days is left out of the mean: an old crisis is not the measure of a new one. */
const LEFT_OUT_SHARE = 0.1;

const MAX_REASONS = 3;
const POSTS_PER_REASON = 2;
/** Points below which a part is no reason. */
const MIN_REASON_POINTS = 1;

/** What one pass over a week's mentions finds. */
interface WeekReading {
  readonly counts: SentimentCounts;
  readonly readerVariance: number;
  readonly grave: number;
  readonly media: number;
  readonly passedOn: number;
  readonly posts: Readonly<Record<'worst' | 'gravity' | 'press' | 'spread', readonly PostSample[]>>;
}

/**
 * The brand's risk over the seven days up to `to`, by the formula of `README.md`, beside that of the week before.
 *
 * Reads the mentions of both weeks once each and counts of the 56 days before them; memory does not grow with either.
 *
 * @param to end of the week, excluded
 * @param now incidents are told as they stand now
 */
export async function buildRiskSummary({
  store,
  brand,
  to,
  now,
}: {
  readonly store: ReportStore;
  readonly brand: Brand;
  readonly to: Date;
  readonly now: Date;
}): Promise<RiskSummary> {
  const range = { from: daysBefore(to, WEEK_DAYS, brand.timeZone), to };
  const week = await readWeek(store, { brandId: brand.id, range });
  const incidents = await incidentsDuring(store, { brandId: brand.id, range });
  const score = scoreRisk(await measuresOf(store, { brand, range, week, incidents }));
  const gaps = await store.health.gaps(brand.id, range);
  return {
    type: 'risk',
    brandId: brand.id,
    brandName: brand.name,
    timeZone: brand.timeZone,
    ...range,
    ...score,
    previousRisk: await riskBefore(store, { brand, to: range.from }),
    counts: week.counts,
    reasons: await reasonsOf(store, { brand, score, week, incidents }),
    openIncidents: incidents.filter(isActive).map(incidentLine),
    silentSources: gaps.filter(({ from }) => from < now),
  };
}

async function riskBefore(
  store: ReportStore,
  { brand, to }: { readonly brand: Brand; readonly to: Date },
): Promise<number | null> {
  const range = { from: daysBefore(to, WEEK_DAYS, brand.timeZone), to };
  const week = await readWeek(store, { brandId: brand.id, range });
  if (week.counts.mentions === 0) return null;
  const incidents = await incidentsDuring(store, { brandId: brand.id, range });
  return scoreRisk(await measuresOf(store, { brand, range, week, incidents })).risk;
}

async function measuresOf(
  store: ReportStore,
  {
    brand,
    range,
    week,
    incidents,
  }: {
    readonly brand: Brand;
    readonly range: TimeRange;
    readonly week: WeekReading;
    readonly incidents: readonly Incident[];
  },
): Promise<RiskMeasures> {
  return {
    voices: week.counts.voices,
    negative: week.counts.negative,
    readerVariance: week.readerVariance,
    usual: await usualWeek(store, { brand, before: range.from }),
    incidents: incidents
      .filter(({ status }) => status !== 'dismissed')
      .map(({ severity, endedAt, closedAt }) => ({
        severity,
        isOver: [endedAt, closedAt].some((end) => end !== null && end < range.to),
      })),
    grave: week.grave,
    media: week.media,
    passedOn: week.passedOn,
  };
}

/** Negatives of a usual week: seven times the mean of the past days, without the worst tenth of them. */
async function usualWeek(
  store: ReportStore,
  { brand, before }: { readonly brand: Brand; readonly before: Date },
): Promise<RiskMeasures['usual']> {
  const first = dayOf(before, brand.timeZone);
  const days = Array.from({ length: PAST_DAYS }, (_, index) => addDays(first, -(index + 1)));
  const negatives = (await pastDays(store, { brand, days }))
    .map(({ counts }) => counts.negative)
    .toSorted((a, b) => a - b);
  if (negatives.length < MIN_PAST_DAYS) return null;
  const kept = negatives.slice(0, negatives.length - Math.floor(negatives.length * LEFT_OUT_SHARE));
  const mean = kept.reduce((sum, count) => sum + count, 0) / kept.length;
  return { negative: WEEK_DAYS * mean, days: kept.length };
}

async function readWeek(
  store: ReportStore,
  filter: { readonly brandId: string; readonly range: TimeRange },
): Promise<WeekReading> {
  const total = new SentimentTally();
  const reach = new ReachTally();
  for await (const mention of store.mentions.stream({ ...filter, voices: ['repost', 'copy'] })) {
    total.add({ label: mention.reading.label, voice: mention.voice });
    reach.add(mention);
  }
  // Twice what is shown, so that two reasons need not show one post.
  const top = () => new TopPosts(POSTS_PER_REASON * 2);
  const posts = { worst: top(), gravity: top(), press: top(), spread: top() };
  const media = new Set<string>();
  let readerVariance = 0;
  let grave = 0;
  let passedOn = 0;
  for await (const mention of store.mentions.stream({ ...filter, voices: ['original'] })) {
    const { post, reading } = mention;
    const probability = reading.probabilities.negative;
    readerVariance += probability * (1 - probability);
    total.add({ label: reading.label, voice: mention.voice });
    if (reading.label !== 'negative') continue;
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
    grave,
    media: media.size,
    passedOn,
    posts: {
      worst: posts.worst.samples,
      gravity: posts.gravity.samples,
      press: posts.press.samples,
      spread: posts.spread.samples,
    },
  };
}

/** The site of an article; its publisher where it has no address. */
function mediumOf({ post }: Mention): string {
  return post.site ?? `${post.source}/${post.author.handle}`;
}

/** The parts that weigh most, each with posts that no earlier one shows. */
async function reasonsOf(
  store: ReportStore,
  {
    brand,
    score,
    week,
    incidents,
  }: {
    readonly brand: Brand;
    readonly score: {
      readonly components: readonly { id: RiskComponentId; contribution: number }[];
    };
    readonly week: WeekReading;
    readonly incidents: readonly Incident[];
  },
): Promise<RiskSummary['reasons']> {
  const shown = new Set<string>();
  const heaviest = score.components
    .filter(({ contribution }) => contribution >= MIN_REASON_POINTS)
    .toSorted((a, b) => b.contribution - a.contribution)
    .slice(0, MAX_REASONS);
  const reasons: { component: RiskComponentId; posts: readonly PostSample[] }[] = [];
  for (const { id } of heaviest) {
    const candidates =
      id === 'incidents'
        ? await incidentPosts(store, brand.id, incidents)
        : week.posts[POSTS_OF[id]];
    const posts = candidates.filter(({ key }) => !shown.has(key)).slice(0, POSTS_PER_REASON);
    for (const { key } of posts) shown.add(key);
    reasons.push({ component: id, posts });
  }
  return reasons;
}

const POSTS_OF = {
  share: 'worst',
  change: 'worst',
  gravity: 'gravity',
  press: 'press',
  spread: 'spread',
} as const satisfies Record<Exclude<RiskComponentId, 'incidents'>, keyof WeekReading['posts']>;

/** The loudest, the first and the turning post of the gravest incident. */
async function incidentPosts(
  store: ReportStore,
  brandId: string,
  incidents: readonly Incident[],
): Promise<readonly PostSample[]> {
  const [gravest] = incidents
    .filter(({ status }) => status !== 'dismissed')
    .toSorted((a, b) => b.severity - a.severity);
  if (gravest === undefined) return [];
  const { loudestPost, firstPost, turningPost } = gravest.finding;
  const keys = [loudestPost, firstPost, turningPost].filter((key) => key !== null);
  if (keys.length === 0) return [];
  const mentions = await store.mentions.list({ brandId, keys }, { limit: keys.length, offset: 0 });
  const reach = new ReachTally();
  return keys
    .map((key) => mentions.find(({ post }) => `${post.source}/${post.id}` === key))
    .filter((mention) => mention !== undefined)
    .map((mention) => sampleOf(mention, reach.reachOf(mention.post)));
}
