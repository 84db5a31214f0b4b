import type { Translate } from '../i18n/i18n.js';

const HOUR = 60;
/** Above this many hours nobody counts in hours. */
const MAX_HOURS = 72;

/** A length of time as people say it: '48 min', '3 h 20 min', '5 d'. */
export function durationText(minutes: number, t: Translate): string {
  const whole = Math.round(minutes);
  if (whole < HOUR) return t('action:time.minutes', { minutes: whole });
  const hours = Math.floor(whole / HOUR);
  const rest = whole % HOUR;
  if (hours >= MAX_HOURS) return t('action:time.days', { days: Math.round(hours / 24) });
  // After ten hours the minutes are noise.
  if (rest === 0 || hours >= 10) {
    return t('action:time.hours', { hours: Math.round(whole / HOUR) });
  }
  return t('action:time.hoursMinutes', { hours, minutes: rest });
}
