import type { Brand, Touchpoint } from '../../core/brand.js';
import type { Finding, Reason, ReasonKind } from '../../core/finding.js';
import type { IncidentCard } from '../../core/message.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/time.js';
import { formatNumber } from '../i18n/format.js';
import type { Translate } from '../i18n/i18n.js';
import { safeText } from './safe-text.js';
import { type Place, shortWhen } from './when.js';

/** What the parts of the text are made from. */
export interface IncidentWords {
  readonly card: IncidentCard;
  readonly finding: Finding;
  readonly brand: Brand;
  readonly place: Place;
  readonly t: Translate;
}

/** Longest term, name or handle that is quoted. */
const MAX_NAME = 60;

/** Reasons of one kind without the rest ('*'), largest first. */
export function namedReasons(finding: Finding, kind: ReasonKind): readonly Reason[] {
  return finding.reasons
    .filter((reason) => reason.kind === kind && reason.term !== '*' && reason.share > 0)
    .sort((a, b) => b.share - a.share);
}

/** A name from outside, harmless and short. */
export function shortName(name: string): string {
  return safeText(name, { maxLength: MAX_NAME });
}

/** The touchpoint that most of the excess is about, where the brand's map has it; else null. */
export function topTouchpoint({ finding, brand }: IncidentWords): Touchpoint | null {
  const id = namedReasons(finding, 'touchpoint')[0]?.term;
  return brand.touchpoints.find((touchpoint) => touchpoint.id === id) ?? null;
}

/** 'a las 16:05', or 'el 19 nov, 16:05' where that was not on the day of the incident's latest sight. */
export function whenText(instant: Date, { t, finding, place }: IncidentWords): string {
  const short = shortWhen(instant, finding.at, place);
  // A time alone is five characters; with a day it is longer.
  return short.length <= 5
    ? t('alert:when.time', { time: short })
    : t('alert:when.dateTime', { dateTime: short });
}

/** '45 min', '6 h', '2,5 h', '3 días': two hours are where minutes, and two days where hours, stop being read. */
export function durationText(minutes: number, { t, place }: IncidentWords): string {
  if (minutes < 120)
    return t('alert:duration.minutes', { value: formatNumber(minutes, place.locale) });
  const spanMs = minutes * MINUTE_MS;
  if (spanMs < 2 * DAY_MS)
    return t('alert:duration.hours', { value: formatNumber(spanMs / HOUR_MS, place.locale, 1) });
  return t('alert:duration.days', { count: Math.round(spanMs / DAY_MS) });
}
