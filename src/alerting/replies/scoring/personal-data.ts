import { fold } from '../../../lib/text/fold.js';

/** Kinds of personal data that a public text must not repeat. */
export type PersonalDatum = 'email' | 'phone' | 'iban' | 'card' | 'id' | 'address' | 'order';

const PATTERNS: readonly (readonly [PersonalDatum, RegExp])[] = [
  ['email', /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu],
  ['iban', /\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){3,7}(?:[ -]?[A-Z0-9]{1,4})?\b/gi],
  ['card', /(?<![\d+])(?:\d{4}[ -]?){3}\d{3,4}(?!\d)/g],
  // Spain's DNI and NIE; Argentina's and Peru's by their dots; a US social security number.
  [
    'id',
    /\b(?:\d{8}[ -]?[A-Z]|[XYZ][ -]?\d{7}[ -]?[A-Z]|\d{2}\.\d{3}\.\d{3}|\d{3}-\d{2}-\d{4})\b/gi,
  ],
  [
    'phone',
    /(?<![\p{L}\p{N}#-])(?:\+\d{1,3}[ .-]?)?(?:\(\d{1,4}\)[ .-]?)?\d{2,4}(?:[ .-]?\d{2,4}){2,4}(?![\p{L}\p{N}])/giu,
  ],
  [
    'address',
    /(?:\b(?:calle|c\/|avenida|avda\.?|plaza|paseo|carrera|cra\.?|calz(?:ada)?\.?|jir[oó]n|jr\.?)\s+[\p{L} .'-]{2,40}?,?\s*(?:n[.º°o]*\s*)?\d{1,5}\b|\b\d{1,5}\s+(?:\p{Lu}[\p{L}'-]+\s){1,3}(?:street|st|road|rd|avenue|ave|lane|drive|square|court|boulevard|blvd)\b)/giu,
  ],
  [
    'order',
    /\b(?:pedido|orden|reserva|localizador|referencia|contrato|expediente|caso|order|booking|reference|ref|ticket|case|tracking)\s*(?:(?:n[.ºo°]*|num(?:ero)?|number|no|code|c[oó]digo|es|is|:|#)\.?\s*)*[#:]?\s*[A-Z]{0,5}[-/]?\d[\dA-Z/-]{3,}/giu,
  ],
];

/** Digits that a phone number has at least and at most. */
const PHONE_DIGITS = { min: 8, max: 15 } as const;

/** A personal datum and where it stands. */
export interface PersonalHit {
  readonly kind: PersonalDatum;
  readonly text: string;
}

/**
 * Personal data in a text that are not among the brand's own published contacts.
 *
 * @param own texts in which the brand gives its contacts
 */
export function personalDataIn(text: string, own: readonly string[]): readonly PersonalHit[] {
  const published = own.map(compact).join(' ');
  const hits: PersonalHit[] = [];
  let rest = text;
  for (const [kind, pattern] of PATTERNS) {
    for (const [found] of rest.matchAll(pattern)) {
      if (kind === 'phone' && !isPhone(found)) continue;
      if (published.includes(compact(found))) continue;
      hits.push({ kind, text: found });
      // A card's digits are no phone number as well.
      rest = rest.replace(found, ' ');
    }
  }
  return hits;
}

function isPhone(found: string): boolean {
  const digits = found.replace(/\D/g, '').length;
  // A date or a range of years has the shape of a number, too.
  if (/^\d{1,2}[.-]\d{1,2}[.-]\d{2,4}$/.test(found.trim())) return false;
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(found.trim())) return false;
  return digits >= PHONE_DIGITS.min && digits <= PHONE_DIGITS.max;
}

function compact(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}@]+/gu, '');
}
