import { stripVTControlCharacters } from 'node:util';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Characters that terminals draw two columns wide. */
const WIDE =
  /\p{Emoji_Presentation}|\ufe0f|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303e\uff01-\uff60]/u;

/** Columns that a text takes in a terminal; colour codes take none. */
export function columns(text: string): number {
  const plain = stripVTControlCharacters(text);
  // Most words of our languages: no need to look at each sign.
  if (/^[ -~\u00a0-\u02ff]*$/.test(plain)) return plain.length;
  let width = 0;
  for (const { segment } of graphemes.segment(plain)) width += columnsOf(segment);
  return width;
}

function columnsOf(grapheme: string): number {
  return WIDE.test(grapheme) ? 2 : 1;
}

/** How a paragraph is set. */
export interface WrapOptions {
  readonly width: number;
  /** Put before the first line. */
  readonly first?: string;
  /** Put before the other lines. */
  readonly rest?: string;
}

/** Breaks a paragraph at spaces into lines of at most `width` columns; a longer word gets broken where it must be. */
export function wrap(text: string, { width, first = '', rest = first }: WrapOptions): string[] {
  const lines: string[] = [];
  const restWidth = columns(rest);
  let line = first;
  let used = columns(first);
  let isEmpty = true;
  for (const word of text.split(' ').flatMap((part) => pieces(part, width - restWidth))) {
    const wordWidth = columns(word);
    if (!isEmpty && used + 1 + wordWidth > width) {
      lines.push(line);
      line = rest;
      used = restWidth;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    used += isEmpty ? wordWidth : wordWidth + 1;
    isEmpty = false;
  }
  return [...lines, line];
}

/** A word, in pieces of at most `width` columns. */
function pieces(word: string, width: number): string[] {
  if (width < 2 || columns(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const { segment } of graphemes.segment(word)) {
    const segmentWidth = columnsOf(segment);
    if (used + segmentWidth > width) {
      parts.push(part);
      part = '';
      used = 0;
    }
    part += segment;
    used += segmentWidth;
  }
  return [...parts, part];
}
