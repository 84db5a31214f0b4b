import { fold } from '../lib/text/fold.js';
import { stopWordsOf } from '../lib/text/stop-words.js';

const NOISE = /https?:\/\/\S+|[@]\w+/gu;
const WORD = /[\p{L}\p{M}\p{N}_]{3,40}/gu;
const ONLY_DIGITS = /^[\p{N}_]+$/u;
/** Words of one text that are watched; the rest of a very long text adds nothing about what it is about. */
const MAX_TERMS = 40;

const LINK_OR_NAME = /https?:\S+|@\w+/gu;
const NOT_LETTERS = /[^\p{L}\p{M}]+/gu;
const SPACE = /\s+/u;
/** Letters of a text that must agree for it to count as a copy. */
const COPY_LENGTH = 60;
/** Shorter texts ('Site down?') agree by chance. */
const MIN_COPY_LENGTH = 12;

/** What a run of characters between two spaces holds. */
interface Token {
  readonly words: readonly { readonly word: string; readonly folded: string }[];
  /** Its letters, with one space where signs stood between them. */
  readonly letters: string;
}

/** People repeat themselves: nearly every token of a text has been taken apart before, which is most of its cost. */
const MAX_TOKENS = 50_000;
/** Longer ones are links and tags that do not come again. */
const MAX_TOKEN_LENGTH = 24;
const tokens = new Map<string, Token>();

function tokenOf(raw: string): Token {
  const known = tokens.get(raw);
  if (known !== undefined) return known;
  const made = takeApart(raw.toLowerCase());
  if (raw.length > MAX_TOKEN_LENGTH) return made;
  if (tokens.size >= MAX_TOKENS) tokens.clear();
  tokens.set(raw, made);
  return made;
}

function takeApart(raw: string): Token {
  const found = raw.replace(NOISE, ' ').match(WORD) ?? [];
  return {
    words: found
      .filter((word) => !ONLY_DIGITS.test(word))
      .map((word) => ({ word, folded: fold(word) })),
    letters: raw.replace(LINK_OR_NAME, ' ').replace(NOT_LETTERS, ' ').trim(),
  };
}

/**
 * Different words of a text, lower case, in order of appearance, at most 40: without links, mentions of accounts,
 * '#', plain numbers and the stop words of its language.
 */
export function termsOf(text: string, lang: string): string[] {
  const stops = stopWordsOf(lang);
  const found: string[] = [];
  for (const raw of text.split(SPACE)) {
    for (const { word, folded } of tokenOf(raw).words) {
      if (stops.has(folded) || found.includes(word)) continue;
      found.push(word);
      if (found.length >= MAX_TERMS) return found;
    }
  }
  return found;
}

/** What two copies of one text share: the first 60 letters without links, names, digits and signs; '' when too short. */
export function copyKey(text: string): string {
  let key = '';
  for (const raw of text.split(SPACE)) {
    const { letters } = tokenOf(raw);
    if (letters === '') continue;
    key = key === '' ? letters : `${key} ${letters}`;
    if (key.length >= COPY_LENGTH) break;
  }
  return key.length < MIN_COPY_LENGTH ? '' : key.slice(0, COPY_LENGTH);
}
