import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { Helpdesk } from '../../../src/core/contracts/helpdesk.js';
import { WebhookHelpdeskSettings, webhookHelpdesk } from '../../../src/helpdesks/webhook/index.js';
import { ManualClock } from '../../../src/lib/clock.js';
import { createHttp } from '../../../src/lib/http/client.js';
import { silentLogger } from '../../../src/lib/logger.js';
import { Secret } from '../../../src/lib/secret.js';
import { AT } from '../../alerting/made-alerts.js';
import { type Answer, type HttpServer, startHttpServer } from '../../helpers/http-server.js';
import { madeTicketRequest } from '../made-ticket.js';

const SECRET = 'a-secret-of-the-crm';
let server: HttpServer | undefined;
const running = () => new AbortController().signal;

afterEach(() => server?.close());

async function crm(answer: Answer, settings = {}): Promise<Helpdesk> {
  server = await startHttpServer(answer);
  const clock = new ManualClock(AT);
  return webhookHelpdesk.create({
    settings: WebhookHelpdeskSettings.parse({ type: 'webhook', ...settings }),
    env: {
      HELPDESK_WEBHOOK_URL: new Secret(`${server.url}/hooks/token-in-the-path`),
      HELPDESK_WEBHOOK_SECRET: new Secret(SECRET),
    },
    http: createHttp({ userAgent: 'vigia-test', clock, log: silentLogger }),
    log: silentLogger,
    clock,
  });
}

describe('a ticket by webhook', () => {
  it('is sent signed, under the key that makes it the only one', async () => {
    const helpdesk = await crm(
      (_, response) =>
        void response.end('{"id": 42, "url": "https://crm.example/42", "state": "open"}'),
    );
    expect(await helpdesk.openTicket(madeTicketRequest(), running())).toEqual({
      id: '42',
      url: 'https://crm.example/42',
      state: 'open',
    });
    const [request] = server?.requests ?? [];
    const timestamp = String(AT.getTime() / 1000);
    const mac = createHmac('sha256', SECRET).update(`${timestamp}.${request?.body}`).digest('hex');
    expect(request?.headers).toMatchObject({
      'x-vigia-timestamp': timestamp,
      'x-vigia-signature': `v1=${mac}`,
      'idempotency-key': 'vigia-0123456789abcdef0123',
    });
    expect(JSON.parse(request?.body ?? '')).toMatchObject({
      type: 'ticket',
      version: 1,
      severity: 3,
      isRepeat: false,
    });
  });

  it.each([
    ['an empty answer', ''],
    ['no JSON', 'ok'],
    ['another shape', '{"id": {"x": 1}, "url": "javascript:alert(1)", "state": "weird"}'],
  ])('is taken where the receiver gives %s', async (_, body) => {
    const helpdesk = await crm((_request, response) => void response.end(body));
    expect(await helpdesk.openTicket(madeTicketRequest(), running())).toEqual({
      id: 'vigia-0123456789abcdef0123',
      url: null,
      state: 'unknown',
    });
  });

  it('is asked for its state where the receiver can tell, signed too', async () => {
    const helpdesk = await crm(
      (request, response) =>
        void response.end(
          request.url.searchParams.get('ticket') === '42' ? '{"state":"closed"}' : '{}',
        ),
      { asksState: true },
    );
    expect(await helpdesk.ticketState('42', running())).toBe('closed');
    expect(await helpdesk.ticketState('43', running())).toBe('unknown');
    expect(server?.requests[0]?.headers['x-vigia-signature']).toMatch(/^v1=[0-9a-f]{64}$/);
  });

  it('has no known state where the receiver cannot tell, and nobody is asked', async () => {
    const helpdesk = await crm((_, response) => void response.end());
    expect(await helpdesk.ticketState('42', running())).toBe('unknown');
    expect(server?.requests).toEqual([]);
  });

  it('that is refused says what to mend, without the address', async () => {
    const helpdesk = await crm((_, response) => void response.writeHead(401).end('no'));
    const error: unknown = await helpdesk
      .openTicket(madeTicketRequest(), running())
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      name: 'HelpdeskRefusedError',
      reason: expect.stringContaining('HELPDESK_WEBHOOK_SECRET'),
    });
    expect(String(error)).not.toContain('token-in-the-path');
  });

  it('that nobody answers for is tried later', async () => {
    const helpdesk = await crm((_, response) => void response.destroy());
    await expect(helpdesk.openTicket(madeTicketRequest(), running())).rejects.toMatchObject({
      name: 'HelpdeskUnavailableError',
    });
  });
});

it('needs an address and a secret that is no word', () => {
  const settings = WebhookHelpdeskSettings.parse({ type: 'webhook' });
  const missing = (url: string, secret: string) =>
    webhookHelpdesk.missing({
      settings,
      env: { HELPDESK_WEBHOOK_URL: new Secret(url), HELPDESK_WEBHOOK_SECRET: new Secret(secret) },
    });
  expect(webhookHelpdesk.missing({ settings, env: {} })).toHaveLength(2);
  expect(missing('crm', 'short')).toHaveLength(2);
  expect(missing('https://crm.example', SECRET)).toEqual([]);
});
