import { READER_LANGUAGES, type ReaderLanguage } from '../core/reading.js';
import { CHARACTER, characterClass, foldAccent } from './characters.js';
import { COMMON_WORDS, FOREIGN_WORDS } from './common-words.js';
import { HASH_START, hashUnit, hashWord } from './hash.js';
import { HashTable } from './hash-table.js';

/** Fewer common words than this are chance; two were as often right, but less often in German. */
const FEWEST_WORDS = 3;
/** The next language must have this many fewer. */
const MARGIN = 2;
/** UTF-16 units that are looked at: a tweet, or the beginning of a longer text. */
const LONGEST_LOOK = 280;
const FOREIGN = READER_LANGUAGES.length;
const APOSTROPHE = 39;
const CURLY_APOSTROPHE = 0x2019;
const HASH_SIGN = 35;
const AT_SIGN = 64;
const UNDERSCORE = 95;
const LINK_START = hashWord('http');
const SECURE_LINK_START = hashWord('https');

/** Letters that are seldom written outside some of the six languages; a word with one speaks for these. */
const TELLING_LETTERS: Readonly<Record<string, readonly ReaderLanguage[]>> = {
  ñ: ['es'],
  ã: ['pt'],
  õ: ['pt'],
  ê: ['pt', 'fr'],
  ô: ['pt', 'fr'],
  ç: ['pt', 'fr'],
  ß: ['de'],
  ü: ['de'],
  ì: ['it'],
};

/** What a look at the letters and common words of a text finds. */
export interface WordVote {
  /** The language whose common words stand out, or null where that is not sure. */
  readonly lang: ReaderLanguage | null;
  /** Letters of any script in the part looked at, links and handles left out. */
  readonly letters: number;
  /** Those in Latin script. */
  readonly latin: number;
  /** The language with the most words, be it one only; null where another has as many or a foreign word was found. */
  readonly leader: ReaderLanguage | null;
  /** How many more words speak for one language than for another. */
  lead(lang: ReaderLanguage, over: ReaderLanguage): number;
}

const tellingLetters = new Uint8Array(0x100);
for (const [letter, languages] of Object.entries(TELLING_LETTERS))
  for (const lang of languages)
    tellingLetters[letter.charCodeAt(0)] =
      (tellingLetters[letter.charCodeAt(0)] ?? 0) | (1 << READER_LANGUAGES.indexOf(lang));

/** For each common word the languages that have it, one bit each. */
let table: HashTable | null = null;
const votes = new Int32Array(FOREIGN + 1);

/**
 * Tells the language of a text from its common words, in a tenth of the time that a detector takes.
 * Where it is sure it is right as often as `eld` (seven public data sets of the six languages), and it is
 * sure of half (Portuguese) to 95 % (English) of tweets; a word that is common in some other language
 * counts against all.
 */
export function voteByWords(text: string): WordVote {
  table ??= compileTable();
  votes.fill(0);
  const end = Math.min(text.length, LONGEST_LOOK);
  let letters = 0;
  let latin = 0;
  let isHashtag = false;
  for (let at = 0; at < end; ) {
    const unit = text.charCodeAt(at);
    if (unit === HASH_SIGN) isHashtag = true;
    if (unit === AT_SIGN) {
      at++;
      while (at < end && isHandleUnit(text.charCodeAt(at))) at++;
      continue;
    }
    if (!isWordUnit(unit)) {
      if (unit !== HASH_SIGN) isHashtag = false;
      at++;
      continue;
    }
    const before = letters;
    const latinBefore = latin;
    let hash = HASH_START;
    let telling = 0;
    let previous = 0;
    for (; at < end; at++) {
      const one = text.charCodeAt(at);
      // '#CorazónDeBarrio' is three words.
      if (isHashtag && isCapital(one) && previous !== 0 && !isCapital(previous)) break;
      previous = one;
      if (isWordUnit(one)) {
        if (one >= 0xdf && one <= 0xfc) telling |= tellingLetters[one] as number;
        hash = hashUnit(hash, lowerCase(foldAccent(one)));
        letters++;
        if (isLatin(one)) latin++;
      } else if (one !== APOSTROPHE && one !== CURLY_APOSTROPHE) break;
    }
    if (hash === LINK_START || hash === SECURE_LINK_START) {
      letters = before;
      latin = latinBefore;
      while (at < end && characterClass(text.charCodeAt(at)) !== CHARACTER.space) at++;
      continue;
    }
    const known = table.get(hash);
    const languages = (known > 0 ? known : 0) | telling;
    if (languages === 0) continue;
    for (let lang = 0; lang < votes.length; lang++)
      votes[lang] = (votes[lang] as number) + ((languages >> lang) & 1);
  }
  const leader = findLeader(1, 1);
  const lang = leader === null ? null : findLeader(FEWEST_WORDS, MARGIN);
  return { lang, leader, letters, latin, lead };
}

function lead(lang: ReaderLanguage, over: ReaderLanguage): number {
  return (
    (votes[READER_LANGUAGES.indexOf(lang)] as number) -
    (votes[READER_LANGUAGES.indexOf(over)] as number) -
    (votes[FOREIGN] as number)
  );
}

function findLeader(fewestWords: number, margin: number): ReaderLanguage | null {
  let best = 0;
  for (let lang = 1; lang < FOREIGN; lang++)
    if ((votes[lang] as number) > (votes[best] as number)) best = lang;
  const most = votes[best] as number;
  if (most < fewestWords) return null;
  const foreign = votes[FOREIGN] as number;
  for (let lang = 0; lang < FOREIGN; lang++)
    if (lang !== best && most - (votes[lang] as number) - foreign < margin) return null;
  return READER_LANGUAGES[best] ?? null;
}

function compileTable(): HashTable {
  const languages = new Map<number, number>();
  READER_LANGUAGES.forEach((lang, number) => {
    for (const word of COMMON_WORDS[lang].split(' ')) {
      const hash = hashWord(word);
      languages.set(hash, (languages.get(hash) ?? 0) | (1 << number));
    }
  });
  for (const word of FOREIGN_WORDS.split(' ')) {
    const hash = hashWord(word);
    if (!languages.has(hash)) languages.set(hash, 1 << FOREIGN);
  }
  return new HashTable(languages);
}

function isCapital(unit: number): boolean {
  return unit >= 65 && unit <= 90;
}

/** ASCII capitals only: what else has capitals was folded to ASCII before. */
function lowerCase(unit: number): number {
  return isCapital(unit) ? unit + 32 : unit;
}

function isWordUnit(unit: number): boolean {
  return unit !== UNDERSCORE && characterClass(unit) === CHARACTER.letter;
}

function isHandleUnit(unit: number): boolean {
  return unit < 128 && (unit === UNDERSCORE || (unit >= 48 && unit <= 57) || isAsciiLetter(unit));
}

function isAsciiLetter(unit: number): boolean {
  return (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
}

function isLatin(unit: number): boolean {
  return unit < 0x250 || (unit >= 0x1e00 && unit < 0x1f00);
}
