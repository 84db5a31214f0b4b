import type { Brand } from '../core/brand.js';

/**
 * What a network is searched for: the terms, and where there are none the brand's names. A query that takes all of a
 * source ('cóndor OR source:youtube', for the comments on one's own channel) leaves no terms, and the search goes on.
 */
export function searchedTerms(
  terms: readonly string[],
  { name, aliases }: Pick<Brand, 'name' | 'aliases'>,
): readonly string[] {
  if (terms.length > 0) return terms;
  const names = [name, ...aliases].map((one) => one.trim().replace(/^@/, ''));
  return [...new Set(names)].filter((one) => one !== '').map(quoted);
}

function quoted(name: string): string {
  return /\s/.test(name) ? `"${name}"` : name;
}
