import { DateTime } from 'luxon';
import { DAY_MS, HOUR_MS } from '../../core/time.js';
import type { BacktestIncident, BacktestResult } from '../../detection/backtest.js';
import type { VoicePoint } from '../../detection/voice-points.js';
import { barChartSvg } from '../../lib/charts/bar-chart.js';
import { trendChartSvg } from '../../lib/charts/trend-chart.js';
import type { Replayed, ReplayPlace } from './words.js';

const WIDTH = 900;
/** Alerts that the series is marked with; more could not be told apart. */
const MARKED = 20;
/** Up to here the series is drawn by the hour, beyond by the day. */
const HOURLY_DAYS = 21;
/** Days that the width shows. */
const MAX_DAYS = 366;

/** The gravest alerts with the number that each has in the chart and the list, in order of time. */
export function markedIncidents(
  incidents: readonly BacktestIncident[],
): ReadonlyMap<BacktestIncident, number> {
  const gravest = incidents
    .toSorted((a, b) => b.severity - a.severity || b.score - a.score)
    .slice(0, MARKED);
  const shown = new Set(gravest);
  const inTime = incidents.filter((incident) => shown.has(incident));
  return new Map(inTime.map((incident, index) => [incident, index + 1]));
}

/** The voices of the replay with its alerts; null where there were none. */
export function seriesPicture(
  { points }: BacktestResult,
  marked: ReadonlyMap<BacktestIncident, number>,
  { locale, timeZone }: ReplayPlace,
): { readonly svg: string; readonly isCut: boolean; readonly days: number } | null {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return null;
  const days = (last.at.getTime() - first.at.getTime()) / DAY_MS;
  const isCut = days > MAX_DAYS;
  const from = new Date(last.at.getTime() - Math.min(days, MAX_DAYS) * DAY_MS);
  const recent = points.filter(({ at }) => at >= from);
  const isHourly = days <= HOURLY_DAYS;
  const svg = trendChartSvg({
    points: isHourly ? recent : byDay(recent, timeZone),
    step: isHourly ? 'hour' : 'day',
    marks: marksOf(marked, { from, stepMs: isHourly ? 4 * HOUR_MS : DAY_MS }),
    gaps: [],
    usualBefore: new Date(last.at.getTime() + DAY_MS),
    locale,
    timeZone,
    theme: 'light',
    width: WIDTH,
    height: 300,
  });
  return { svg, isCut, days: MAX_DAYS };
}

/** One mark for alerts so close that their numbers would cover each other: '7-9'. */
function marksOf(
  marked: ReadonlyMap<BacktestIncident, number>,
  { from, stepMs }: { readonly from: Date; readonly stepMs: number },
): readonly { readonly at: Date; readonly label: string }[] {
  const groups: { at: Date; first: number; last: number }[] = [];
  for (const [{ openedAt }, number] of marked) {
    if (openedAt < from) continue;
    const near = groups.at(-1);
    if (near !== undefined && openedAt.getTime() - near.at.getTime() < stepMs) near.last = number;
    else groups.push({ at: openedAt, first: number, last: number });
  }
  return groups.map(({ at, first, last }) => ({
    at,
    label: first === last ? String(first) : `${first}-${last}`,
  }));
}

function byDay(points: readonly VoicePoint[], timeZone: string): readonly VoicePoint[] {
  const days: { at: Date; negative: number; all: number }[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const { at, negative, all } of points) {
    if (at.getTime() >= end) {
      const day = DateTime.fromJSDate(at, { zone: timeZone }).startOf('day');
      end = day.plus({ days: 1 }).toMillis();
      days.push({ at: day.toJSDate(), negative: 0, all: 0 });
    }
    const last = days.at(-1);
    if (last === undefined) continue;
    last.negative += negative;
    last.all += all;
  }
  return days;
}

/** Alerts a week by budget, the rules' bars beside each other. */
export function strictnessPicture(
  results: readonly Replayed[],
  { locale, t }: ReplayPlace,
  nameOf: (replayed: Replayed) => string,
): string {
  const budgets = results[0]?.result.operatingCurve ?? [];
  return barChartSvg({
    categories: budgets.map(({ budgetWeeks }) => t('backtest:weeks', { count: budgetWeeks })),
    series: results.map((replayed) => ({
      name: nameOf(replayed),
      values: replayed.result.operatingCurve.map(({ alarmsPerWeek }) => alarmsPerWeek),
    })),
    locale,
    theme: 'light',
    width: WIDTH,
    height: 220,
  });
}
