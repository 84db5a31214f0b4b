import type { SourceStatus } from '../../core/source-status.js';
import { HOUR_MS, MINUTE_MS } from '../../core/time.js';
import type { Translate } from '../i18n/i18n.js';
import { safeText } from './safe-text.js';
import { type Place, shortWhen } from './when.js';

/** A lag below this is no news: polls are minutes apart. */
const TELL_LAG_MS = 30 * MINUTE_MS;
const MAX_MESSAGE_LENGTH = 300;

/** For whom and when. */
export interface StatusWords {
  readonly t: Translate;
  readonly place: Place;
  readonly now: Date;
}

/** How a source does, in short parts without its name, most important first. */
export function sourceStatusParts(
  status: SourceStatus,
  { t, place, now }: StatusWords,
): readonly string[] {
  const when = (instant: Date) => shortWhen(instant, now, place);
  const { state, missing, silentSince, failure, lagMs, lastPostAt, quota, nextPollAt } = status;
  const parts = [t(`source:state.${state}`, { missing: missing.join(', ') })];
  if (state === 'off') return parts;
  if (failure !== null) {
    const message = safeText(failure.message, { maxLength: MAX_MESSAGE_LENGTH });
    const { kind, attempts: count, at } = failure;
    parts.push(t(`source:failure.${kind}`), t('source:attempts', { count, at: when(at), message }));
  }
  if (silentSince !== null) parts.push(t('source:silentSince', { at: when(silentSince) }));
  if (state === 'silent' && status.normalSilenceMs !== null) {
    parts.push(t('source:normalSilence', { span: spanText(status.normalSilenceMs, t) }));
  }
  if (lagMs !== null && lagMs >= TELL_LAG_MS) {
    parts.push(t('source:lag', { span: spanText(lagMs, t) }));
  } else if (status.lastOkAt !== null) {
    parts.push(t('source:lastOk', { at: when(status.lastOkAt) }));
  }
  if (lastPostAt !== null && silentSince?.getTime() !== lastPostAt.getTime()) {
    parts.push(t('source:lastPost', { at: when(lastPostAt) }));
  }
  if (lastPostAt === null && state !== 'new') parts.push(t('source:noPost'));
  if (quota !== null) parts.push(quotaText(quota, { t, when }));
  if (nextPollAt !== null) parts.push(t('source:nextPoll', { at: when(nextPollAt) }));
  return parts;
}

function quotaText(
  { remaining: count, resetAt }: NonNullable<SourceStatus['quota']>,
  { t, when }: { readonly t: Translate; readonly when: (instant: Date) => string },
): string {
  if (resetAt === null) return t('source:quota', { count });
  return t('source:quotaReset', { count, at: when(resetAt) });
}

/** '45 min', '5 h', '3 días'. */
function spanText(ms: number, t: Translate): string {
  if (ms < HOUR_MS) return t('source:span.minutes', { count: Math.round(ms / MINUTE_MS) });
  const hours = Math.round(ms / HOUR_MS);
  return hours < 48
    ? t('source:span.hours', { count: hours })
    : t('source:span.days', { count: Math.round(hours / 24) });
}
