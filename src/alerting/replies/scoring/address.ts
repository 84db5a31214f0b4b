import type { Situation } from '../situation/situation.js';
import { find, foldDraft, phrases } from './phrases.js';

/** How a Spanish text speaks to its readers. */
export type SpokenAddress = 'tu' | 'vos' | 'usted' | 'ustedes' | 'vosotros' | null;

const VOSOTROS = phrases(
  'vosotr[oa]s|vuestr[oa]s?|os',
  '(habeis|teneis|quereis|podeis|sabeis|estais|sois|necesitais|notais|compartais|useis|leeis|contais|escribis|vivis|veis)',
  '\\p{L}+(idnos|adnos|ednos)',
);
/** One reader; the forms of several are those of everybody's plural outside Spain. */
const USTED = phrases(
  'usted',
  '(escriba|envie|mande|llame|contacte|indique|facilite|disculpe|permita|digame|diga)(nos|me)',
  '(estimad[oa]s?|rogamos|le rogamos|le agradecemos)',
  '(acuda|consulte|compruebe|llevelo|borrelo|devuelvalo|pongase|mantengase)',
);
const USTEDES = phrases(
  'ustedes',
  '(escriban|envien|manden|llamen|digan|indiquen|cuenten|disculpen|permitan)(nos|me)?',
  'su (pedido|experiencia|opinion|comprension|caso|cuenta|paciencia|compra|reclamacion|telefono|tarjeta|banco|salud|movil|celular|numero|recibo|factura|mensaje|confianza)',
);
const TU = phrases(
  'contigo|ti|tu|tus|te',
  '(tienes|puedes|quieres|eres|sabes|necesitas|estas|prefieres|notas|crees)',
);
/** Said with 'tú' and not with 'vos'. */
const TU_ONLY = phrases('contigo|ti', '(tienes|puedes|quieres|eres|necesitas|prefieres|debes)');
/** With the accent: 'mándanos' is said with tú, 'mandanos' with vos. */
const TU_IMPERATIVE =
  /(?<!\p{L})(?:escr[íi]benos|m[áa]ndanos|env[íi]anos|cu[ée]ntanos|ll[áa]manos|d[íi]nos|dinos|p[áa]sanos|cons[úu]ltanos)(?!\p{L})/iu;
const TU_ACCENTED =
  /(?<!\p{L})(?:escríbenos|mándanos|envíanos|cuéntanos|llámanos|pásanos|consúltanos|escríbeme|mándame)(?!\p{L})/iu;
const VOS =
  /(?<!\p{L})(?:vos|tenés|podés|querés|sabés|sos|necesitás|preferís|contanos|mandanos|escribinos|envianos|decinos|pasanos|llamá|mandá|escribí|fijate|usá|dejá|hacé|revisá|probá|consultá|cambiá|avisá|guardá|mirá|llevalo|devolvelo|mandame|escribime)(?!\p{L})/iu;

/** Whom a Spanish text speaks to, by its clearest sign; null where it speaks to nobody in particular. */
export function spokenAddress(text: string): SpokenAddress {
  const folded = foldDraft(text);
  if (find(folded, VOSOTROS) !== null) return 'vosotros';
  if (find(folded, USTED) !== null) return 'usted';
  if (VOS.test(text) && !TU_ACCENTED.test(text)) return 'vos';
  if (find(folded, TU) !== null || TU_IMPERATIVE.test(text)) return 'tu';
  return find(folded, USTEDES) === null ? null : 'ustedes';
}

/** Whether a Spanish text speaks to its readers as the brand and its country do. */
export function fitsAddress(
  text: string,
  { address, isVosotros, variety }: Pick<Situation, 'address' | 'isVosotros' | 'variety'>,
): 'fits' | 'wrong-address' | 'wrong-variety' {
  const spoken = spokenAddress(text);
  if (spoken === null) return 'fits';
  if (spoken === 'vosotros') {
    if (variety !== 'es-ES') return 'wrong-variety';
    return isVosotros ? 'fits' : 'wrong-address';
  }
  if (address === 'usted')
    return spoken === 'usted' || spoken === 'ustedes' ? 'fits' : 'wrong-address';
  if (spoken === 'usted') return 'wrong-address';
  // Outside Spain the plural of tú and vos is ustedes.
  if (spoken === 'ustedes') return isVosotros ? 'wrong-address' : 'fits';
  if (address === 'vos') {
    const isTuOnly = find(foldDraft(text), TU_ONLY) !== null || TU_ACCENTED.test(text);
    return spoken === 'tu' && isTuOnly ? 'wrong-variety' : 'fits';
  }
  return spoken === 'vos' ? 'wrong-variety' : 'fits';
}
