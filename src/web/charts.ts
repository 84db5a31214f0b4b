import { DateTime } from 'luxon';
import type { Brand, Locale } from '../core/brand.js';
import type { Store } from '../core/contracts/store.js';
import type { DataGap } from '../core/finding.js';
import type { Incident } from '../core/incident.js';
import type { ChartPoint, IncidentCard } from '../core/message.js';
import { DAY_MS, HOUR_MS, type TimeRange } from '../core/time.js';
import { CHART_THEMES, type ChartTheme } from '../lib/charts/chart-theme.js';
import { type ChartStep, chartPoints } from '../lib/charts/series.js';
import { trendChartSvg } from '../lib/charts/trend-chart.js';
import { translator } from '../lib/i18n/i18n.js';
import { safeText } from '../lib/wording/safe-text.js';
import { type ListChoice, mentionFilter } from './mention-filter.js';

/** Spans that a brand's page shows, in days. */
export const CHART_DAYS = [1, 7, 30, 90] as const;
export type ChartDays = (typeof CHART_DAYS)[number];
/** What it begins with. */
const FIRST_DAYS = 7;
/** Up to here points are hours. */
const MAX_HOURLY_DAYS = 7;

/** Of a campaign's name on a chart. */
const MAX_CAMPAIGN_LENGTH = 28;

/** Shapes of a chart: for a wide screen, for a phone, and low for a list of brands. */
export const CHART_SHAPES = {
  wide: { width: 960, height: 300 },
  phone: { width: 400, height: 260 },
} as const;
export type ChartShape = keyof typeof CHART_SHAPES;

/** How a browser wants a chart. */
export interface ChartLook {
  readonly theme: ChartTheme;
  readonly shape: ChartShape;
}

/** A brand's counts over a span, with what is marked on them. */
export interface BrandTrend {
  readonly points: readonly ChartPoint[];
  readonly step: ChartStep;
  readonly range: TimeRange;
  readonly incidents: readonly Incident[];
  readonly gaps: readonly DataGap[];
}

/** Reads a look from a query; what is missing or unknown is light and wide. */
export function chartLook(query: URLSearchParams): ChartLook {
  return {
    theme: CHART_THEMES.find((theme) => theme === query.get('theme')) ?? 'light',
    shape: query.get('shape') === 'phone' ? 'phone' : 'wide',
  };
}

/** Reads the span from a query; what is missing or unknown is a week. */
export function chartDays(query: URLSearchParams): ChartDays {
  return CHART_DAYS.find((days) => String(days) === query.get('days')) ?? FIRST_DAYS;
}

/** Up to a week by the hour; longer spans by the brand's calendar day. */
export async function brandTrend(
  store: Store,
  {
    brand,
    days,
    now,
    choice,
  }: {
    readonly brand: Brand;
    readonly days: ChartDays;
    readonly now: Date;
    /** What is counted. */
    readonly choice: ListChoice;
  },
): Promise<BrandTrend> {
  const step = days <= MAX_HOURLY_DAYS ? 'hour' : 'day';
  const range = trendRange({ days, now, timeZone: brand.timeZone });
  const buckets = await store.mentions.buckets({ ...mentionFilter(brand.id, choice), range }, 60);
  const incidents = await store.incidents.list({ brandId: brand.id, range, limit: 100 });
  return {
    points: chartPoints(buckets, { range, step, timeZone: brand.timeZone }),
    step,
    range,
    incidents: incidents.filter(({ status }) => status !== 'dismissed'),
    gaps: await store.health.gaps(brand.id, range),
  };
}

/** Draws a brand's trend. */
export function brandChart(
  { points, step, range, incidents, gaps }: BrandTrend,
  {
    brand,
    locale,
    look,
  }: { readonly brand: Brand; readonly locale: Locale; readonly look: ChartLook },
): string {
  const t = translator(locale);
  const starts = incidents.map(({ startedAt }) => startedAt.getTime());
  return trendChartSvg({
    points,
    step,
    gaps,
    marks: incidents.map(({ startedAt, severity }) => ({
      at: startedAt,
      label: t(`terms:severity.${severity}`),
    })),
    campaigns: brand.campaigns.map(({ name, from, to }) => ({
      from,
      to,
      label: safeText(name, { maxLength: MAX_CAMPAIGN_LENGTH }),
    })),
    usualBefore: hourOf(new Date(Math.min(range.to.getTime(), ...starts))),
    locale,
    timeZone: brand.timeZone,
    theme: look.theme,
    ...CHART_SHAPES[look.shape],
  });
}

/** Draws the days around an incident, from its card or its report. */
export function incidentChart(
  { incident, brand, chart }: Pick<IncidentCard, 'incident' | 'brand' | 'chart'>,
  { locale, look }: { readonly locale: Locale; readonly look: ChartLook },
): string {
  return trendChartSvg({
    points: chart,
    step: 'hour',
    gaps: incident.finding.gaps,
    marks: [
      {
        at: incident.startedAt,
        label: translator(locale)(`terms:severity.${incident.severity}`),
      },
    ],
    usualBefore: hourOf(incident.startedAt),
    locale,
    timeZone: brand.timeZone,
    theme: look.theme,
    ...CHART_SHAPES[look.shape],
  });
}

/** The hour that an incident begins in belongs to it already. */
function hourOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS);
}

function trendRange({
  days,
  now,
  timeZone,
}: {
  readonly days: ChartDays;
  readonly now: Date;
  readonly timeZone: string;
}): TimeRange {
  if (days <= MAX_HOURLY_DAYS) {
    const to = new Date(Math.ceil(now.getTime() / HOUR_MS) * HOUR_MS);
    return { from: new Date(to.getTime() - days * DAY_MS), to };
  }
  const tomorrow = DateTime.fromJSDate(now, { zone: timeZone }).startOf('day').plus({ days: 1 });
  return { from: tomorrow.minus({ days }).toJSDate(), to: tomorrow.toJSDate() };
}
