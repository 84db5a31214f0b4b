import type { Brand } from '../core/brand.js';
import type { SentimentCounts, UsualRange } from '../core/report.js';
import { addDays } from './calendar.js';
import { type PastDay, pastDays, pastSpans } from './past-days.js';
import { periodRange, shiftPeriod } from './period.js';
import { quantile } from './quantile.js';
import type { ReportStore } from './report-store.js';

/** Two months: long enough for eight of a weekday, short enough that the brand is still the same one. */
const WEEKS = 8;
const MONTHS = 6;
/** While the same weekday is too rare, any day of the last four weeks. */
const RECENT_DAYS = 28;
/** Fewer days than this have no middle worth the name. */
const MIN_DAYS = 4;

/** What is usual for a day of a brand; null where its past is too short to say. */
export interface Usual {
  readonly mentions: UsualRange | null;
  readonly netSentiment: UsualRange | null;
}

/** The usual of a day, from the same weekday of the eight weeks before, or from the 28 days before. */
export async function usualOf(
  store: ReportStore,
  { brand, day }: { readonly brand: Brand; readonly day: string },
): Promise<Usual> {
  const weekdays = Array.from({ length: WEEKS }, (_, week) => addDays(day, -7 * (week + 1)));
  const sameWeekday = await pastDays(store, { brand, days: weekdays });
  if (sameWeekday.length >= MIN_DAYS) return rangesOf(sameWeekday, 'weekday');
  const days = Array.from({ length: RECENT_DAYS }, (_, index) => addDays(day, -(index + 1)));
  return rangesOf(await pastDays(store, { brand, days }), 'day');
}

/** The usual of a week, from the eight weeks before, or of a month, from the six months before. */
export async function usualOfPeriod(
  store: ReportStore,
  {
    brand,
    day,
    period,
  }: { readonly brand: Brand; readonly day: string; readonly period: 'week' | 'month' },
): Promise<Usual> {
  const count = period === 'week' ? WEEKS : MONTHS;
  const spans = Array.from({ length: count }, (_, index) => {
    const first = shiftPeriod(day, period, -(index + 1));
    return { day: first, range: periodRange(first, period, brand.timeZone) };
  });
  return rangesOf(await pastSpans(store, { brandId: brand.id, spans }), period);
}

function rangesOf(days: readonly PastDay[], basis: UsualRange['basis']): Usual {
  const figures = (pick: (counts: SentimentCounts) => number | null) =>
    days.map(({ counts }) => pick(counts)).filter((figure) => figure !== null);
  return {
    mentions: rangeOf(
      figures(({ mentions }) => mentions),
      basis,
    ),
    netSentiment: rangeOf(
      figures(({ netSentiment }) => netSentiment),
      basis,
    ),
  };
}

function rangeOf(figures: readonly number[], basis: UsualRange['basis']): UsualRange | null {
  if (figures.length < MIN_DAYS) return null;
  const ascending = figures.toSorted((a, b) => a - b);
  return {
    basis,
    median: quantile(ascending, 0.5),
    low: quantile(ascending, 0.1),
    high: quantile(ascending, 0.9),
    days: figures.length,
  };
}
