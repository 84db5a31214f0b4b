import { createHash } from 'node:crypto';
import type { Variety, Voice } from '../../core/brand.js';
import {
  capitalise,
  type Line,
  type LineValue,
  PLACEHOLDER,
  type ReplyBook,
  uncapitalise,
} from './book.js';
import { bannedWordIn } from './scoring/guards.js';

/** How the lines of one text are filled in. */
export interface Filling {
  readonly book: Pick<ReplyBook, 'address' | 'audience' | 'variety'>;
  readonly voice: Pick<Voice, 'address' | 'tone'>;
  readonly variety: Variety | null;
  /** Second person plural of the readers; Spain says 'vosotros' where it says 'tú'. */
  readonly audience: 'vosotros' | 'ustedes';
  readonly values: Readonly<Record<LineValue, string>>;
}

/** A line with its words filled in, those of the words as well. A capital in the braces makes a capital. */
export function fillLine(line: Line, filling: Filling): string {
  const text = typeof line === 'string' ? line : line[filling.voice.tone ?? 'warm'];
  // A contact or a duty may hold a word of the country or the address.
  return fillOnce(fillOnce(text, filling), filling);
}

function fillOnce(text: string, filling: Filling): string {
  return text.replace(PLACEHOLDER, (_, word: string) => {
    const known = wordOf(word, filling);
    if (known !== undefined) return known;
    return capitalise(wordOf(uncapitalise(word), filling) ?? '');
  });
}

function wordOf(
  word: string,
  { book, voice, variety, audience, values }: Filling,
): string | undefined {
  if (Object.hasOwn(values, word)) return values[word as LineValue];
  const byVariety = Object.hasOwn(book.variety, word) ? book.variety[word] : undefined;
  if (byVariety !== undefined) {
    const special: unknown = variety === null ? undefined : byVariety[variety as 'default'];
    return typeof special === 'string' ? special : byVariety.default;
  }
  return book.address[word]?.[voice.address] ?? book.audience[word]?.[audience];
}

/** Alternatives for one place of a text. */
export interface Slot {
  readonly lines: readonly Line[];
  /** 0 must be said; where there is no room, the highest goes first. */
  readonly rank: number;
  /** A fact stays true however often it is said. */
  readonly isReusable?: boolean;
}

/** Asked of one text: a line from each slot, together at most so long. */
export interface TextRequest {
  /** In the order of the text; an empty slot is passed over. */
  readonly slots: readonly Slot[];
  readonly filling: Filling;
  /** Decides which alternative comes first; the same seed gives the same text. */
  readonly seed: string;
  /** Put after the last line. */
  readonly ending: string;
  /** UTF-16 units, the ending included. */
  readonly maxLength: number;
  /** Whether a text will do; by default any does. */
  readonly isFit?: (text: string) => boolean;
}

/** Combinations that are tried for one text: more would not read differently. */
const MAX_TRIES = 400;

/** Hands out lines for one incident: none twice, and none with a word that the brand does not use. */
export class LinePicker {
  readonly #banned: readonly string[];
  readonly #used = new Set<Line>();

  constructor(bannedWords: readonly string[]) {
    this.#banned = bannedWords;
  }

  /** @returns the text, or null where no combination of unused lines is short enough, with what may go left out */
  write(request: TextRequest): string | null {
    const ranks = [...new Set(request.slots.map(({ rank }) => rank))].sort((a, b) => b - a);
    for (const highest of ranks) {
      const slots = request.slots.filter(({ rank }) => rank <= highest);
      const text = this.#writeAll({ ...request, slots });
      if (text !== null) return text;
    }
    return null;
  }

  #writeAll({
    slots,
    filling,
    seed,
    ending,
    maxLength,
    isFit = () => true,
  }: TextRequest): string | null {
    const choices = slots.map(({ lines, isReusable = false }, slot) =>
      rotate(
        lines
          .filter((line) => isReusable || !this.#used.has(line))
          .map((line) => ({
            line,
            isReusable,
            text: isReusable && typeof line === 'string' ? line : fillLine(line, filling),
          }))
          .filter(({ text }) => bannedWordIn(text, this.#banned) === null),
        hash(`${seed}/${slot}`),
      ),
    );
    let tries = 0;
    for (const chosen of combinations(choices.filter((options) => options.length > 0))) {
      tries += 1;
      if (tries > MAX_TRIES) return null;
      const text = `${chosen.map((choice) => choice.text).join(' ')}${ending}`;
      if (chosen.length === 0 || text.length > maxLength || !isFit(text)) continue;
      for (const { line, isReusable } of chosen) if (!isReusable) this.#used.add(line);
      return text;
    }
    return null;
  }
}

function hash(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0);
}

function rotate<T>(list: readonly T[], by: number): readonly T[] {
  const start = list.length === 0 ? 0 : by % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}

function* combinations<T>(lists: readonly (readonly T[])[]): Generator<readonly T[]> {
  const [first, ...others] = lists;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const choice of first) for (const rest of combinations(others)) yield [choice, ...rest];
}
