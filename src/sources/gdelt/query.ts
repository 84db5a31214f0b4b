import { nameOfLanguage } from './languages.js';

/** Longer queries are refused; the limit is not documented, and this is well under what is seen to pass. */
const MAX_QUERY_LENGTH = 200;

/**
 * As few queries as hold all terms, since every call must wait for the one before. Terms are joined by OR, which
 * needs its parentheses, and which a single term must not have.
 *
 * @param languages subtags of the brand; empty, or one that GDELT does not know, asks for all
 */
export function toQueries(terms: readonly string[], languages: readonly string[]): string[] {
  const groups: string[][] = [];
  for (const term of terms.map(toTerm).filter((one) => one !== '')) {
    const last = groups.at(-1);
    const length = [...(last ?? []), term].join(' OR ').length;
    if (last === undefined || length > MAX_QUERY_LENGTH) groups.push([term]);
    else last.push(term);
  }
  const names = languages.map(nameOfLanguage);
  const isKnown = names.every((name) => name !== undefined);
  const filter =
    isKnown && names.length > 0 ? ` ${anyOf(names.map((name) => `sourcelang:${name}`))}` : '';
  return groups.map((group) => `${anyOf(group)}${filter}`);
}

function anyOf(alternatives: readonly string[]): string {
  return alternatives.length === 1 ? alternatives.join('') : `(${alternatives.join(' OR ')})`;
}

/** One word goes without quotes: quoted, a short one is refused as too short a phrase. */
function toTerm(term: string): string {
  const words = term
    .replace(/["#()]/g, ' ')
    .trim()
    .split(/\s+/);
  return words.length > 1 ? `"${words.join(' ')}"` : words.join('');
}
