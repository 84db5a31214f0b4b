/** Combining marks kept on one base character: real scripts (Vietnamese, Hebrew with points) need at most 3. */
const MAX_MARKS = 3;
const EXCESS_MARKS = new RegExp(`(\\p{M}{${MAX_MARKS}})\\p{M}+`, 'gu');

/** Commands to a terminal among them. */
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/**
 * Characters without a glyph of their own: overrides, embeddings and isolates of bidirectional text, zero-width
 * spaces, fillers, tags. Kept are the joiner and the selector that emoji are made with.
 */
const INVISIBLE = /(?!\u200d|\ufe0f)[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * A text from outside as one harmless line: no control, no override of the reading direction, no tower of marks,
 * white space collapsed, cut as by `cutText`.
 * Escaping for a format (markdown, HTML) is the channel's own affair.
 *
 * @param options.maxLength at least 2
 */
export function safeText(text: string, { maxLength }: { readonly maxLength: number }): string {
  const line = text
    // A text of megabytes is cut before it is searched, leaving 8 units of rubbish for each one that is kept.
    .slice(0, maxLength * 8)
    .toWellFormed()
    .normalize('NFC')
    .replace(CONTROLS, (run) => (/\s/.test(run) ? ' ' : ''))
    .replace(INVISIBLE, '')
    .replace(EXCESS_MARKS, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
  return cutText(line, maxLength);
}

/**
 * Cuts a text to at most `maxLength` UTF-16 units (the unit of Discord's limits), with '…' for what is gone: at a
 * space where one is near, and never inside what a reader sees as one character.
 *
 * @param maxLength at least 2
 */
export function cutText(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  let end = 0;
  // A window of twice the length shows whole every character that could fit.
  for (const { index, segment } of graphemes.segment(text.slice(0, maxLength * 2))) {
    if (index + segment.length > maxLength - 1) break;
    end = index + segment.length;
  }
  const kept = text.slice(0, end);
  const space = kept.lastIndexOf(' ');
  return `${(space >= end * 0.8 ? kept.slice(0, space) : kept).trimEnd()}…`;
}
