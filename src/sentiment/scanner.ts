import { CHARACTER, characterClass, foldAccent } from './characters.js';
import { emoticonCode, isSkinTone, MAX_EMOTICON_LENGTH, mayStartEmoticon } from './emoji.js';
import { HASH_START, hashUnit } from './hash.js';

/** What a token is. A hashtag is the word after '#'. */
export const TOKEN = {
  word: 1,
  hashtag: 2,
  emoji: 3,
  emoticon: 4,
  punctuation: 5,
  url: 6,
  mention: 7,
  number: 8,
} as const;

/** Flags of a token, added up: stretched ('goool', '!!', an emoji repeated) and written in capitals. */
export const TOKEN_FLAG = { stretched: 1, capitals: 2 } as const;

/** UTF-16 units of a text that are read; what comes after moves the reading of an article little. */
export const MAX_SCANNED_LENGTH = 4_000;

/** Private units that stand for every link and every mention, so that no address becomes a feature. */
const URL_UNIT = 0xe000;
const MENTION_UNIT = 0xe001;
const SPACE = 32;
const DIGIT_ZERO = 48;
const APOSTROPHE = 39;
const HASH_SIGN = 35;
const AT_SIGN = 64;
const FULL_STOP = 46;
const ELLIPSIS = 0x2026;
/** Each input unit gives at most three (the unit and a space on each side). */
const BUFFER_LENGTH = MAX_SCANNED_LENGTH * 3 + 16;

/**
 * Turns a text into tokens and a normalised string, in one pass and without allocating a string per
 * token. The arrays are reused: what they hold is valid until the next `scan`.
 *
 * The normalised string is lower-case, without accents, with links, mentions and numbers as one unit
 * each, letters repeated at most twice, 'jajajaja' as 'jaja', and one space between words and at both ends.
 */
export class Scanner {
  /** The normalised string. */
  readonly units = new Uint16Array(BUFFER_LENGTH);
  unitCount = 0;
  /** Range of each token in `units`; the end is excluded. */
  readonly starts = new Int32Array(MAX_SCANNED_LENGTH);
  readonly ends = new Int32Array(MAX_SCANNED_LENGTH);
  /** Range of each token in `source`; the end is excluded. */
  readonly sourceStarts = new Int32Array(MAX_SCANNED_LENGTH);
  readonly sourceEnds = new Int32Array(MAX_SCANNED_LENGTH);
  /** One of `TOKEN`. */
  readonly kinds = new Uint8Array(MAX_SCANNED_LENGTH);
  readonly flags = new Uint8Array(MAX_SCANNED_LENGTH);
  /** For each place of `units` inside a token: `hashWord` of the token up to and with it. */
  readonly prefixHashes = new Int32Array(BUFFER_LENGTH);
  /** `hashWord` of each token's units. */
  readonly hashes = new Int32Array(MAX_SCANNED_LENGTH);
  tokenCount = 0;
  /** The text with entities and escapes resolved; token ranges point into it. */
  source = '';

  #lower = '';
  #hasCase = true;
  #splitsApostrophe = false;

  /** @param splitsApostrophe true where an apostrophe ends a word ("l'ami", "dell'anno"); else it is dropped ("don't" is 'dont') */
  scan(text: string, { splitsApostrophe }: { readonly splitsApostrophe: boolean }): void {
    this.source = resolveEscapes(text.slice(0, MAX_SCANNED_LENGTH)).slice(0, MAX_SCANNED_LENGTH);
    const lower = this.source.toLowerCase();
    // A few capitals grow when lowered ('İ'); their positions would no longer match.
    this.#hasCase = lower.length === this.source.length;
    this.#lower = this.#hasCase ? lower : this.source;
    this.#splitsApostrophe = splitsApostrophe;
    this.tokenCount = 0;
    this.unitCount = 0;
    this.#write(SPACE);
    let at = 0;
    while (at < this.#lower.length) at = this.#readToken(at);
    this.#space();
  }

  #readToken(at: number): number {
    const unit = this.#lower.charCodeAt(at);
    const kind = characterClass(unit);
    if (kind === CHARACTER.space) {
      this.#space();
      return at + 1;
    }
    if (kind === CHARACTER.invisible) return at + 1;
    if (mayStartEmoticon(unit, this.#lower.charCodeAt(at + 1))) {
      const end = this.#readEmoticon(at);
      if (end > at) return end;
    }
    if (kind === CHARACTER.letter)
      return this.#startsUrl(at) ? this.#readUrl(at) : this.#readWord(at);
    if (kind === CHARACTER.digit) return this.#readNumber(at);
    if (kind === CHARACTER.pictograph) return this.#readEmoji(at);
    if (unit === AT_SIGN && this.#isWordUnit(at + 1)) return this.#readMention(at);
    if (unit === HASH_SIGN && this.#classAt(at + 1) === CHARACTER.letter)
      return this.#readHashtag(at);
    return this.#readPunctuation(at, unit);
  }

  #readEmoticon(at: number): number {
    const before = at > 0 ? this.#classAt(at - 1) : CHARACTER.space;
    const startsWithLetter = this.#classAt(at) === CHARACTER.letter;
    if (before === CHARACTER.letter && startsWithLetter) return at;
    for (let length = MAX_EMOTICON_LENGTH; length >= 2; length--) {
      const end = at + length;
      if (end > this.#lower.length) continue;
      const code = emoticonCode(this.#lower.slice(at, end));
      if (code === undefined) continue;
      if (this.#isWordUnit(end - 1) && this.#isWordUnit(end)) continue;
      this.#space();
      const start = this.unitCount;
      this.#write(code);
      this.#push(TOKEN.emoticon, start, 0, at, end);
      this.#space();
      return end;
    }
    return at;
  }

  #startsUrl(at: number): boolean {
    if (this.#lower.startsWith('www.', at)) return true;
    if (!this.#lower.startsWith('http', at)) return false;
    // A cut-off 'http', as data sets that replaced links leave it, counts too.
    const next = this.#lower.charCodeAt(at + 4);
    return (
      Number.isNaN(next) || next === 58 || next === 115 || characterClass(next) === CHARACTER.space
    );
  }

  #readUrl(at: number): number {
    let end = at;
    while (end < this.#lower.length && this.#classAt(end) !== CHARACTER.space) end++;
    this.#pushUnit(TOKEN.url, URL_UNIT, at, end);
    return end;
  }

  #readMention(at: number): number {
    let end = at + 1;
    while (this.#isWordUnit(end)) end++;
    this.#pushUnit(TOKEN.mention, MENTION_UNIT, at, end);
    return end;
  }

  #pushUnit(kind: number, unit: number, from: number, to: number): void {
    this.#space();
    const start = this.unitCount;
    this.#write(unit);
    this.#push(kind, start, 0, from, to);
    this.#space();
  }

  #readWord(at: number): number {
    const { units, source } = this;
    const lower = this.#lower;
    const hasCase = this.#hasCase;
    const start = this.unitCount;
    let count = start;
    let end = at;
    let isStretched = false;
    let capitals = 0;
    let letters = 0;
    for (; end < lower.length; end++) {
      const unit = lower.charCodeAt(end);
      const kind = characterClass(unit);
      if (kind === CHARACTER.invisible) continue;
      if (unit === APOSTROPHE) {
        if (this.#classAt(end + 1) !== CHARACTER.letter) break;
        if (!this.#splitsApostrophe) continue;
        units[count++] = APOSTROPHE;
        this.unitCount = count;
        this.#push(TOKEN.word, start, 0, at, end + 1);
        this.#space();
        return end + 1;
      }
      if (kind !== CHARACTER.letter && kind !== CHARACTER.digit) break;
      letters++;
      if (hasCase && source.charCodeAt(end) !== unit) capitals++;
      const letter = foldAccent(unit);
      if (count - start >= 2 && units[count - 1] === letter && units[count - 2] === letter) {
        isStretched = true;
        continue;
      }
      units[count++] = letter;
    }
    this.unitCount = count;
    this.#shortenLaughter(start);
    const isCapitals = letters >= 3 && capitals === letters;
    const flags = (isStretched ? TOKEN_FLAG.stretched : 0) | (isCapitals ? TOKEN_FLAG.capitals : 0);
    this.#push(TOKEN.word, start, flags, at, end);
    return end;
  }

  /** A word made of one pair of letters repeated ('jajaja', 'hahah', 'rsrsrs') keeps two pairs. */
  #shortenLaughter(start: number): void {
    if (this.unitCount - start < 6) return;
    for (let i = start + 2; i < this.unitCount; i++) {
      if (this.units[i] !== this.units[i - 2]) return;
    }
    this.unitCount = start + 4;
  }

  #readNumber(at: number): number {
    let end = at + 1;
    for (; end < this.#lower.length; end++) {
      if (this.#classAt(end) === CHARACTER.digit) continue;
      const unit = this.#lower.charCodeAt(end);
      const isInside = unit === FULL_STOP || unit === 44 || unit === 58 || unit === 47;
      if (!isInside || this.#classAt(end + 1) !== CHARACTER.digit) break;
    }
    const start = this.unitCount;
    this.#write(DIGIT_ZERO);
    this.#push(TOKEN.number, start, 0, at, end);
    return end;
  }

  #readHashtag(at: number): number {
    this.#space();
    this.#write(HASH_SIGN);
    const start = this.unitCount;
    let end = at + 1;
    for (; this.#isWordUnit(end); end++) this.#write(foldAccent(this.#lower.charCodeAt(end)));
    this.#push(TOKEN.hashtag, start, 0, at, end);
    return end;
  }

  #readEmoji(at: number): number {
    this.#space();
    const start = this.unitCount;
    const high = this.#lower.charCodeAt(at);
    this.#write(high);
    let end = at + 1;
    if (high >= 0xd800 && high < 0xdc00 && end < this.#lower.length) {
      const low = this.#lower.charCodeAt(end);
      if (isSkinTone(high, low)) {
        this.unitCount = start;
        return end + 1;
      }
      this.#write(low);
      end++;
    }
    if (this.#repeatsLastEmoji(start)) {
      this.unitCount = start;
      const last = this.tokenCount - 1;
      this.flags[last] = TOKEN_FLAG.stretched;
      this.sourceEnds[last] = end;
      return end;
    }
    this.#push(TOKEN.emoji, start, 0, at, end);
    this.#space();
    return end;
  }

  #repeatsLastEmoji(start: number): boolean {
    const last = this.tokenCount - 1;
    if (last < 0 || this.kinds[last] !== TOKEN.emoji) return false;
    const from = this.starts[last] ?? 0;
    const length = this.unitCount - start;
    if ((this.ends[last] ?? 0) - from !== length) return false;
    for (let i = 0; i < length; i++) {
      if (this.units[from + i] !== this.units[start + i]) return false;
    }
    return true;
  }

  #readPunctuation(at: number, unit: number): number {
    let end = at + 1;
    while (end < this.#lower.length && this.#lower.charCodeAt(end) === unit) end++;
    const written = unit === ELLIPSIS ? FULL_STOP : unit;
    const repeats = unit === ELLIPSIS ? 2 : end - at;
    const start = this.unitCount;
    this.#write(written);
    if (repeats > 1) this.#write(written);
    if (repeats > 2 && written !== FULL_STOP) this.#write(written);
    this.#push(TOKEN.punctuation, start, end - at > 1 ? TOKEN_FLAG.stretched : 0, at, end);
    return end;
  }

  #classAt(at: number): number {
    return at < this.#lower.length ? characterClass(this.#lower.charCodeAt(at)) : CHARACTER.space;
  }

  #isWordUnit(at: number): boolean {
    const kind = this.#classAt(at);
    return kind === CHARACTER.letter || kind === CHARACTER.digit;
  }

  #write(unit: number): void {
    this.units[this.unitCount++] = unit;
  }

  #space(): void {
    if (this.units[this.unitCount - 1] !== SPACE || this.unitCount === 0) this.#write(SPACE);
  }

  #push(kind: number, start: number, flags: number, from: number, to: number): void {
    const at = this.tokenCount++;
    let hash = HASH_START;
    for (let i = start; i < this.unitCount; i++) {
      hash = hashUnit(hash, this.units[i] as number);
      this.prefixHashes[i] = hash;
    }
    this.starts[at] = start;
    this.ends[at] = this.unitCount;
    this.kinds[at] = kind;
    this.flags[at] = flags;
    this.hashes[at] = hash;
    this.sourceStarts[at] = from;
    this.sourceEnds[at] = to;
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&nbsp;': ' ',
};

/** Undoes what exports leave in texts: HTML entities, '\uXXXX' written out, loose accents, curly apostrophes. */
function resolveEscapes(text: string): string {
  let result = text;
  if (result.includes('\\u')) {
    result = result.replace(/\\u([0-9a-fA-F]{4})/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
  }
  if (result.includes('&')) {
    result = result.replace(
      /&(?:amp|lt|gt|quot|#39|apos|nbsp);/g,
      (entity) => ENTITIES[entity] ?? entity,
    );
  }
  if (/[\u0300-\u036f]/.test(result)) result = result.normalize('NFC');
  return /[\u2018\u2019\u00b4]/.test(result)
    ? result.replace(/[\u2018\u2019\u00b4]/g, "'")
    : result;
}
