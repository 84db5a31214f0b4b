import type { Locale } from '../../core/brand.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/time.js';
import type { BacktestIncident, BacktestResult } from '../../detection/backtest.js';
import type { DetectionRule } from '../../detection/config.js';
import { formatDateTime, formatNumber } from '../../lib/i18n/format.js';
import { type Translate, translator } from '../../lib/i18n/i18n.js';
import { safeText } from '../../lib/wording/safe-text.js';

interface Named {
  readonly name: string;
  readonly rule: DetectionRule;
  readonly result: BacktestResult;
}

interface Place {
  readonly locale: Locale;
  readonly timeZone: string;
  readonly t: Translate;
}

/** Alerts that a terminal shows; `--json` has them all. */
const SHOWN = 40;
const MAX_TERM = 60;

/** What a person reads of a replay: each rule's alerts, its false alarms, and the cost of being stricter or looser. */
export function backtestInWords(
  results: readonly Named[],
  { locale, timeZone }: { locale: Locale; timeZone: string },
): string {
  const place: Place = { locale, timeZone, t: translator(locale) };
  return results.map((named) => ruleInWords(named, place)).join('\n\n');
}

function ruleInWords({ name, rule, result }: Named, place: Place): string {
  const { t, locale } = place;
  const { brand, from, to, mentions, negatives, incidents } = result;
  const weeks = Math.round(rule.budget * 10) / 10;
  const lines = [
    t('backtest:title', {
      brand,
      from: from === null ? '-' : formatDateTime(from, place),
      to: to === null ? '-' : formatDateTime(to, place),
    }),
    (name === '' ? '' : t('backtest:rule', { name })) + t('backtest:budget', { count: weeks }),
    t('backtest:mentions', { count: mentions, negatives: formatNumber(negatives, locale) }),
    '',
    incidents.length === 0 ? t('backtest:none') : t('backtest:fired', { count: incidents.length }),
    ...incidents.slice(-SHOWN).flatMap((incident) => incidentInWords(incident, place)),
    '',
    ...windowsInWords(result, place),
    rateInWords(result, place),
    '',
    t('backtest:curve'),
    ...curveInWords(result, place),
  ];
  return `${lines.join('\n')}\n`;
}

function incidentInWords(incident: BacktestIncident, place: Place): readonly string[] {
  const { t, locale } = place;
  const { openedAt, closedAt, kind, severity, observed, expectedLow, expectedHigh } = incident;
  const term = incident.reasons.find((reason) => reason.kind === 'term' && reason.term !== '*');
  const end =
    closedAt === null
      ? t('backtest:open')
      : t('backtest:closed', { duration: span(closedAt.getTime() - openedAt.getTime(), place) });
  return [
    `  ${t('backtest:incident', {
      when: formatDateTime(openedAt, place),
      severity: t(`terms:severity.${severity}`),
      kind: t(`terms:kind.${kind}`),
      about:
        term === undefined
          ? ''
          : t('backtest:about', { term: safeText(term.term, { maxLength: MAX_TERM }) }),
    })}`,
    `    ${t('backtest:counts', {
      observed: formatNumber(observed, locale),
      window: span(incident.windowMinutes * MINUTE_MS, place),
      low: formatNumber(expectedLow, locale),
      high: formatNumber(expectedHigh, locale),
      end,
    })}`,
  ];
}

function windowsInWords({ windows }: BacktestResult, place: Place): readonly string[] {
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

function rateInWords({ falseAlarmsPerWeek: rate }: BacktestResult, { t, locale }: Place): string {
  return t(rate.isUpperBound ? 'backtest:rateBound' : 'backtest:rate', {
    perWeek: formatNumber(rate.perWeek, locale, 2),
    low: formatNumber(rate.low, locale, 2),
    high: formatNumber(rate.high, locale, 2),
    budget: formatNumber(rate.budgetPerWeek, locale, 2),
  });
}

function curveInWords(
  { operatingCurve, windows }: BacktestResult,
  place: Place,
): readonly string[] {
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
  return [head.map((name) => t(`backtest:curveHead.${name}`)), ...rows].map(
    (cells) => `  ${cells.map((cell) => cell.padStart(12)).join('')}`,
  );
}

function span(ms: number, { t, locale }: Place): string {
  if (ms < 2 * HOUR_MS)
    return t('backtest:minutes', { value: formatNumber(ms / MINUTE_MS, locale) });
  if (ms < 2 * DAY_MS) return t('backtest:hours', { value: formatNumber(ms / HOUR_MS, locale, 1) });
  return t('backtest:days', { value: formatNumber(ms / DAY_MS, locale, 1) });
}
