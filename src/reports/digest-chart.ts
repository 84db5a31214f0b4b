import type { Brand } from '../core/brand.js';
import type { Digest, DigestPeriod } from '../core/report.js';
import { HOUR_MS, type TimeRange } from '../core/time.js';
import { chartPoints } from '../lib/charts/series.js';
import { addDays, dayRange } from './calendar.js';
import type { ReportStore } from './report-store.js';

/** Days that the chart shows, up to the end of what is told. */
const CHART_DAYS: Readonly<Record<DigestPeriod, number>> = { day: 7, week: 56, month: 91 };
/** Days begin on the quarter hour everywhere on earth. */
const QUARTER_MINUTES = 15;
const HOUR_MINUTES = 60;

/** The voices behind a digest's chart: hours of a week for a day, else days. */
export async function digestChart(
  store: ReportStore,
  {
    brand,
    period,
    lastDay,
  }: { readonly brand: Brand; readonly period: DigestPeriod; readonly lastDay: string },
): Promise<Pick<Digest, 'chart' | 'chartStep'>> {
  const { timeZone } = brand;
  const range: TimeRange = {
    from: dayRange(addDays(lastDay, 1 - CHART_DAYS[period]), timeZone).from,
    to: dayRange(lastDay, timeZone).to,
  };
  const step = period === 'day' ? ('hour' as const) : ('day' as const);
  const isWholeHour = range.from.getTime() % HOUR_MS === 0;
  const buckets = await store.mentions.buckets(
    { brandId: brand.id, range },
    isWholeHour || step === 'hour' ? HOUR_MINUTES : QUARTER_MINUTES,
  );
  return { chart: chartPoints(buckets, { range, step, timeZone }), chartStep: step };
}
