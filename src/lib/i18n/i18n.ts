import i18next, { type TFunction } from 'i18next';
import type { Locale } from '../../core/brand.js';
import { en } from './locales/en/index.js';
import { es } from './locales/es/index.js';

/** Values put into a message. */
export type MessageValues = Readonly<Record<string, string | number | Date>>;

/**
 * Gives the words of one locale: `t('alert:title', { count: 3 })`. The key is 'namespace:path'; plurals by `count`;
 * numbers, dates and percentages are written by the locale's rules in the catalogue itself, for example
 * `{{share, number(style: percent)}}`.
 *
 * @throws {TypeError} a key that the catalogue lacks: a defect, never shown to a person as a bare key
 */
export type Translate = (key: string, values?: MessageValues) => string;

const catalogues: Readonly<Record<Locale, Readonly<Record<string, object>>>> = { es, en };
const translators = new Map<Locale, Translate>();

/** The translator of a locale; made once. */
export function translator(locale: Locale): Translate {
  const known = translators.get(locale);
  if (known !== undefined) return known;
  const instance = i18next.createInstance();
  // Without initAsync i18next loads in a later tick; the catalogues are here already.
  void instance.init({
    lng: locale,
    resources: { [locale]: catalogues[locale] },
    ns: Object.keys(catalogues[locale]),
    defaultNS: false,
    fallbackLng: false,
    initAsync: false,
    // Otherwise it prints an advert to stdout, which is for results only.
    showSupportNotice: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  const translate: TFunction = instance.t;
  const made: Translate = (key, values = {}) => {
    if (instance.exists(key, values)) return translate(key, { ...values });
    // Spanish has a form of its own for whole millions ('un millón de menciones'); few messages need it.
    const general = `${key}_other`;
    if (!instance.exists(general, values)) throw new TypeError(`no message '${key}' in ${locale}`);
    return translate(general, { ...values });
  };
  translators.set(locale, made);
  return made;
}
