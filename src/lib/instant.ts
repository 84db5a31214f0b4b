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
const EPOCH_MILLISECONDS_FROM = 100_000_000_000;
const HAS_ZONE = /(?:Z|\b(?:GMT|UTC?|[ECMP][SD]T)|[+-]\d{2}:?\d{2})(?:\s*\(.*\))?(?:\s+\d{4})?$/i;

/**
 * Reads an instant as networks, feeds and spreadsheets write it: ISO 8601, RFC 822 with old zone names,
 * epoch seconds or milliseconds. One without a zone is UTC, whatever the zone of this machine.
 *
 * @returns undefined where it cannot be read
 */
export function parseInstant(written: string | number): Date | undefined {
  const text = String(written).trim();
  if (/^\d{9,13}(\.\d+)?$/.test(text)) {
    const number = Number(text);
    return new Date(number >= EPOCH_MILLISECONDS_FROM ? number : number * SECOND_MS);
  }
  const known = text.replace(/\b[A-Z]{3,4}$/, (zone) => ZONES[zone] ?? zone);
  // A date alone, or a year, is UTC by the standard already.
  const needsZone = /\d:\d/.test(known) && !HAS_ZONE.test(known);
  const isIso = /^\d{4}-\d{2}-\d{2}[T ]/.test(known);
  const withZone = needsZone ? `${known}${isIso ? 'Z' : ' GMT'}` : known;
  const instant = new Date(withZone.replace(/(\d),(\d+)/, '$1.$2'));
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}
