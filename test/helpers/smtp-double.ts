import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

const FIXTURES = fileURLToPath(new URL('../fixtures/smtp/', import.meta.url));

/** The certificate of the double, which nobody vouches for but itself. */
export const SMTP_CERTIFICATE = `${FIXTURES}certificate.pem`;

/** What the double does with the next mails, one each; 'drop' cuts the connection after it has taken the mail. */
type Refusal = { readonly at: 'rcpt' | 'data'; readonly code: number } | 'drop';

/**
 * A real SMTP server on this machine with STARTTLS, accounts and mailboxes that know a Message-ID again, as Cyrus,
 * Dovecot's duplicate test and Gmail do.
 */
export class SmtpDouble implements AsyncDisposable {
  static readonly USER = 'vigia';
  static readonly PASSWORD = 'smtp-password-never-to-be-logged';
  readonly refuseNext: Refusal[] = [];
  readonly sessions: { secure: boolean; user: string }[] = [];
  readonly #mailbox = new Map<string, Email>();
  readonly #recipients: string[][] = [];
  readonly #server: SMTPServer;

  private constructor({ offersTls, asksAccount }: { offersTls: boolean; asksAccount: boolean }) {
    this.#server = new SMTPServer({
      key: readFileSync(`${FIXTURES}key.pem`),
      cert: readFileSync(SMTP_CERTIFICATE),
      authOptional: !asksAccount,
      disabledCommands: [...(offersTls ? [] : ['STARTTLS']), ...(asksAccount ? [] : ['AUTH'])],
      disableReverseLookup: true,
      onAuth: ({ username, password }, _session, done) => {
        if (username === SmtpDouble.USER && password === SmtpDouble.PASSWORD)
          return done(null, { user: username });
        return done(refusal(535, `no such account ${username} ${password}`));
      },
      onRcptTo: ({ address }, _session, done) => {
        const [next] = this.refuseNext;
        if (next !== undefined && next !== 'drop' && next.at === 'rcpt') {
          this.refuseNext.shift();
          return done(refusal(next.code, `${address} not now`));
        }
        return done();
      },
      onData: (stream, session, reply) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          void this.#take(Buffer.concat(chunks), session).then((refused) => reply(refused));
        });
      },
    });
    this.#server.on('error', () => undefined);
  }

  static async start({ offersTls = true, asksAccount = true } = {}): Promise<SmtpDouble> {
    const double = new SmtpDouble({ offersTls, asksAccount });
    await new Promise<void>((resolve) => double.#server.listen(0, '127.0.0.1', () => resolve()));
    return double;
  }

  get port(): number {
    return (this.#server.server.address() as AddressInfo).port;
  }

  /** Mails as a reader has them, oldest first; one Message-ID is one mail. */
  get mails(): readonly Email[] {
    return [...this.#mailbox.values()];
  }

  /** Of each mail that was taken, repeats included. */
  get recipients(): readonly (readonly string[])[] {
    return this.#recipients;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #take(
    raw: Buffer,
    session: { secure: boolean; user?: unknown; envelope: { rcptTo: { address: string }[] } },
  ): Promise<Error | null> {
    const [next] = this.refuseNext;
    if (next !== undefined && next !== 'drop' && next.at === 'data') {
      this.refuseNext.shift();
      return refusal(next.code, 'not now');
    }
    const mail = await PostalMime.parse(raw);
    this.sessions.push({
      secure: session.secure,
      user: typeof session.user === 'string' ? session.user : '',
    });
    this.#recipients.push(session.envelope.rcptTo.map(({ address }) => address));
    if (!this.#mailbox.has(mail.messageId ?? '')) this.#mailbox.set(mail.messageId ?? '', mail);
    if (next === 'drop') {
      this.refuseNext.shift();
      return refusal(421, 'going away');
    }
    return null;
  }
}

function refusal(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}
