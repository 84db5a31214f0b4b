import type { Brand, Campaign, Touchpoint } from '../core/brand.js';
import type { MentionFilter } from '../core/contracts/store.js';
import type { VoiceKind } from '../core/mention.js';
import { fullText } from '../core/post.js';
import type { Reading } from '../core/reading.js';
import type { Digest, SentimentCounts, TouchpointLine } from '../core/report.js';
import { SentimentTally } from '../core/sentiment-counts.js';
import type { TimeRange } from '../core/time.js';
import { addDays, dayRange } from './calendar.js';
import { driversOf, WordTally } from './drivers.js';
import { incidentLine, incidentsDuring } from './incident-lines.js';
import { ReachTally, TopPosts } from './post-samples.js';
import { isQuietDay } from './quiet-day.js';
import type { ReportStore } from './report-store.js';
import { usualOf } from './usual.js';

const SHOWN_POSTS = 3;

/** Counts of one day, as a whole and by touchpoint. */
interface DayCounts {
  readonly counts: SentimentCounts;
  readonly byTouchpoint: ReadonlyMap<string, SentimentCounts>;
}

/**
 * What happened to a brand on one calendar day of its time zone: counts of voices, against the day before and what is
 * usual; the words, touchpoints and posts behind it; incidents, silent sources, tomorrow's campaigns.
 *
 * Reads the day's mentions once, the day before's once, and at most 50,000 past voices for the words; memory does not
 * grow with the history.
 *
 * @param day 'YYYY-MM-DD'
 * @param now gaps that still last are counted up to now
 * @throws {RangeError} `day` is not a day of the calendar
 */
export async function buildDigest({
  store,
  brand,
  day,
  now,
}: {
  readonly store: ReportStore;
  readonly brand: Brand;
  readonly day: string;
  readonly now: Date;
}): Promise<Digest> {
  const range = dayRange(day, brand.timeZone);
  const words = new WordTally(brand);
  const worst = new TopPosts(SHOWN_POSTS);
  const best = new TopPosts(SHOWN_POSTS);
  const today = await readDay(store, { brand, range, words, worst, best });
  const before = await readDay(store, {
    brand,
    range: dayRange(addDays(day, -1), brand.timeZone),
  });
  const usual = await usualOf(store, { brand, day });
  const incidents = await incidentsDuring(store, { brandId: brand.id, range });
  const gaps = await store.health.gaps(brand.id, range);
  return {
    type: 'digest',
    brandId: brand.id,
    brandName: brand.name,
    timeZone: brand.timeZone,
    day,
    ...range,
    isQuiet: isQuietDay({ counts: today.counts, previous: before.counts, usual, incidents }),
    counts: today.counts,
    previous: before.counts,
    usualMentions: usual.mentions,
    usualNetSentiment: usual.netSentiment,
    drivers: await driversOf(store, { brand, day, tally: words }),
    touchpoints: touchpointLines(brand.touchpoints, { today, before }),
    worstPosts: worst.samples,
    bestPosts: best.samples,
    incidents: incidents.map(incidentLine),
    silentSources: gaps.filter(({ from }) => from < now),
    campaignsTomorrow: campaignsOn(brand.campaigns, dayRange(addDays(day, 1), brand.timeZone)),
  };
}

/** One pass over what was passed on, so that every original's reach is known, then one over the originals. */
async function readDay(
  store: ReportStore,
  {
    brand,
    range,
    words,
    worst,
    best,
  }: {
    readonly brand: Brand;
    readonly range: TimeRange;
    readonly words?: WordTally;
    readonly worst?: TopPosts;
    readonly best?: TopPosts;
  },
): Promise<DayCounts> {
  const filter: MentionFilter = { brandId: brand.id, range };
  const total = new SentimentTally();
  const byTouchpoint = new Map<string, SentimentTally>();
  const reach = new ReachTally();
  for await (const mention of store.mentions.stream({ ...filter, voices: ['repost', 'copy'] })) {
    reach.add(mention);
    count(total, byTouchpoint, mention);
  }
  for await (const mention of store.mentions.stream({ ...filter, voices: ['original'] })) {
    const { post, reading } = mention;
    count(total, byTouchpoint, mention);
    words?.add({ text: fullText(post), lang: reading.lang, label: reading.label });
    if (reading.label === 'neutral' || !reading.isAboutBrand) continue;
    const weight = {
      probability: reading.probabilities[reading.label],
      reach: reach.reachOf(post),
    };
    (reading.label === 'negative' ? worst : best)?.add(mention, weight);
  }
  return {
    counts: total.counts(),
    byTouchpoint: new Map([...byTouchpoint].map(([id, tally]) => [id, tally.counts()])),
  };
}

function count(
  total: SentimentTally,
  byTouchpoint: Map<string, SentimentTally>,
  { voice, reading }: { voice: VoiceKind; reading: Reading },
): void {
  const { label, touchpoint } = reading;
  total.add({ label, voice });
  if (touchpoint === null) return;
  const tally = byTouchpoint.get(touchpoint) ?? new SentimentTally();
  tally.add({ label, voice });
  byTouchpoint.set(touchpoint, tally);
}

/** Touchpoints of the map that were spoken of on either day: most negatives first, then most voices. */
function touchpointLines(
  touchpoints: readonly Touchpoint[],
  { today, before }: { readonly today: DayCounts; readonly before: DayCounts },
): readonly TouchpointLine[] {
  const none = new SentimentTally().counts();
  return touchpoints
    .map(({ id, name }) => ({
      touchpoint: id,
      name,
      counts: today.byTouchpoint.get(id) ?? none,
      previous: before.byTouchpoint.get(id) ?? none,
    }))
    .filter(({ counts, previous }) => counts.voices + previous.voices > 0)
    .toSorted((a, b) => b.counts.negative - a.counts.negative || b.counts.voices - a.counts.voices);
}

function campaignsOn(campaigns: readonly Campaign[], { from, to }: TimeRange): readonly string[] {
  return campaigns
    .filter((campaign) => campaign.from < to && campaign.to > from)
    .map(({ name }) => name);
}
