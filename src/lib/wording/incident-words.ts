import type { Brand, Touchpoint } from '../../core/brand.js';
import type { Finding, Reason, ReasonKind } from '../../core/finding.js';
import type { IncidentCard } from '../../core/message.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/time.js';
import { formatNumber, formatPercent } from '../i18n/format.js';
import type { Translate } from '../i18n/i18n.js';
import { fold } from '../text/fold.js';
import { wholePercentages } from './percentages.js';
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

/** Parts of the excess that are named; the others are the rest. */
const MAX_PARTS = 4;
/** Longest term, name or handle that is quoted. */
const MAX_NAME = 60;

/** A word that explains less of the excess than this is no headline. */
const MAIN_TERM_SHARE = 0.15;

/**
 * Reasons of one kind without the rest ('*'), largest first. The brand's own names are no reason: nearly every
 * mention has one.
 */
export function namedReasons(
  { finding, brand }: Pick<IncidentWords, 'finding' | 'brand'>,
  kind: ReasonKind,
): readonly Reason[] {
  const own = kind === 'term' ? ownNames(brand) : new Set<string>();
  return finding.reasons
    .filter(
      ({ kind: its, term, share }) =>
        its === kind && term !== '*' && share > 0 && !own.has(fold(term)),
    )
    .sort((a, b) => b.share - a.share);
}

/** The word that most of the excess is about, and its whole percentage as the facts have it; null where none stands out. */
export function mainTerm(
  words: Pick<IncidentWords, 'finding' | 'brand'>,
): { readonly term: string; readonly percent: number } | null {
  const [top] = namedReasons(words, 'term');
  if (top === undefined || top.share < MAIN_TERM_SHARE) return null;
  return { term: top.term, percent: partsOf(words, 'term')[0]?.percent ?? 0 };
}

/**
 * The largest parts of the excess in whole percentages that add up to 100 with the rest, which comes last with the
 * term '*'.
 */
export function partsOf(
  words: Pick<IncidentWords, 'finding' | 'brand'>,
  kind: ReasonKind,
): readonly { readonly term: string; readonly percent: number }[] {
  const shown = namedReasons(words, kind).slice(0, MAX_PARTS);
  const named = shown.reduce((sum, { share }) => sum + share, 0);
  const parts = [...shown, { term: '*', share: Math.max(0, 1 - named) }];
  const percentages = wholePercentages(parts.map(({ share }) => share));
  return parts.map(({ term }, index) => ({ term, percent: percentages[index] ?? 0 }));
}

/** Folded, with and without the sign of a handle; a hashtag is a campaign's and may well be a reason. */
function ownNames({ name, aliases }: Brand): ReadonlySet<string> {
  const names = [name, ...aliases].filter((one) => !one.startsWith('#'));
  return new Set(names.map((one) => fold(one.replace(/^@/, ''))));
}

/** 71 as '71 %' or '71%'. */
export function percentText(percent: number, { place }: Pick<IncidentWords, 'place'>): string {
  return formatPercent(percent / 100, place.locale);
}

/** A name from outside, harmless and short. */
export function shortName(name: string): string {
  return safeText(name, { maxLength: MAX_NAME });
}

/** The touchpoint that most of the excess is about, where the brand's map has it; else null. */
export function topTouchpoint(words: IncidentWords): Touchpoint | null {
  const id = namedReasons(words, 'touchpoint')[0]?.term;
  return words.brand.touchpoints.find((touchpoint) => touchpoint.id === id) ?? null;
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
export function durationText(
  minutes: number,
  { t, place }: Pick<IncidentWords, 't' | 'place'>,
): string {
  if (minutes < 120)
    return t('alert:duration.minutes', { value: formatNumber(minutes, place.locale) });
  const spanMs = minutes * MINUTE_MS;
  if (spanMs < 2 * DAY_MS)
    return t('alert:duration.hours', { value: formatNumber(spanMs / HOUR_MS, place.locale, 1) });
  return t('alert:duration.days', { count: Math.round(spanMs / DAY_MS) });
}
