import type { SampleText } from '../../../lib/wording/post-sample.js';
import { escapeLine } from './escape.js';
import { EMBED_LIMITS } from './limits.js';

/** Longer addresses are left out: a field has room for three posts. */
export const MAX_URL = 200;

/** Posts as the value of one field; those that do not fit as a whole are left out, so that no link is cut in two. */
export function postsValue(samples: readonly SampleText[]): string {
  let value = '';
  for (const { heading, text, url } of samples) {
    const title = `**${escapeLine(heading)}**`;
    const linked = url === null || url.length > MAX_URL ? title : `[${title}](${url})`;
    const block = [linked, ...(text === '' ? [] : [`> ${escapeLine(text)}`])].join('\n');
    const longer = value === '' ? block : `${value}\n${block}`;
    if (longer.length > EMBED_LIMITS.fieldValue) break;
    value = longer;
  }
  return value;
}
