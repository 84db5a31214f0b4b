import type { Locale } from '../../core/brand.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/time.js';
import type { BacktestIncident, BacktestResult } from '../../detection/backtest.js';
import type { DetectionRule } from '../../detection/config.js';
import { formatDateTime, formatNumber, formatPercent } from '../../lib/i18n/format.js';
import { type Translate, translator } from '../../lib/i18n/i18n.js';
import { safeText } from '../../lib/wording/safe-text.js';

/** A rule, the name it is shown under, and what it would have done. */
export interface Replayed {
  readonly name: string;
  readonly rule: DetectionRule;
  readonly result: BacktestResult;
}

/** How and where a replay is read. */
export interface ReplayPlace {
  readonly locale: Locale;
  readonly timeZone: string;
  readonly t: Translate;
}

/** Alerts that a terminal shows; `--json` has them all. */
const SHOWN = 40;
const MAX_TERM = 60;
/** Forecasts of about a fortnight; fewer say nothing of their calibration. */
const MIN_FORECASTS = 100;

/** What a person reads of a replay: each rule's alerts, its false alarms, and the cost of being stricter or looser. */
export function backtestInWords(
  results: readonly Replayed[],
  { locale, timeZone }: { locale: Locale; timeZone: string },
): string {
  const place: ReplayPlace = { locale, timeZone, t: translator(locale) };
  return results.map((named) => ruleInWords(named, place)).join('\n\n');
}

function ruleInWords({ name, rule, result }: Replayed, place: ReplayPlace): string {
  const { t } = place;
  const { incidents } = result;
  const lines = [
    titleInWords(result, place),
    (name === '' ? '' : t('backtest:rule', { name })) + budgetInWords(rule, place),
    countsInWords(result, place),
    '',
    firedInWords(result, place),
    ...incidents.slice(-SHOWN).flatMap((incident) => {
      const { head, facts } = incidentInWords(incident, place);
      return [`  ${head}`, `    ${facts}`];
    }),
    '',
    ...windowsInWords(result, place),
    rateInWords(result, place),
    ...warningInWords(result, place),
    '',
    t('backtest:curve'),
    ...curveCells(result, place).map(
      (cells) => `  ${cells.map((cell) => cell.padStart(12)).join('')}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

/** Brand and span of the history. */
export function titleInWords({ brand, from, to }: BacktestResult, place: ReplayPlace): string {
  return place.t('backtest:title', {
    brand,
    from: from === null ? '-' : formatDateTime(from, place),
    to: to === null ? '-' : formatDateTime(to, place),
  });
}

/** What the rule allows. */
export function budgetInWords({ budget }: DetectionRule, { t }: ReplayPlace): string {
  return t('backtest:budget', { count: Math.round(budget * 10) / 10 });
}

/** How much was replayed. */
export function countsInWords(
  { mentions, negatives }: BacktestResult,
  { t, locale }: ReplayPlace,
): string {
  return t('backtest:mentions', { count: mentions, negatives: formatNumber(negatives, locale) });
}

/** How often the rule would have alerted. */
export function firedInWords({ incidents }: BacktestResult, { t }: ReplayPlace): string {
  return incidents.length === 0
    ? t('backtest:none')
    : t('backtest:fired', { count: incidents.length });
}

/** One alert: when, how grave and about what; then its counts, its end and what speaks against it. */
export function incidentInWords(
  incident: BacktestIncident,
  place: ReplayPlace,
): { readonly head: string; readonly facts: string } {
  const { t, locale } = place;
  const { openedAt, closedAt, kind, severity, observed, expectedLow, expectedHigh } = incident;
  const term = incident.reasons.find((reason) => reason.kind === 'term' && reason.term !== '*');
  const end =
    closedAt === null
      ? t('backtest:open')
      : t('backtest:closed', { duration: span(closedAt.getTime() - openedAt.getTime(), place) });
  const facts = [
    t('backtest:counts', {
      observed: formatNumber(observed, locale),
      window: span(incident.windowMinutes * MINUTE_MS, place),
      low: formatNumber(expectedLow, locale),
      high: formatNumber(expectedHigh, locale),
      end,
    }),
    incident.survivesReaderError ? '' : t('backtest:misread'),
  ];
  return {
    head: t('backtest:incident', {
      when: formatDateTime(openedAt, place),
      severity: t(`terms:severity.${severity}`),
      kind: t(`terms:kind.${kind}`),
      about:
        term === undefined
          ? ''
          : t('backtest:about', { term: safeText(term.term, { maxLength: MAX_TERM }) }),
    }),
    facts: facts.join(' ').trim(),
  };
}

/** How many of the crises marked were found; nothing without any. */
export function windowsInWords({ windows }: BacktestResult, place: ReplayPlace): readonly string[] {
  if (windows.length === 0) return [];
  const delays = windows.flatMap(({ delayMinutes }) =>
    delayMinutes === null ? [] : [delayMinutes],
  );
  delays.sort((a, b) => a - b);
  const middle = delays[Math.floor(delays.length / 2)];
  const all = formatNumber(windows.length, place.locale);
  if (middle === undefined) return [place.t('backtest:windowsNone', { all })];
  return [
    place.t('backtest:windows', {
      all,
      found: formatNumber(delays.length, place.locale),
      delay: span(middle * MINUTE_MS, place),
    }),
  ];
}

/** False alarms, or all alarms where no crisis is marked, with their interval. */
export function rateInWords(
  { falseAlarmsPerWeek: rate }: BacktestResult,
  { t, locale }: ReplayPlace,
): string {
  return t(rate.isUpperBound ? 'backtest:rateBound' : 'backtest:rate', {
    perWeek: formatNumber(rate.perWeek, locale, 2),
    low: formatNumber(rate.low, locale, 2),
    high: formatNumber(rate.high, locale, 2),
    budget: formatNumber(rate.budgetPerWeek, locale, 2),
  });
}

/** How right the early warnings would have been; nothing where there were too few to tell. */
export function warningInWords(
  { earlyWarning: { forecasts, baseRate, brier, baseBrier } }: BacktestResult,
  { t, locale }: ReplayPlace,
): readonly string[] {
  if (forecasts < MIN_FORECASTS) return [];
  return [
    t('backtest:warning', {
      forecasts: formatNumber(forecasts, locale),
      came: formatPercent(baseRate, locale),
      brier: formatNumber(brier, locale, 3),
      base: formatNumber(baseBrier, locale, 3),
    }),
  ];
}

/** The operating curve as a table: its head, then a row for each budget. */
export function curveCells(
  { operatingCurve, windows }: BacktestResult,
  place: ReplayPlace,
): readonly (readonly string[])[] {
  const { t, locale } = place;
  const hasWindows = windows.length > 0;
  const head = ['budget', 'alarms', 'perWeek', ...(hasWindows ? ['found', 'delay'] : [])];
  const rows = operatingCurve.map((point) => [
    t('backtest:weeks', { count: point.budgetWeeks }),
    formatNumber(point.alarms, locale),
    formatNumber(point.alarmsPerWeek, locale, 2),
    ...(hasWindows
      ? [
          `${point.detected ?? 0}/${windows.length}`,
          point.medianDelayMinutes === null
            ? '-'
            : span(point.medianDelayMinutes * MINUTE_MS, place),
        ]
      : []),
  ]);
  return [head.map((name) => t(`backtest:curveHead.${name}`)), ...rows];
}

function span(ms: number, { t, locale }: ReplayPlace): string {
  if (ms < 2 * HOUR_MS)
    return t('backtest:minutes', { value: formatNumber(ms / MINUTE_MS, locale) });
  if (ms < 2 * DAY_MS) return t('backtest:hours', { value: formatNumber(ms / HOUR_MS, locale, 1) });
  return t('backtest:days', { value: formatNumber(ms / DAY_MS, locale, 1) });
}
