/** Where X could not tell the language: short texts, and links. */
const UNDETERMINED = 'und';

/**
 * As few queries as hold all terms within the length that the account may ask.
 *
 * @param languages subtags of the brand; empty asks for all. Posts of no known language are asked for too.
 */
export function toQueries(
  terms: readonly string[],
  {
    languages,
    withReposts,
    maxLength,
  }: {
    readonly languages: readonly string[];
    readonly withReposts: boolean;
    readonly maxLength: number;
  },
): string[] {
  const filters = [
    ...(languages.length === 0
      ? []
      : [anyOf([...languages, UNDETERMINED].map((language) => `lang:${language}`))]),
    ...(withReposts ? [] : ['-is:retweet']),
  ];
  const rest = filters.map((filter) => ` ${filter}`).join('');
  const groups: string[][] = [];
  for (const term of terms.map(toTerm).filter((one) => one !== '')) {
    const last = groups.at(-1);
    const isFull = last === undefined || anyOf([...last, term]).length + rest.length > maxLength;
    if (isFull) groups.push([term]);
    else last.push(term);
  }
  return groups.map((group) => `${anyOf(group)}${rest}`);
}

function anyOf(alternatives: readonly string[]): string {
  return alternatives.length === 1 ? alternatives.join('') : `(${alternatives.join(' OR ')})`;
}

/** Quoted, a word is no operator; a hashtag is one by itself. */
function toTerm(term: string): string {
  const words = term.replace(/"/g, ' ').trim();
  if (words === '' || /^#[\p{L}\p{N}_]+$/u.test(words)) return words;
  return `"${words.replace(/^#/, '')}"`;
}
