import { createHash } from 'node:crypto';
import type { Voice } from '../../core/brand.js';
import { fold } from '../../lib/text/fold.js';
import { type LineValue, PLACEHOLDER, type ReplyBook, uncapitalise } from './book.js';

/** How the lines of one text are filled in. */
export interface Filling {
  readonly book: Pick<ReplyBook, 'address' | 'audience'>;
  readonly voice: Pick<Voice, 'address'>;
  /** Second person plural of the readers; Spain says 'vosotros' where it says 'tú'. */
  readonly audience: 'vosotros' | 'ustedes';
  readonly values: Readonly<Record<LineValue, string>>;
}

/** A line with its words filled in. A capital in the braces makes a capital. */
export function fillLine(line: string, filling: Filling): string {
  return line.replace(PLACEHOLDER, (_, word: string) => {
    const known = wordOf(word, filling);
    if (known !== undefined) return known;
    return capitalise(wordOf(uncapitalise(word), filling) ?? '');
  });
}

function wordOf(word: string, { book, voice, audience, values }: Filling): string | undefined {
  return (
    (Object.hasOwn(values, word) ? values[word as LineValue] : undefined) ??
    book.address[word]?.[voice.address] ??
    book.audience[word]?.[audience]
  );
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Asked of one text: a line from each slot, together at most so long. */
export interface TextRequest {
  /** Alternatives, slot by slot, in the order of the text; an empty slot is passed over. */
  readonly slots: readonly (readonly string[])[];
  readonly filling: Filling;
  /** Decides which alternative comes first; the same seed gives the same text. */
  readonly seed: string;
  /** Put after the last line. */
  readonly ending: string;
  /** UTF-16 units, the ending included. */
  readonly maxLength: number;
}

/** Hands out lines for one incident: none twice, and none with a word that the brand does not use. */
export class LinePicker {
  readonly #banned: readonly string[];
  readonly #used = new Set<string>();

  constructor(bannedWords: readonly string[]) {
    this.#banned = bannedWords.map(bare).filter((word) => word !== '');
  }

  /** @returns the text, or null where no combination of unused lines is short enough */
  write({ slots, filling, seed, ending, maxLength }: TextRequest): string | null {
    const choices = slots.map((lines, slot) =>
      rotate(
        lines
          .map((line) => ({ line, text: fillLine(line, filling) }))
          .filter(({ line, text }) => !this.#used.has(line) && !this.#isBanned(text)),
        hash(`${seed}/${slot}`),
      ),
    );
    for (const chosen of combinations(choices.filter((options) => options.length > 0))) {
      const text = `${chosen.map((choice) => choice.text).join(' ')}${ending}`;
      if (chosen.length === 0 || text.length > maxLength) continue;
      for (const { line } of chosen) this.#used.add(line);
      return text;
    }
    return null;
  }

  #isBanned(text: string): boolean {
    const folded = bare(text);
    return this.#banned.some((word) => ` ${folded} `.includes(` ${word} `));
  }
}

/** Letters and digits alone, folded, one space between words. */
function bare(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
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
