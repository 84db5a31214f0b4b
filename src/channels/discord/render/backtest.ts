import type { BacktestLine, BacktestSummary } from '../../../core/contracts/desk.js';
import { formatDay, formatNumber } from '../../../lib/i18n/format.js';
import { safeText } from '../../../lib/wording/safe-text.js';
import type { Asking } from '../asking.js';
import { QUIET_COLOUR } from './colours.js';
import { escapeLine } from './escape.js';
import type { EmbedParts } from './limits.js';
import { moment } from './people.js';

/** Alerts named one by one, latest first. */
const SHOWN = 6;
const MAX_TERM = 40;
const MAX_NAME = 60;

/** What a rule would have alerted to, beside the one in force. */
export function backtestEmbed(summary: BacktestSummary, asking: Asking): EmbedParts {
  const { brand, range, mentions, asked, current } = summary;
  const { t, locale } = asking;
  const place = { locale, timeZone: brand.timeZone };
  const title = t('discord:backtest.title', {
    brand: escapeLine(safeText(brand.name, { maxLength: MAX_NAME })),
  });
  if (range === null)
    return { title, description: t('discord:backtest.empty'), fields: [], colour: QUIET_COLOUR };
  return {
    title,
    description: t('discord:backtest.range', {
      from: formatDay(range.from, place),
      to: formatDay(range.to, place),
      mentions: t('discord:mentionCount', { count: mentions }),
    }),
    fields: [
      { name: nameOf('asked', asked, asking), value: alertsText(asked, asking) },
      { name: nameOf('current', current, asking), value: alertsText(current, asking) },
    ],
    footer: t('discord:backtest.note', { weeks: asked.budgetWeeks }),
    colour: QUIET_COLOUR,
  };
}

function nameOf(key: 'asked' | 'current', { budgetWeeks, alerts }: BacktestLine, { t }: Asking) {
  return [
    t(`discord:backtest.${key}`),
    t('discord:backtest.budget', { count: Math.round(budgetWeeks * 10) / 10 }),
    alerts.length === 0
      ? t('discord:backtest.noAlerts')
      : t('discord:backtest.alerts', { count: alerts.length }),
  ].join(' · ');
}

function alertsText({ alerts }: BacktestLine, { t, locale }: Asking): string {
  if (alerts.length === 0) return '—';
  const latest = alerts.toSorted((a, b) => b.openedAt.getTime() - a.openedAt.getTime());
  const lines = latest
    .slice(0, SHOWN)
    .map(({ openedAt, kind, severity, observed, expected, term }) => {
      const about = term === null ? '' : t('discord:backtest.about', { term: harmless(term) });
      return t('discord:backtest.line', {
        when: moment(openedAt),
        severity,
        kind: t(`terms:kind.${kind}`),
        about,
        observed: formatNumber(observed, locale),
        expected: formatNumber(expected, locale),
      });
    });
  const more = alerts.length - lines.length;
  return [...lines, ...(more > 0 ? [t('discord:backtest.more', { count: more })] : [])].join('\n');
}

function harmless(term: string): string {
  return escapeLine(safeText(term, { maxLength: MAX_TERM }));
}
