/** Stops a sign from formatting; unseen. */
const BREAK = '\u200b';

/**
 * A harmless line (see `safeText`) as Slack's mrkdwn shows it, sign for sign: the three signs of its control sequences
 * as entities, and those of its formatting broken up. Shown with `verbatim`, so that no address or name becomes a link.
 */
export function escapeMrkdwn(line: string): string {
  return line
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[*_~`]/g, (sign) => `${BREAK}${sign}${BREAK}`)
    .replace(/:(?=[a-z0-9_+'-]+:)/g, `:${BREAK}`);
}

/** A link; its address is one that `URL` has written. */
export function mrkdwnLink({
  label,
  url,
}: {
  readonly label: string;
  readonly url: string;
}): string {
  const address = url.replaceAll('|', '%7C').replaceAll('>', '%3E').replaceAll('&', '&amp;');
  return `<${address}|${escapeMrkdwn(label)}>`;
}

/** A line for a header, which knows neither formatting nor, for certain, entities: its angle brackets as quotation marks. */
export function escapePlain(line: string): string {
  return line.replaceAll('<', '‹').replaceAll('>', '›');
}
