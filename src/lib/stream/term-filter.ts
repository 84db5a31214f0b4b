import { fold } from '../text/fold.js';

/**
 * Whether a text can match any of the terms that a network is asked for: a word, '#hashtag' or "phrase". Coarse, for
 * streams that send everything; the brand's query is checked afterwards. No terms match nothing.
 */
export function termFilter(terms: readonly string[]): (text: string) => boolean {
  const needles = [...new Set(terms.map(needleOf))].filter((needle) => needle !== '');
  return (text) => {
    const folded = fold(text);
    const words = plain(folded);
    return needles.some((needle) => words.includes(needle) || folded.includes(needle));
  };
}

function needleOf(term: string): string {
  const folded = fold(term).trim();
  // Of a term of signs alone, such as an emoji, there would be nothing left.
  return plain(folded) || folded;
}

/** Without quotes and signs, so that a hashtag is found as a word and a phrase over a line break. */
function plain(folded: string): string {
  return folded.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim();
}
