import { SECOND_MS } from '../core/time.js';

/** Zone names that feeds use and `Date.parse` does not know, all unambiguous in practice, with their offset. */
const ZONES: Readonly<Record<string, string>> = {
  WET: '+0000',
  WEST: '+0100',
  BST: '+0100',
  CET: '+0100',
  MEZ: '+0100',
  CEST: '+0200',
  MESZ: '+0200',
  EET: '+0200',
  EEST: '+0300',
  MSK: '+0300',
  JST: '+0900',
  KST: '+0900',
  ART: '-0300',
  CLT: '-0400',
};
/** Months that Spanish and Portuguese feeds write in their own language, against the standard. */
const MONTHS: Readonly<Record<string, string>> = {
  ene: 'Jan',
  fev: 'Feb',
  abr: 'Apr',
  may: 'May',
  mai: 'May',
  ago: 'Aug',
  set: 'Sep',
  out: 'Oct',
  dic: 'Dec',
  dez: 'Dec',
};
const EPOCH_MILLISECONDS_FROM = 100_000_000_000;
/** No way of writing an instant is longer. */
const MAX_LENGTH = 80;
const HAS_YEAR = /\b\d{4}\b|^\d{4}|\b\d{1,2} [A-Z][a-z]{2} \d{2}\b/;
const SLASHED = /^\d{1,2}[/.]\d{1,2}[/.]/;
const ISO = /^\d{4}(?:-\d{2}|$)/;
const HAS_ZONE = /(?:Z|\b(?:GMT|UTC?|[ECMP][SD]T)|[+-]\d{2}:?\d{2})(?:\s*\(.*\))?(?:\s+\d{4})?$/i;

/**
 * Reads an instant as networks, feeds and spreadsheets write it: ISO 8601, RFC 822 with old zone names,
 * epoch seconds or milliseconds. One without a zone is UTC, whatever the zone of this machine.
 *
 * @returns undefined where it cannot be read, or could be read in two ways (12/03/2026)
 */
export function parseInstant(written: string | number): Date | undefined {
  const text = String(written).trim();
  if (text.length > MAX_LENGTH) return undefined;
  if (/^\d{9,13}(\.\d+)?$/.test(text)) {
    const number = Number(text);
    return new Date(number >= EPOCH_MILLISECONDS_FROM ? number : number * SECOND_MS);
  }
  const known = inEnglish(text).replace(/\b[A-Z]{3,4}$/, (zone) => ZONES[zone] ?? zone);
  // The system's own parser takes 'Room 5' for a day in May, and 12/03 for a day in December.
  if (!HAS_YEAR.test(known) || SLASHED.test(known)) return undefined;
  const isIso = ISO.test(known);
  // A date alone is UTC by the standard where it is ISO, and local time where it is not.
  const needsZone = !HAS_ZONE.test(known) && !(isIso && !known.includes(':'));
  const withZone = needsZone ? `${known}${isIso ? 'Z' : ' GMT'}` : known;
  const instant = new Date(withZone.replace(/(\d),(\d+)/, '$1.$2'));
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}

/** 'lun, 12 ene 2026' as '12 Jan 2026'; the day of the week says nothing. */
function inEnglish(text: string): string {
  return text
    .replace(/^\p{L}{2,12}\.?,\s*/u, '')
    .replace(
      /\b(\d{1,2})[ -](\p{L}{3})\p{L}*\.?[ -](?=\d)/u,
      (whole, day: string, month: string) => {
        const english = MONTHS[month.toLowerCase()];
        return english === undefined ? whole : `${day} ${english} `;
      },
    );
}
