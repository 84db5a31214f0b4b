import type { MentionFilter } from '../core/contracts/store.js';
import { LABELS, type Label } from '../core/reading.js';

export const PAGE_SIZE = 25;
/** Deep pages skip row by row; nobody reads the hundredth. */
const MAX_PAGE = 400;

/** What the list of mentions is narrowed to; null leaves a field open. */
export interface ListChoice {
  readonly source: string | null;
  readonly language: string | null;
  readonly label: Label | null;
  readonly touchpoint: string | null;
  /** From 1. */
  readonly page: number;
}

/** Reads the choice from a query; what is unknown is left open. */
export function listChoice(query: URLSearchParams): ListChoice {
  const page = Number(query.get('page') ?? 1);
  return {
    source: chosen(query, 'source'),
    language: chosen(query, 'language'),
    label: LABELS.find((label) => label === query.get('label')) ?? null,
    touchpoint: chosen(query, 'touchpoint'),
    page: Number.isInteger(page) && page >= 1 ? Math.min(page, MAX_PAGE) : 1,
  };
}

/** The choice as the store asks for it. */
export function mentionFilter(brandId: string, choice: ListChoice): MentionFilter {
  const { source, language, label, touchpoint } = choice;
  return {
    brandId,
    ...(source === null ? {} : { sources: [source] }),
    ...(language === null ? {} : { languages: [language] }),
    ...(label === null ? {} : { labels: [label] }),
    ...(touchpoint === null ? {} : { touchpoints: [touchpoint] }),
  };
}

/** Takes every filter, and the page, out of an address. */
export const NO_FILTERS = {
  source: null,
  language: null,
  label: null,
  touchpoint: null,
  page: null,
} as const;

/** Whether anything is left out. */
export function isNarrowed({ source, language, label, touchpoint }: ListChoice): boolean {
  return [source, language, label, touchpoint].some((value) => value !== null);
}

/** The choice as a query, without the page: what a chart or an export of the same mentions is asked for with. */
export function filterQuery(
  { source, language, label, touchpoint }: ListChoice,
  more: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams(more);
  for (const [name, value] of Object.entries({ source, language, label, touchpoint })) {
    if (value !== null) query.set(name, value);
  }
  return query.toString();
}

function chosen(query: URLSearchParams, name: string): string | null {
  const value = query.get(name)?.slice(0, 64) ?? '';
  return value === '' ? null : value;
}
