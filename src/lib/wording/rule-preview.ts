import type { Locale } from '../../core/brand.js';
import type { RulePreview } from '../../core/rule-preview.js';
import { formatDateTime, formatNumber } from '../i18n/format.js';
import { translator } from '../i18n/i18n.js';
import { safeText } from './safe-text.js';

const MAX_TERM = 40;
/** A shorter past teaches neither weekdays nor the brand's own maxima. */
const SHORT_DAYS = 14;
const MAX_SHOWN = 10;

/**
 * What a person reads before a rule is saved: a sentence on how often it would have alerted, then an alert a line, the
 * latest ten, newest first.
 */
export function rulePreviewText(
  preview: RulePreview,
  { locale, timeZone }: { readonly locale: Locale; readonly timeZone: string },
): {
  readonly summary: string;
  readonly lines: readonly string[];
  readonly caution: string | null;
} {
  const t = translator(locale);
  const { alerts, days, mentions, learntDays, budgetWeeks, brandName } = preview;
  const number = (value: number): string => formatNumber(value, locale, 1);
  const summary = [
    t('backtest:preview.span', {
      brand: brandName,
      days: t('backtest:preview.days', { count: days }),
      mentions: t('backtest:preview.mentions', { count: mentions }),
    }),
    alerts.length === 0
      ? t('backtest:preview.none')
      : t('backtest:preview.fired', {
          times: t('backtest:preview.times', { count: alerts.length }),
          perWeek: number(preview.alertsPerWeek),
          low: number(preview.low),
          high: number(preview.high),
        }),
    t('backtest:preview.budget', {
      weeks: t('backtest:preview.weeks', { count: Math.round(budgetWeeks * 10) / 10 }),
    }),
  ].join(' ');
  const lines = alerts
    .slice(-MAX_SHOWN)
    .toReversed()
    .map(({ openedAt, kind, severity, term, observed, expectedLow, expectedHigh }) =>
      t('backtest:preview.alert', {
        when: formatDateTime(openedAt, { locale, timeZone }),
        severity: t(`terms:severity.${severity}`),
        kind: t(`terms:kind.${kind}`),
        about:
          term === null
            ? ''
            : t('backtest:about', { term: safeText(term, { maxLength: MAX_TERM }) }),
        observed: formatNumber(observed, locale),
        low: formatNumber(expectedLow, locale),
        high: formatNumber(expectedHigh, locale),
      }),
    );
  const caution =
    learntDays < SHORT_DAYS
      ? t('backtest:preview.short', {
          days: t('backtest:preview.days', { count: Math.floor(learntDays) }),
        })
      : null;
  return { summary, lines, caution };
}
