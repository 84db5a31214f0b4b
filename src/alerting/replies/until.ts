import { DateTime } from 'luxon';
import type { Locale, Variety } from '../../core/brand.js';
import { translator } from '../../lib/i18n/i18n.js';

/** 'a las 19:00', 'mañana a las 9:30', 'el viernes 21 a las 9:30'; in the United States 'at 7:00 PM'. */
export function untilText({
  updateAt,
  now,
  timeZone,
  lang,
  variety,
}: {
  readonly updateAt: Date;
  readonly now: Date;
  readonly timeZone: string;
  readonly lang: string;
  readonly variety: Variety | null;
}): string {
  const spoken: Locale = lang === 'es' ? 'es' : 'en';
  const t = translator(spoken);
  const then = DateTime.fromJSDate(updateAt, { zone: timeZone });
  const today = DateTime.fromJSDate(now, { zone: timeZone }).startOf('day');
  const days = Math.round(then.startOf('day').diff(today, 'days').days);
  const time = then.toFormat(variety === 'en-US' ? 'h:mm a' : 'H:mm');
  if (days === 0) return t('reply:until.today', { time });
  if (days === 1) return t('reply:until.tomorrow', { time });
  return t('reply:until.day', { time, day: then.setLocale(spoken).toFormat('cccc d') });
}
