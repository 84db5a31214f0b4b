import type { Locale } from '../../core/brand.js';
import type { TimeRange } from '../../core/time.js';

/** Regional form used for numbers and dates of a locale. */
const REGION: Readonly<Record<Locale, string>> = { es: 'es-ES', en: 'en-GB' };

/** Making a formatter costs a hundred times what using it does; there is one for each shape, locale and zone. */
const dates = new Map<string, Intl.DateTimeFormat>();
const numbers = new Map<string, Intl.NumberFormat>();

function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = dates.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(REGION[locale], options);
  dates.set(key, made);
  return made;
}

function numberFormat(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = numbers.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(REGION[locale], options);
  numbers.set(key, made);
  return made;
}

/** '12:05', in the given time zone. */
export function formatTime(
  instant: Date,
  { locale, timeZone }: { locale: Locale; timeZone: string },
): string {
  return dateFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(instant);
}

/** 'miércoles, 19 nov' or 'Wed 19 Nov', in the given time zone. */
export function formatDay(
  instant: Date,
  { locale, timeZone }: { locale: Locale; timeZone: string },
): string {
  return dateFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'short',
    timeZone,
  }).format(instant);
}

/** '16–22 nov' or '16–22 Nov', in the given time zone; the end is excluded. */
export function formatDays(
  { from, to }: TimeRange,
  { locale, timeZone }: { locale: Locale; timeZone: string },
): string {
  return dateFormat(locale, {
    day: 'numeric',
    month: 'short',
    timeZone,
  }).formatRange(from, new Date(to.getTime() - 1));
}

/** '16 nov' or '16 Nov', in the given time zone. */
export function formatDayOfMonth(
  instant: Date,
  { locale, timeZone }: { locale: Locale; timeZone: string },
): string {
  return dateFormat(locale, {
    day: 'numeric',
    month: 'short',
    timeZone,
  }).format(instant);
}

/** 'noviembre de 2026' or 'November 2026', in the given time zone. */
export function formatMonth(
  instant: Date,
  { locale, timeZone }: { locale: Locale; timeZone: string },
): string {
  return dateFormat(locale, { month: 'long', year: 'numeric', timeZone }).format(instant);
}

/** Day and time, short, in the given time zone. */
export function formatDateTime(
  instant: Date,
  { locale, timeZone }: { locale: Locale; timeZone: string },
): string {
  return dateFormat(locale, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(instant);
}

/** A count with the locale's digit groups, or with at most `digits` decimals. */
export function formatNumber(value: number, locale: Locale, digits = 0): string {
  return numberFormat(locale, { maximumFractionDigits: digits }).format(value);
}

/** A figure with always the same number of decimals, for columns of figures. */
export function formatFixed(value: number, locale: Locale, digits: number): string {
  return numberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

/** 0.714 as '71 %' or '71%'. */
export function formatPercent(share: number, locale: Locale): string {
  return numberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 0,
  }).format(share);
}

/** A balance from -1 to 1 with its sign and two decimals: '+0,18'. */
export function formatBalance(value: number, locale: Locale): string {
  return numberFormat(locale, {
    signDisplay: 'exceptZero',
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(value);
}
