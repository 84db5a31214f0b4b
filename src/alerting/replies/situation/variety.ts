import type { Variety, Voice } from '../../../core/brand.js';

/** Time zones that tell which Spanish or English is spoken; a prefix stands for all below it. */
const BY_ZONE: readonly (readonly [zone: string, es: Variety, en: Variety])[] = [
  ['Europe/Madrid', 'es-ES', 'en-GB'],
  ['Atlantic/Canary', 'es-ES', 'en-GB'],
  ['Africa/Ceuta', 'es-ES', 'en-GB'],
  ['America/Argentina', 'es-AR', 'en-US'],
  ['America/Buenos_Aires', 'es-AR', 'en-US'],
  ['America/Montevideo', 'es-AR', 'en-US'],
  ['America/Bogota', 'es-CO', 'en-US'],
  ['America/Lima', 'es-PE', 'en-US'],
  ['America/', 'es-MX', 'en-US'],
  ['Europe/', 'es-ES', 'en-GB'],
  ['', 'es-ES', 'en-GB'],
];

/** The variety of a language that a brand's customers read. Null for a language without one here. */
export function varietyOf({
  lang,
  voice,
  timeZone,
}: {
  readonly lang: string;
  readonly voice: Pick<Voice, 'variety' | 'address'>;
  readonly timeZone: string;
}): Variety | null {
  if (lang !== 'es' && lang !== 'en') return null;
  if (voice.variety?.startsWith(lang) === true) return voice.variety;
  const [, es, en] = BY_ZONE.find(([zone]) => timeZone.startsWith(zone)) ?? ['', 'es-ES', 'en-GB'];
  if (lang === 'en') return en;
  // Nobody says 'vos' to customers in Spain or Mexico.
  return voice.address === 'vos' && es !== 'es-AR' ? 'es-AR' : es;
}

/** Whether a group of readers is 'vosotros': Spain, for those to whom it says 'tú'. */
export function saysVosotros(
  variety: Variety | null,
  { address }: Pick<Voice, 'address'>,
): boolean {
  return variety === 'es-ES' && address === 'tu';
}
