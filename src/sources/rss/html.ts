import { Parser } from 'htmlparser2';

/** Plain text as HTML. Named entities that the author left in are kept: they were meant as such. */
export function escapeFeedText(text: string): string {
  return text
    .replace(/&(?!#?\w{1,31};)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** Longer titles, names and ids are cut: the work of reading markup grows with the square of its nesting. */
const MAX_SHORT_LENGTH = 4_000;

/** The text of a short piece of HTML, such as a title, in one line. */
export function htmlToText(html: string): string {
  let text = '';
  const parser = new Parser({
    ontext: (part) => {
      text += part;
    },
  });
  parser.end(html.slice(0, MAX_SHORT_LENGTH));
  return text.replace(/\s+/g, ' ').trim();
}

/** An address made absolute, and left as it is written where it is; undefined where there is none, or none that can be read. */
export function resolveUrl(url: string | undefined, base: string): string | undefined {
  const trimmed = url?.trim() ?? '';
  if (trimmed === '') return base;
  if (/^https?:/i.test(trimmed)) return URL.canParse(trimmed) ? trimmed : undefined;
  return URL.canParse(trimmed, base) ? new URL(trimmed, base).href : undefined;
}
