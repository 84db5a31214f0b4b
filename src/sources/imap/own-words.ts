/** Lines behind which only the history of a conversation or a signature follows. */
const ENDS: readonly RegExp[] = [
  /^--\s?$/,
  /^_{10,}$/,
  /^-{2,}\s*(?:original message|mensaje original|forwarded message|mensaje reenviado)\s*-{2,}$/i,
  /^(?:on|el|le|em|am|il)\s.{6,200}(?:wrote|escribió|escribio|a écrit|escreveu|schrieb|ha scritto)\s*:$/i,
  /^\*?(?:from|de|von)\s?:\*?\s.+@.+$/i,
];
/** What a telephone adds. */
const ADDED = /^(?:sent from my|enviado desde mi|get outlook for|obtener outlook para)\b.{0,80}$/i;
/** Mails can be long; what a customer wants to say stands in its beginning. */
const MAX_LENGTH = 20_000;

/** What was written in this mail: without quoted history, signature and what a telephone adds. */
export function ownWords(text: string): string {
  const lines = text.slice(0, MAX_LENGTH).replaceAll('\r\n', '\n').split('\n');
  const end = lines.findIndex((line, index) => isEnd(line, lines[index + 1] ?? ''));
  return lines
    .slice(0, end === -1 ? undefined : end)
    .filter((line) => !line.startsWith('>') && !ADDED.test(line.trim()))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The line above a quote is often broken in two. */
function isEnd(line: string, next: string): boolean {
  const trimmed = line.trim().slice(0, 300);
  if (ENDS.some((end) => end.test(trimmed))) return true;
  return /^(?:on|el)\s/i.test(trimmed) && /\b(?:wrote|escribió)\s*:$/i.test(next.trim())
    ? ENDS.some((end) => end.test(`${trimmed} ${next.trim().slice(0, 300)}`))
    : false;
}
