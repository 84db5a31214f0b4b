import type { FetchMessageObject, ImapFlow } from 'imapflow';
import { SourceAuthError, SourceError, SourceUnavailableError } from '../../core/errors.js';
import { SECOND_MS } from '../../core/time.js';
import type { Secret } from '../../lib/secret.js';
import type { ImapSettings } from './config.js';

const SOURCE = 'imap';
/** Mails fetched at once. */
const PAGE_SIZE = 25;
/** Bytes taken of one mail: its words stand before its attachments. */
const MAX_MAIL_BYTES = 256 * 1024;
const MAX_RESPONSE_BYTES = 1024 * 1024;
const TIMEOUT_MS = 20 * SECOND_MS;
/** The longest that one page may take, whatever the server does. */
const PAGE_TIMEOUT_MS = 60 * SECOND_MS;

/** How the account is reached. */
export interface Account {
  readonly settings: ImapSettings;
  readonly user: Secret;
  readonly password: Secret;
}

/** A mail as it lies there. */
export interface RawMail {
  readonly uid: number;
  readonly receivedAt: Date | undefined;
  /** Its first bytes. */
  readonly source: Uint8Array;
}

/** Where a mailbox stands. */
export interface MailPlace {
  /** The server's word for 'the numbers are still the same'. */
  readonly validity: string;
  readonly lastUid: number;
}

/** Mails behind a place, in the order of their arrival. */
export interface MailPage {
  readonly mails: readonly RawMail[];
  readonly place: MailPlace;
  readonly hasMore: boolean;
}

/**
 * Reads the next mails of a mailbox, which is opened read-only and left as it is.
 *
 * @param place where the page before ended; mails since `since` where it is null or the numbers are others now
 */
export async function fetchMails(
  account: Account,
  {
    mailbox,
    place,
    since,
    signal,
  }: {
    readonly mailbox: string;
    readonly place: MailPlace | null;
    readonly since: Date;
    readonly signal: AbortSignal;
  },
): Promise<MailPage> {
  signal.throwIfAborted();
  const { ImapFlow: Client } = await import('imapflow');
  const { host = '', port, tls } = account.settings;
  const client = new Client({
    host,
    port,
    secure: tls === 'always',
    ...(tls === 'always' ? {} : { doSTARTTLS: tls === 'starttls' }),
    auth: { user: account.user.reveal(), pass: account.password.reveal() },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    maxLineLength: MAX_RESPONSE_BYTES,
    maxLiteralSize: MAX_RESPONSE_BYTES,
    maxResponseSize: 2 * MAX_RESPONSE_BYTES,
  });
  // What breaks the connection also breaks the command that waits for it, which is where it is told.
  client.on('error', () => undefined);
  const stop = AbortSignal.any([signal, AbortSignal.timeout(PAGE_TIMEOUT_MS)]);
  const close = () => client.close();
  stop.addEventListener('abort', close, { once: true });
  try {
    await client.connect();
    return await readMailbox(client, { mailbox, place, since });
  } catch (error) {
    throw explain(error, host);
  } finally {
    stop.removeEventListener('abort', close);
    client.close();
  }
}

async function readMailbox(
  client: ImapFlow,
  {
    mailbox,
    place,
    since,
  }: { readonly mailbox: string; readonly place: MailPlace | null; readonly since: Date },
): Promise<MailPage> {
  const { uidValidity } = await openMailbox(client, mailbox);
  const validity = String(uidValidity);
  const from = place?.validity === validity ? place.lastUid : 0;
  const found = await client.search(from > 0 ? { uid: `${from + 1}:*` } : { since }, { uid: true });
  if (!Array.isArray(found)) throw new Error('the search failed');
  // 'n:*' always holds the last mail, whatever its number.
  const uids = found.filter((uid) => uid > from).sort((a, b) => a - b);
  const asked = uids.slice(0, PAGE_SIZE);
  const mails: RawMail[] = [];
  // One at a time: a page is never held in memory twice, and servers cut several mails short together.
  for (const uid of asked) {
    const query = {
      uid: true,
      internalDate: true,
      source: { start: 0, maxLength: MAX_MAIL_BYTES },
    };
    const mail = await client.fetchOne(uid, query, { uid: true });
    // One that was moved away meanwhile.
    if (typeof mail === 'object') mails.push(toRaw(mail));
  }
  return {
    mails,
    place: { validity, lastUid: asked.at(-1) ?? from },
    hasMore: uids.length > asked.length,
  };
}

/** @throws {SourceAuthError} the server knows no such mailbox, or does not open it */
async function openMailbox(client: ImapFlow, mailbox: string) {
  try {
    return await client.mailboxOpen(mailbox, { readOnly: true });
  } catch (error) {
    if (!(error instanceof Error) || !('responseStatus' in error)) throw error;
    const reason = `the server does not open the mailbox '${mailbox}'; correct sources.imap.mailboxes of the brand`;
    throw new SourceAuthError({ source: SOURCE, reason });
  }
}

function toRaw({ uid, internalDate, source }: FetchMessageObject): RawMail {
  const at = internalDate === undefined ? undefined : new Date(internalDate);
  const isDate = at !== undefined && !Number.isNaN(at.getTime());
  return { uid, receivedAt: isDate ? at : undefined, source: source ?? new Uint8Array() };
}

/** An error of ours. Theirs goes no further, not even as a cause: it can hold what was sent. */
function explain(error: unknown, host: string): SourceError {
  if (error instanceof SourceError) return error;
  const of = (name: string): unknown =>
    typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
  const isTemporary = of('serverResponseCode') === 'UNAVAILABLE';
  if (of('authenticationFailed') === true && !isTemporary) {
    const reason = `${host} refused the user or the password; set IMAP_USER and IMAP_PASSWORD (an app password where the provider asks for one)`;
    return new SourceAuthError({ source: SOURCE, reason });
  }
  const code = of('code');
  const shown = typeof code === 'string' && /^\w{1,40}$/.test(code) ? code : 'connection failed';
  return new SourceUnavailableError({
    source: SOURCE,
    reason: `${host} could not be read (${shown})`,
  });
}
