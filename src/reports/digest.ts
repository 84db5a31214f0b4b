import type { Brand, Campaign } from '../core/brand.js';
import type { Digest, DigestPeriod, Driver, EarlyWarning } from '../core/report.js';
import type { TimeRange } from '../core/time.js';
import { addDays } from './calendar.js';
import { legalClocks } from './clocks.js';
import { digestChart } from './digest-chart.js';
import { countSpan, readSpan, type SpanReading, touchpointLines } from './digest-counts.js';
import { DriverPosts, driversOf } from './drivers.js';
import { incidentLines, incidentsDuring } from './incident-lines.js';
import { tasksOf } from './ownership.js';
import { periodRange, shiftPeriod } from './period.js';
import { isQuietDay } from './quiet-day.js';
import type { ReportStore } from './report-store.js';
import { acknowledgeFigures, repliesTo } from './responses.js';
import { usualOf, usualOfPeriod } from './usual.js';

const MAX_GAPS = 20;

/** What a digest is asked for. */
export interface DigestRequest {
  readonly store: ReportStore;
  readonly brand: Brand;
  /** First day of what is told, 'YYYY-MM-DD': the day, a Monday, the first of a month. */
  readonly day: string;
  /** Gaps that still last, waiting incidents and legal terms are reckoned up to now. */
  readonly now: Date;
  readonly period?: DigestPeriod;
  /** What detection makes of the last hours; only told in the digest of the last whole day. */
  readonly earlyWarning?: EarlyWarning | null;
}

/**
 * What happened to a brand on one calendar day of its time zone (or in a week, or a month): counts of voices, against
 * the one before and what is usual; the words, touchpoints and posts behind it; who has what to do; incidents, answers,
 * legal terms, silent sources, the next day's campaigns.
 *
 * Reads the span's mentions at most twice, those before once, and at most 50,000 past voices for the words; memory does
 * not grow with the history.
 *
 * @throws {RangeError} `day` is not a day of the calendar
 */
export async function buildDigest({
  store,
  brand,
  day,
  now,
  period = 'day',
  earlyWarning = null,
}: DigestRequest): Promise<Digest> {
  const at = (count: number) =>
    periodRange(shiftPeriod(day, period, count), period, brand.timeZone);
  const range = at(0);
  const replies = await repliesTo(store, { brandId: brand.id, range, now });
  const today = await readSpan(store, { brand, range, replies, now });
  const before = await countSpan(store, { brand, range: at(-1) });
  const usual =
    period === 'day'
      ? await usualOf(store, { brand, day })
      : await usualOfPeriod(store, { brand, day, period });
  const incidents = await incidentsDuring(store, { brandId: brand.id, range });
  const real = incidents.filter(({ status }) => status !== 'dismissed').length;
  const gaps = await store.health.gaps(brand.id, range);
  const clocks = await legalClocks(store, { brandId: brand.id, now });
  const touchpoints = touchpointLines(brand, { now: today, before });
  const isQuiet =
    clocks.overdue === 0 &&
    isQuietDay({ counts: today.counts, previous: before.counts, usual, incidents });
  return {
    type: 'digest',
    period,
    brandId: brand.id,
    brandName: brand.name,
    timeZone: brand.timeZone,
    day,
    ...range,
    isQuiet,
    counts: today.counts,
    previous: before.counts,
    usualMentions: usual.mentions,
    usualNetSentiment: usual.netSentiment,
    drivers: await driversWithPosts(store, { brand, day, range, today }),
    touchpoints,
    tasks: tasksOf(touchpoints),
    worstPosts: today.worst,
    bestPosts: today.best,
    incidents: incidentLines(brand, incidents),
    incidentTotals: { real, falseAlarms: incidents.length - real },
    responses: {
      acknowledge: acknowledgeFigures(incidents, { range, now }),
      reply: today.replyTally.figures(),
    },
    clocks,
    silentSources: gaps.filter(({ from }) => from < now).slice(0, MAX_GAPS),
    campaignsTomorrow: campaignsOn(brand.campaigns, at(1)),
    earlyWarning,
    ...(await digestChart(store, {
      brand,
      period,
      lastDay: addDays(shiftPeriod(day, period, 1), -1),
    })),
  };
}

async function driversWithPosts(
  store: ReportStore,
  {
    brand,
    day,
    range,
    today,
  }: {
    readonly brand: Brand;
    readonly day: string;
    readonly range: TimeRange;
    readonly today: SpanReading;
  },
): Promise<readonly Driver[]> {
  const words = await driversOf(store, { brand, day, tally: today.words });
  if (words.length === 0) return [];
  const posts = new DriverPosts(words, today.reach);
  const filter = { brandId: brand.id, range, voices: ['original'] as const };
  for await (const mention of store.mentions.stream(filter)) posts.add(mention);
  return posts.drivers;
}

function campaignsOn(campaigns: readonly Campaign[], { from, to }: TimeRange): readonly string[] {
  return campaigns
    .filter((campaign) => campaign.from < to && campaign.to > from)
    .map(({ name }) => name);
}
