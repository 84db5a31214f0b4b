import type { Brand } from '../core/brand.js';
import type { DataGap } from '../core/finding.js';
import type { SentimentCounts } from '../core/report.js';
import { sumBuckets } from '../core/sentiment-counts.js';
import { DAY_MS, HOUR_MS, type TimeRange } from '../core/time.js';
import { dayRange } from './calendar.js';
import type { ReportStore } from './report-store.js';

/** The store counts the ragged ends of a range exactly, so that the size only decides how many rows are added up. */
const BUCKET_MINUTES = 60;

/** A day on which a source that usually speaks was silent for longer than this says nothing of what is usual; a week seven times as long. */
const MAX_SILENCE_MS = 6 * HOUR_MS;

/** A past day that can be compared with. */
export interface PastDay {
  readonly day: string;
  readonly counts: SentimentCounts;
}

/**
 * Counts of the given days, in their order. Left out are days before the brand's first mention was over, and days with
 * a gap of more than 6 h in a source that spoke on any of them: a gap never teaches a zero.
 * One query per day, so that memory stays bounded.
 */
export function pastDays(
  store: ReportStore,
  { brand, days }: { readonly brand: Brand; readonly days: readonly string[] },
): Promise<readonly PastDay[]> {
  const spans = days.map((day) => ({ day, range: dayRange(day, brand.timeZone) }));
  return pastSpans(store, { brandId: brand.id, spans });
}

/** The same of weeks or months, each known by its first day. */
export async function pastSpans(
  store: ReportStore,
  {
    brandId,
    spans,
  }: {
    readonly brandId: string;
    readonly spans: readonly { readonly day: string; readonly range: TimeRange }[];
  },
): Promise<readonly PastDay[]> {
  const span = await store.mentions.span(brandId);
  if (span === null) return [];
  const found: (PastDay & { readonly range: TimeRange })[] = [];
  const speaking = new Set<string>();
  for (const { day, range } of spans) {
    if (range.from < span.from) continue;
    const buckets = await store.mentions.buckets({ brandId, range }, BUCKET_MINUTES);
    for (const { source } of buckets) speaking.add(source);
    found.push({ day, range, counts: sumBuckets(buckets) });
  }
  const gaps = await gapsOver(store, brandId, found);
  return found
    .filter(({ range }) => !gaps.some((gap) => speaking.has(gap.source) && isLong(gap, range)))
    .map(({ day, counts }) => ({ day, counts }));
}

async function gapsOver(
  store: ReportStore,
  brandId: string,
  days: readonly { readonly range: TimeRange }[],
): Promise<readonly DataGap[]> {
  if (days.length === 0) return [];
  const times = days.flatMap(({ range }) => [range.from.getTime(), range.to.getTime()]);
  return store.health.gaps(brandId, {
    from: new Date(Math.min(...times)),
    to: new Date(Math.max(...times)),
  });
}

function isLong(gap: DataGap, range: TimeRange): boolean {
  const from = Math.max(gap.from.getTime(), range.from.getTime());
  const to = Math.min((gap.to ?? range.to).getTime(), range.to.getTime());
  const days = Math.max(1, Math.round((range.to.getTime() - range.from.getTime()) / DAY_MS));
  return to - from > days * MAX_SILENCE_MS;
}
