import { LOCALES, type Locale } from '../../core/brand.js';

/** Tags by which Discord knows the languages that we speak: names and descriptions of commands are given in each. */
export const DISCORD_LOCALES: Readonly<Record<'es-ES' | 'es-419' | 'en-US' | 'en-GB', Locale>> = {
  'es-ES': 'es',
  'es-419': 'es',
  'en-US': 'en',
  'en-GB': 'en',
};

/** The language to answer in: the person's where we speak it, else the team's. */
export function localeOf(tag: string, fallback: Locale): Locale {
  return LOCALES.find((locale) => locale === tag.split('-')[0]) ?? fallback;
}
