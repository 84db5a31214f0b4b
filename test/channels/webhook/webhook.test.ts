import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebhookBody } from '../../../src/channels/webhook/body.js';
import { webhookChannel } from '../../../src/channels/webhook/index.js';
import type { Channel, Delivery } from '../../../src/core/contracts/channel.js';
import type { Message } from '../../../src/core/message.js';
import { ManualClock } from '../../../src/lib/clock.js';
import { createHttp } from '../../../src/lib/http/client.js';
import { createLogger, describeError } from '../../../src/lib/logger.js';
import { Secret } from '../../../src/lib/secret.js';
import { AT, madeCard } from '../../alerting/made-alerts.js';
import { describeChannel } from '../../contract/channel.js';
import { type HttpServer, startHttpServer } from '../../helpers/http-server.js';
import { madeEscalation, madeNotice, plainMessages } from '../made-messages.js';

const SECRET = 'a-secret-of-the-receiver';

/** A receiver as the documentation asks for: it checks the signature and the shape, and knows a key again. */
class Receiver {
  readonly taken = new Map<string, WebhookBody>();
  readonly failNext: { status: number; headers?: Record<string, string> }[] = [];
  #server: HttpServer | null = null;

  static async start(): Promise<Receiver> {
    const receiver = new Receiver();
    receiver.#server = await startHttpServer(({ headers, body }, response) => {
      const answer = (status: number, more: Record<string, string> = {}): void => {
        response.writeHead(status, more).end();
      };
      const failure = receiver.failNext.shift();
      if (failure !== undefined) return answer(failure.status, failure.headers);
      const timestamp = String(headers['x-vigia-timestamp']);
      const mac = createHmac('sha256', SECRET).update(`${timestamp}.${body}`).digest('hex');
      const ageMs = Math.abs(AT.getTime() - Number(timestamp) * 1000);
      if (headers['x-vigia-signature'] !== `v1=${mac}` || ageMs > 300_000) return answer(401);
      const message = WebhookBody.parse(JSON.parse(body));
      const key = String(headers['idempotency-key']);
      if (message.key !== key) return answer(422);
      if (!receiver.taken.has(key)) receiver.taken.set(key, message);
      return answer(204);
    });
    return receiver;
  }

  get url(): string {
    return `${this.#server?.url}/hooks/token-never-to-be-logged`;
  }

  close = () => this.#server?.close() ?? Promise.resolve();

  /** Every string of the words, line by line. */
  shown(): readonly string[] {
    return [...this.taken.values()].map(({ text }) => stringsOf(text).join('\n'));
  }
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsOf);
}

function webhook(receiver: Receiver, { secret = SECRET, lines = [] as string[] } = {}): Channel {
  const clock = new ManualClock(AT);
  const log = createLogger({
    level: 'trace',
    isPretty: false,
    destination: { write: (line: string) => void lines.push(line) },
  });
  return webhookChannel.create({
    settings: {},
    env: { WEBHOOK_URL: new Secret(receiver.url), WEBHOOK_SECRET: new Secret(secret) },
    http: createHttp({ userAgent: 'vigia-test', clock, log }),
    log,
    clock,
  });
}

describeChannel({
  name: 'webhook',
  canEdit: false,
  knowsRepeats: true,
  canBeUnreachable: true,
  async create() {
    const receiver = await Receiver.start();
    return {
      channel: webhook(receiver),
      shown: () => receiver.shown(),
      breakDown: receiver.close,
      close: receiver.close,
    };
  },
});

describe('webhook', () => {
  let receiver: Receiver;

  beforeEach(async () => {
    receiver = await Receiver.start();
  });

  afterEach(() => receiver.close());

  const deliver = (channel: Channel, message: Message, rest: Partial<Delivery> = {}) =>
    channel.deliver({
      idempotencyKey: 'key',
      message,
      locale: 'es',
      previous: null,
      signal: new AbortController().signal,
      ...rest,
    });

  it('sends every version of a card under a key of its own, in the shape that is documented', async () => {
    const channel = webhook(receiver);
    await deliver(channel, madeCard());
    await deliver(channel, madeCard({}, { status: 'acknowledged', version: 2 }));
    expect([...receiver.taken.keys()]).toEqual(['key:v1', 'key:v2']);
    expect([...receiver.taken.values()]).toMatchObject([
      { type: 'incident', incident: { status: 'open', severity: 3, observed: 142 } },
      {
        type: 'incident',
        incident: { status: 'acknowledged', version: 2 },
        brand: { id: 'condor' },
      },
    ]);
  });

  it('names who is called', async () => {
    await deliver(webhook(receiver), madeEscalation());
    expect([...receiver.taken.values()]).toMatchObject([
      { type: 'escalation', who: ['team'], step: 1, incident: { id: 'cnd-1' } },
    ]);
  });

  it.each(plainMessages())('keeps to the schema: message %#', async (message) => {
    await deliver(webhook(receiver), message);
    expect(receiver.taken.size).toBe(1);
  });

  it('is refused where the secret is another, and says which variable to set', async () => {
    const lines: string[] = [];
    const secret = 'another-secret-of-nobody';
    const error: unknown = await deliver(webhook(receiver, { secret, lines }), madeNotice()).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({
      name: 'ChannelRefusedError',
      message: expect.stringContaining('WEBHOOK_SECRET'),
    });
    const told = JSON.stringify(describeError(error)) + lines.join('');
    expect(told).not.toContain(secret);
    expect(told).not.toContain('never-to-be-logged');
  });

  it('comes back when the receiver says when', async () => {
    receiver.failNext.push({ status: 503, headers: { 'retry-after': '120' } });
    await expect(deliver(webhook(receiver), madeNotice())).rejects.toMatchObject({
      name: 'ChannelUnavailableError',
      retryAt: new Date(AT.getTime() + 120_000),
    });
  });

  it('needs an address, and a secret that is no word', () => {
    const missing = (url: string, secret: string) =>
      webhookChannel.missing({
        settings: {},
        env: { WEBHOOK_URL: new Secret(url), WEBHOOK_SECRET: new Secret(secret) },
      });
    expect(webhookChannel.missing({ settings: {}, env: {} })).toHaveLength(2);
    expect(missing('here', 'short')).toHaveLength(2);
    expect(missing('https://example.org/hook', SECRET)).toEqual([]);
  });
});
