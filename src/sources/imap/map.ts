import { createHash } from 'node:crypto';
import { convert } from 'html-to-text';
import PostalMime, { type Email } from 'postal-mime';
import type { RawPost } from '../../core/post.js';
import { parseInstant } from '../../lib/instant.js';
import type { RawMail } from './client.js';
import { ownWords } from './own-words.js';

const LIMITS = { maxNestingDepth: 20, maxHeadersSize: 64 * 1024 };
const MAX_HTML = 200_000;
/** What mail programs wrap history and signatures in. */
const NOT_OWN = [
  'blockquote',
  '.gmail_quote',
  '.gmail_signature',
  '.moz-cite-prefix',
  '#divRplyFwdMsg',
];

/**
 * A mail as ours; null where a program wrote it (a newsletter, a bounce, an absence) or it has no words.
 *
 * @param seenAt stands in for the time of a mail that has none
 * @throws whatever the parser says of a mail that it does not take
 */
export async function toPost(mail: RawMail, seenAt: Date): Promise<RawPost | null> {
  const email = await PostalMime.parse(mail.source, LIMITS);
  if (isAutomatic(email)) return null;
  const text = ownWords(email.text ?? plainOf(email.html ?? ''));
  const title = email.subject?.trim() ?? '';
  if (text === '' && title === '') return null;
  const sender = email.from?.address?.trim().toLowerCase() ?? '';
  const written = email.date === undefined ? undefined : parseInstant(email.date);
  return {
    source: 'imap',
    id: idOf(email, sender, mail),
    kind: 'message',
    text,
    format: 'plain',
    ...(title === '' ? {} : { title }),
    author: { handle: sender === '' ? '' : `mail-${digest(sender).slice(0, 16)}` },
    createdAt: mail.receivedAt ?? written ?? seenAt,
  };
}

/** The same in every mailbox and after a move; of the sender, too, so that nobody can take another's place. */
function idOf({ messageId }: Email, sender: string, { source }: RawMail): string {
  const known = messageId?.trim() ?? '';
  return (known === '' ? digest(source) : digest(`${sender} ${known}`)).slice(0, 32);
}

function isAutomatic({ headers }: Email): boolean {
  const of = (name: string) =>
    headers
      .find(({ key }) => key === name)
      ?.value.toLowerCase()
      .trim();
  const submitted = of('auto-submitted') ?? 'no';
  const isBulk = ['bulk', 'list', 'junk'].includes(of('precedence') ?? '');
  return submitted !== 'no' || isBulk || of('list-unsubscribe') !== undefined;
}

function plainOf(html: string): string {
  return convert(html.slice(0, MAX_HTML), {
    wordwrap: false,
    limits: { maxDepth: 60, maxChildNodes: 2_000, maxInputLength: MAX_HTML, ellipsis: '' },
    selectors: [
      ...NOT_OWN.map((selector) => ({ selector, format: 'skip' })),
      { selector: 'img', format: 'skip' },
      { selector: 'a', options: { ignoreHref: true } },
    ],
  });
}

function digest(value: string | Uint8Array): string {
  return createHash('sha256').update(value).digest('hex');
}
