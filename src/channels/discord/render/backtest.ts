import type { BacktestSummary } from '../../../core/contracts/desk.js';
import type { RulePreview } from '../../../core/rule-preview.js';
import { rulePreviewText } from '../../../lib/wording/rule-preview.js';
import { safeText } from '../../../lib/wording/safe-text.js';
import type { Asking } from '../asking.js';
import { QUIET_COLOUR } from './colours.js';
import { escapeLine } from './escape.js';
import type { EmbedParts } from './limits.js';

/** Alerts of each rule that are named, newest first. */
const SHOWN = 6;
const MAX_NAME = 60;

/** What a rule would have alerted to, beside the one in force. */
export function backtestEmbed(
  { brand, asked, current }: BacktestSummary,
  asking: Asking,
): EmbedParts {
  const { t, locale } = asking;
  const place = { locale, timeZone: brand.timeZone };
  const { caution } = rulePreviewText(asked, place);
  const field = (key: 'asked' | 'current', preview: RulePreview) => {
    const { summary, lines } = rulePreviewText(preview, place);
    const shown = [summary, ...lines.slice(0, SHOWN).map((line) => `• ${line}`)];
    return { name: t(`discord:backtest.${key}`), value: shown.map(escapeLine).join('\n') };
  };
  return {
    title: t('discord:backtest.title', {
      brand: escapeLine(safeText(brand.name, { maxLength: MAX_NAME })),
    }),
    description: caution === null ? '' : escapeLine(caution),
    fields: [field('asked', asked), field('current', current)],
    footer: t('discord:backtest.note', { weeks: asked.budgetWeeks }),
    colour: QUIET_COLOUR,
  };
}
