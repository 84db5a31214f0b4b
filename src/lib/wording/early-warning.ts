import type { Locale } from '../../core/brand.js';
import { formatPercent } from '../i18n/format.js';
import { translator } from '../i18n/i18n.js';

/** Below this the day is like any other, and nothing is said. */
const WORTH_TELLING = 0.1;

/**
 * The digest's line on how likely today is to end as an incident; null where one is open already, which is told
 * elsewhere, or where today is no different from other days.
 *
 * @param probability from 0 to 1
 */
export function earlyWarningText(
  { probability, hasIncident }: { readonly probability: number; readonly hasIncident: boolean },
  locale: Locale,
): string | null {
  if (hasIncident || probability < WORTH_TELLING) return null;
  return translator(locale)('backtest:earlyWarning', {
    percent: formatPercent(probability, locale),
  });
}
