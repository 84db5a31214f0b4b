import { afterEach, describe, expect, it } from 'vitest';
import { emailChannel } from '../../../src/channels/email/index.js';
import { EmailSettings } from '../../../src/channels/email/settings.js';
import type { Channel, Delivery } from '../../../src/core/contracts/channel.js';
import type { Message } from '../../../src/core/message.js';
import { ManualClock } from '../../../src/lib/clock.js';
import { createHttp } from '../../../src/lib/http/client.js';
import { createLogger, describeError } from '../../../src/lib/logger.js';
import { Secret } from '../../../src/lib/secret.js';
import { AT, madeCard } from '../../alerting/made-alerts.js';
import { describeChannel } from '../../contract/channel.js';
import { SMTP_CERTIFICATE, SmtpDouble } from '../../helpers/smtp-double.js';
import { HOSTILE, madeDigest, madeEscalation, madeNotice, messagesWith } from '../made-messages.js';

interface Options {
  readonly settings?: Record<string, unknown>;
  readonly password?: string | null;
  readonly lines?: string[];
}

function email(
  { port }: Pick<SmtpDouble, 'port'>,
  { settings = {}, password = SmtpDouble.PASSWORD, lines = [] }: Options = {},
): Channel {
  const clock = new ManualClock(AT);
  const log = createLogger({
    level: 'trace',
    isPretty: false,
    destination: { write: (line: string) => void lines.push(line) },
  });
  return emailChannel.create({
    settings: EmailSettings.parse({
      host: 'localhost',
      port,
      caFile: SMTP_CERTIFICATE,
      from: 'Vigía <vigia@condor.example>',
      to: ['equipo@condor.example'],
      ...settings,
    }),
    env:
      password === null
        ? {}
        : { EMAIL_USER: new Secret(SmtpDouble.USER), EMAIL_PASSWORD: new Secret(password) },
    http: createHttp({ userAgent: 'vigia-test', clock, log }),
    log,
    clock,
  });
}

describeChannel({
  name: 'email',
  canEdit: false,
  knowsRepeats: true,
  canBeUnreachable: true,
  async create() {
    const double = await SmtpDouble.start();
    const channel = email(double);
    return {
      channel,
      // A mail client adds the end of the last line.
      shown: () => double.mails.map(({ subject, text }) => `${subject}\n${text?.trimEnd()}`),
      breakDown: () => double.close(),
      close: async () => {
        await channel.stop();
        await double.close();
      },
    };
  },
});

describe('e-mail', () => {
  let double: SmtpDouble | undefined;

  afterEach(async () => {
    await double?.close();
    double = undefined;
  });

  const deliver = (channel: Channel, message: Message, rest: Partial<Delivery> = {}) =>
    channel.deliver({
      idempotencyKey: 'key',
      message,
      locale: 'es',
      previous: null,
      signal: new AbortController().signal,
      ...rest,
    });
  const failed = (sending: Promise<unknown>): Promise<unknown> =>
    sending.then(
      () => null,
      (reason: unknown) => reason,
    );

  it('leaves over STARTTLS, by the account, to the recipients of the brand', async () => {
    double = await SmtpDouble.start();
    const settings = { brands: { condor: { to: ['marca@condor.example', 'dos@condor.example'] } } };
    await deliver(email(double, { settings }), madeNotice());
    expect(double.sessions).toEqual([{ secure: true, user: SmtpDouble.USER }]);
    expect(double.recipients).toEqual([['marca@condor.example', 'dos@condor.example']]);
    expect(double.mails).toMatchObject([
      { from: { name: 'Vigía', address: 'vigia@condor.example' }, subject: '⚠️ Vigía avisa' },
    ]);
    const header = double.mails[0]?.headers.find(({ key }) => key === 'auto-submitted');
    expect(header?.value).toBe('auto-generated');
  });

  it('makes one conversation of an incident: only the grave is told, as answers to the first', async () => {
    double = await SmtpDouble.start();
    const channel = email(double);
    const first = await deliver(channel, madeCard());
    const same = await deliver(channel, madeCard({}, { status: 'acknowledged', version: 2 }), {
      previous: first,
    });
    expect(same).toEqual(first);
    await deliver(channel, madeEscalation(), { previous: first, idempotencyKey: 'call' });
    const worse = await deliver(channel, madeCard({}, { severity: 4, version: 3 }), {
      previous: first,
    });
    const over = {
      severity: 4,
      version: 4,
      endedAt: AT,
      closedAt: AT,
      status: 'resolved',
    } as const;
    await deliver(channel, madeCard({}, over), { previous: worse });
    const [root, ...answers] = double.mails;
    expect(answers).toHaveLength(3);
    for (const answer of answers) {
      expect(answer.inReplyTo).toBe(root?.messageId);
      expect(answer.references).toBe(root?.messageId);
      expect(answer.subject).toBe(`Re: ${root?.subject}`);
    }
    expect(new Set(double.mails.map(({ messageId }) => messageId)).size).toBe(4);
    expect(answers.at(-1)?.text).toContain('✅ Terminado');
  });

  it.each([
    ['an incident', madeCard()],
    ['a digest', { ...madeDigest(), chart: madeCard().chart, chartStep: 'hour' } as const],
  ])('shows the chart of %s in the text', async (_, message) => {
    double = await SmtpDouble.start();
    await deliver(email(double), message);
    const [mail] = double.mails;
    const [chart] = mail?.attachments ?? [];
    expect(chart).toMatchObject({ mimeType: 'image/png', contentId: '<chart@vigia>' });
    expect(mail?.html).toContain('src="cid:chart@vigia"');
    const content = chart?.content as ArrayBuffer;
    expect(Buffer.from(content).subarray(1, 4).toString()).toBe('PNG');
  });

  it.each(Object.entries(HOSTILE))(
    'lets nothing of a post act in the HTML: %s',
    async (_, text) => {
      double = await SmtpDouble.start();
      const channel = email(double);
      for (const [index, message] of messagesWith(
        `${text}<img src=x onerror=a()><a href="https://malo.example">`,
      ).entries())
        await deliver(channel, message, { idempotencyKey: String(index) });
      for (const { html = '', subject = '' } of double.mails) {
        const tags = new Set([...html.matchAll(/<([a-z0-9!]+)/g)].map((match) => match[1]));
        for (const tag of tags)
          expect([
            '!doctype',
            'html',
            'head',
            'meta',
            'title',
            'body',
            'div',
            'h1',
            'h2',
            'p',
            'strong',
            'a',
            'img',
          ]).toContain(tag);
        expect(html.match(/<img/g)?.length ?? 0).toBeLessThanOrEqual(1);
        for (const [, href] of html.matchAll(/href="([^"]*)"/g))
          expect(href).toMatch(/^https?:\/\/(red\.example|127\.0\.0\.1)/);
        expect(subject).not.toMatch(/[\r\n]/);
      }
      await channel.stop();
    },
  );

  it('calls those who are called, and marks the mail as urgent', async () => {
    double = await SmtpDouble.start();
    const contacts = [
      { id: 'head', name: 'Marta', handles: { email: 'marta@condor.example' } },
      { id: 'team', name: null, handles: {} },
    ];
    await deliver(email(double), madeEscalation({ contacts }));
    expect(double.recipients).toEqual([['marta@condor.example']]);
    expect(double.mails[0]?.headers).toContainEqual(
      expect.objectContaining({ key: 'x-priority', value: '1 (Highest)' }),
    );
    await deliver(email(double), madeEscalation(), { idempotencyKey: 'other' });
    expect(double.recipients[1]).toEqual(['equipo@condor.example']);
  });

  it('is tried again where the server greylists, and arrives once where its answer was lost', async () => {
    double = await SmtpDouble.start();
    const channel = email(double);
    double.refuseNext.push({ at: 'rcpt', code: 451 }, { at: 'data', code: 452 }, 'drop');
    for (const reason of ['451 at RCPT TO', '452', '421']) {
      expect(await failed(deliver(channel, madeNotice()))).toMatchObject({
        name: 'ChannelUnavailableError',
        message: expect.stringContaining(`SMTP ${reason}`),
      });
    }
    await deliver(channel, madeNotice());
    expect(double.recipients).toHaveLength(2);
    expect(double.mails).toHaveLength(1);
  });

  it.each([
    [{ at: 'rcpt', code: 550 }, 'channels.email.from and to'],
    [{ at: 'data', code: 554 }, "the server's log tells why|its log tells why"],
  ] as const)('is given up where the server refuses it for good: %j', async (refusal, advice) => {
    double = await SmtpDouble.start();
    double.refuseNext.push(refusal);
    const error = await failed(deliver(email(double), madeNotice()));
    expect(error).toMatchObject({ name: 'ChannelRefusedError' });
    expect(String(error)).toMatch(new RegExp(advice));
    expect(String(error)).not.toContain('equipo@');
  });

  it('of another password is given up, and the password is told nowhere', async () => {
    double = await SmtpDouble.start();
    const lines: string[] = [];
    const password = 'another-password-never-to-be-logged';
    const error = await failed(deliver(email(double, { password, lines }), madeNotice()));
    expect(error).toMatchObject({
      name: 'ChannelRefusedError',
      message: expect.stringContaining('EMAIL_PASSWORD'),
    });
    expect(JSON.stringify(describeError(error)) + lines.join('')).not.toContain(password);
  });

  it('never leaves in clear where STARTTLS is asked for and not offered', async () => {
    double = await SmtpDouble.start({ offersTls: false });
    const error = await failed(deliver(email(double), madeNotice()));
    expect(error).toMatchObject({
      name: 'ChannelRefusedError',
      message: expect.stringContaining('channels.email.security'),
    });
    expect(double.recipients).toEqual([]);
  });

  it('never leaves to a server whose certificate nobody vouches for', async () => {
    double = await SmtpDouble.start();
    const error = await failed(
      deliver(email(double, { settings: { caFile: undefined } }), madeNotice()),
    );
    expect(error).toMatchObject({
      name: 'ChannelRefusedError',
      message: expect.stringContaining('channels.email.caFile'),
    });
  });

  it('leaves by a relay on this machine without account and TLS', async () => {
    double = await SmtpDouble.start({ offersTls: false, asksAccount: false });
    await deliver(email(double, { settings: { security: 'none' }, password: null }), madeNotice());
    expect(double.sessions).toEqual([{ secure: false, user: '' }]);
  });

  it('names what is missing', () => {
    const missing = (settings: unknown, env: Record<string, Secret> = {}) =>
      emailChannel.missing({ settings: EmailSettings.parse(settings), env });
    const whole = { host: 'smtp.example', from: 'v@condor.example', to: ['e@condor.example'] };
    expect(missing({})).toEqual([
      'channels.email.host',
      'channels.email.from',
      'channels.email.to',
    ]);
    expect(missing(whole)).toEqual([]);
    expect(missing(whole, { EMAIL_USER: new Secret('v') })).toHaveLength(1);
    const account = { EMAIL_USER: new Secret('v'), EMAIL_PASSWORD: new Secret('w') };
    expect(missing({ ...whole, security: 'none' }, account)).toHaveLength(1);
  });
});
