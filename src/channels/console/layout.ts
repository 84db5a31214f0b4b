import { stripVTControlCharacters } from 'node:util';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Characters that terminals draw two columns wide. */
const WIDE =
  /\p{Emoji_Presentation}|\ufe0f|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303e\uff01-\uff60]/u;

/** Columns that a text takes in a terminal; colour codes take none. */
export function columns(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(stripVTControlCharacters(text)))
    width += WIDE.test(segment) ? 2 : 1;
  return width;
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
  let line = first;
  let isEmpty = true;
  for (const word of text.split(' ').flatMap((part) => pieces(part, width - columns(rest)))) {
    if (!isEmpty && columns(line) + 1 + columns(word) > width) {
      lines.push(line);
      line = rest;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}

/** A word, in pieces of at most `width` columns. */
function pieces(word: string, width: number): string[] {
  if (width < 2 || columns(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const { segment } of graphemes.segment(word)) {
    if (columns(part + segment) > width) {
      parts.push(part);
      part = '';
    }
    part += segment;
  }
  return [...parts, part];
}
