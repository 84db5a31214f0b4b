import { Parser } from 'htmlparser2';

/** Plain text out of one that was escaped for HTML and holds no markup: 'J&#246;rg &amp; Co' is 'Jörg & Co'. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  let decoded = '';
  const parser = new Parser({ ontext: (part) => (decoded += part) }, { decodeEntities: true });
  // Whatever looks like markup is text too.
  parser.end(text.replaceAll('<', '&lt;'));
  return decoded;
}
