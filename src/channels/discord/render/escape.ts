/** Stops a word from being taken for a command; unseen, and not taken off by Discord. */
const BREAK = '\u200b';

/**
 * A harmless line (see `safeText`) as Discord shows it, sign for sign: markdown and mentions escaped, addresses and
 * invitations no longer links.
 */
export function escapeLine(line: string): string {
  return (
    line
      .replace(/[\\*_~`|<>[\]]/g, String.raw`\$&`)
      // A heading, a list, a quotation or small print, at the beginning of a line alone.
      .replace(/^(?:[#+-]|\d+[.)])/, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`)
      .replace(/:\/\//g, `:${BREAK}//`)
      .replace(/(discord(?:app)?)\.(?=gg|com|me|io|li|gift|new)/gi, `$1${BREAK}.`)
      .replace(/@/g, `@${BREAK}`)
  );
}
