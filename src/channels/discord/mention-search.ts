import { createHash } from 'node:crypto';
import type { Brand } from '../../core/brand.js';
import type { MentionSearch } from '../../core/contracts/desk.js';
import { UserError } from '../../core/errors.js';
import { LABELS } from '../../core/reading.js';
import { SECOND_MS } from '../../core/time.js';
import { customId } from './custom-id.js';

/** A search and the page of it that is shown, from 0. */
export interface SearchPage {
  readonly search: MentionSearch;
  readonly page: number;
}

/** Touchpoints' ids are the team's own and may be long: six digits of their hash tell those of one brand apart. */
const HASH_LENGTH = 6;
const BASE = 36;

/** A page of a search as the id of a button: at most 86 characters with the longest names. */
export function searchId({ search, page }: SearchPage): string {
  const { until, hours, brandId, label, source, language, touchpoint } = search;
  return customId(
    'm',
    String(page),
    Math.floor(until.getTime() / SECOND_MS).toString(BASE),
    String(hours),
    brandId,
    label === null ? '' : String(LABELS.indexOf(label)),
    source ?? '',
    language ?? '',
    touchpoint === null ? '' : hashOf(touchpoint),
  );
}

/** Reads what `searchId` wrote. @throws {UserError} an id of another version, or about a brand that is gone */
export function readSearch(args: readonly string[], brands: readonly Brand[]): SearchPage {
  const [
    page = '',
    until = '',
    hours = '',
    brandId = '',
    label = '',
    source = '',
    language = '',
    hash = '',
  ] = args;
  const brand = brands.find(({ id }) => id === brandId);
  const untilMs = Number.parseInt(until, BASE) * SECOND_MS;
  if (brand === undefined || !/^\d{1,5}$/.test(page) || !/^\d{1,5}$/.test(hours) || !(untilMs >= 0))
    throw new UserError('outdated');
  const touchpoint = hash === '' ? null : touchpointOf(brand, hash);
  return {
    page: Number(page),
    search: {
      brandId,
      hours: Number(hours),
      until: new Date(untilMs),
      label: label === '' ? null : (LABELS[Number(label)] ?? null),
      source: source === '' ? null : source,
      language: language === '' ? null : language,
      touchpoint,
    },
  };
}

function touchpointOf({ touchpoints }: Brand, hash: string): string {
  const found = touchpoints.find(({ id }) => hashOf(id) === hash);
  if (found === undefined) throw new UserError('outdated');
  return found.id;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, HASH_LENGTH);
}
