import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createTransport, type Transporter } from 'nodemailer';
import type { Channel, Delivery } from '../../core/contracts/channel.js';
import { ChannelRefusedError } from '../../core/errors.js';
import type { Message, Receipt } from '../../core/message.js';
import { SECOND_MS } from '../../core/time.js';
import { cardStage, isStageNews } from '../../lib/card-stage.js';
import { messageChart } from '../../lib/charts/message-chart.js';
import type { Logger } from '../../lib/logger.js';
import type { Secret } from '../../lib/secret.js';
import { mailFailure } from './failures.js';
import { CHART_CID, renderMail } from './render.js';
import { type EmailSettings, recipientsFor, senderAddress } from './settings.js';

/** The deliver job gives a message ten seconds; a server that is slower is asked again later. */
const TIMEOUT_MS = 8 * SECOND_MS;
const ID_LENGTH = 32;

/** How the mail leaves. */
export interface MailOptions {
  readonly settings: EmailSettings;
  readonly user: Secret | null;
  readonly password: Secret | null;
  readonly log: Logger;
}

/**
 * Sends mail by SMTP. Mail cannot be edited: of a card's changes only the grave are told, as answers in the
 * conversation that the first card began.
 */
export class MailChannel implements Channel {
  readonly name = 'email';
  readonly #settings: EmailSettings;
  readonly #from: string;
  readonly #options: MailOptions;
  #transport: Transporter | null = null;

  constructor(options: MailOptions) {
    const { from } = options.settings;
    if (from === undefined) throw new TypeError('email is made without its sender');
    this.#settings = options.settings;
    this.#from = from;
    this.#options = options;
  }

  start(): Promise<void> {
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    this.#transport?.close();
  }

  async deliver(delivery: Delivery): Promise<Receipt> {
    const { message, locale, previous } = delivery;
    const isCard = message.type === 'incident';
    if (isCard && previous !== null && !isStageNews(previous, message.incident)) return previous;
    const recipients = this.#recipientsOf(message);
    if (recipients.length === 0)
      throw new ChannelRefusedError(
        'email',
        'nobody to send it to; set channels.email.to, or its brands',
      );
    const chart = await messageChart(message, { locale, theme: 'light' });
    const mail = renderMail(message, { locale, hasChart: chart !== null });
    const thread = this.#threadOf(delivery, mail.subject);
    this.#transport ??= await createSmtp(this.#options);
    try {
      const { rejected = [] } = await this.#transport.sendMail({
        from: this.#from,
        to: [...recipients],
        subject: thread.subject,
        text: mail.text,
        html: mail.html,
        messageId: thread.messageId,
        ...(thread.rootId === null
          ? {}
          : { inReplyTo: thread.rootId, references: [thread.rootId] }),
        ...(message.type === 'escalation' ? { priority: 'high' as const } : {}),
        // Holiday notices and the like answer no mail that says so (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated' },
        attachments:
          chart === null
            ? []
            : [{ filename: 'chart.png', content: Buffer.from(chart), cid: CHART_CID }],
        disableFileAccess: true,
        disableUrlAccess: true,
        signal: delivery.signal,
      });
      if (rejected.length > 0)
        this.#options.log.warn({ recipients: rejected.length }, 'mail refused for some recipients');
    } catch (error) {
      throw mailFailure(error);
    }
    const receipt = { messageId: thread.messageId, subject: thread.rootSubject };
    return isCard ? { ...receipt, ...cardStage(message.incident) } : receipt;
  }

  #recipientsOf(message: Message): readonly string[] {
    const brandId = 'brand' in message ? message.brand.id : message.brandId;
    if (message.type === 'escalation') {
      const called = message.contacts.flatMap(({ handles }) => handles.email ?? []);
      if (called.length > 0) return called;
    }
    return recipientsFor(this.#settings, brandId);
  }

  /** Same key, same Message-ID: a mail that is sent twice is one to every mailbox that looks at it. */
  #threadOf({ message, idempotencyKey, previous }: Delivery, subject: string) {
    const domain = senderAddress(this.#from).split('@').at(-1) ?? 'localhost';
    const idOf = (key: string): string =>
      `<${createHash('sha256').update(key).digest('hex').slice(0, ID_LENGTH)}@${domain}>`;
    const rootSubject = previous?.subject ?? subject;
    if (!('incident' in message))
      return { messageId: idOf(idempotencyKey), rootId: null, subject, rootSubject };
    const { id, version } = message.incident;
    const rootId = idOf(`incident:${id}`);
    if (message.type === 'incident' && previous === null)
      return { messageId: rootId, rootId: null, subject, rootSubject };
    const key = message.type === 'incident' ? `incident:${id}:v${version}` : idempotencyKey;
    // Clients that group by subject as well see one conversation.
    const answer = previous?.subject === undefined ? subject : `Re: ${previous.subject}`;
    return { messageId: idOf(key), rootId, subject: answer, rootSubject };
  }
}

async function createSmtp({ settings, user, password }: MailOptions): Promise<Transporter> {
  const { host, port, security, caFile } = settings;
  const ca = caFile === undefined ? undefined : await readCa(caFile);
  return createTransport({
    ...(host === undefined ? {} : { host }),
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user === null || password === null
      ? {}
      : { auth: { user: user.reveal(), pass: password.reveal() } }),
    tls: { minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) },
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
}

async function readCa(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new ChannelRefusedError('email', `channels.email.caFile cannot be read: ${path}`, {
      cause: error,
    });
  }
}
