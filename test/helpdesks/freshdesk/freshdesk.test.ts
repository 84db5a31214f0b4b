import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Helpdesk } from '../../../src/core/contracts/helpdesk.js';
import { FreshdeskSettings, freshdeskHelpdesk } from '../../../src/helpdesks/freshdesk/index.js';
import { FreshdeskTicket, TicketSearch } from '../../../src/helpdesks/freshdesk/schema.js';
import { ManualClock } from '../../../src/lib/clock.js';
import { createHttp } from '../../../src/lib/http/client.js';
import { createLogger, describeError } from '../../../src/lib/logger.js';
import { Secret } from '../../../src/lib/secret.js';
import { AT } from '../../alerting/made-alerts.js';
import { FreshdeskDouble } from '../../helpers/freshdesk-double.js';
import { sharedPath } from '../../helpers/shared.js';
import { madeTicketRequest } from '../made-ticket.js';

let double: FreshdeskDouble;
let lines: string[];
const running = () => new AbortController().signal;

beforeEach(async () => {
  double = await FreshdeskDouble.start();
  lines = [];
});

afterEach(() => double.close());

function freshdesk({ key = FreshdeskDouble.KEY, settings = {} } = {}): Helpdesk {
  const clock = new ManualClock(AT);
  const log = createLogger({
    level: 'trace',
    isPretty: false,
    destination: { write: (line: string) => void lines.push(line) },
  });
  return freshdeskHelpdesk.create({
    settings: FreshdeskSettings.parse({ type: 'freshdesk', baseUrl: double.url, ...settings }),
    env: { FRESHDESK_API_KEY: new Secret(key) },
    http: createHttp({ userAgent: 'vigia-test', clock, log }),
    log,
    clock,
  });
}

describe('a ticket in Freshdesk', () => {
  it('is opened with its priority, tags and requester, and comes back with its address and state', async () => {
    const ticket = await freshdesk().openTicket(madeTicketRequest(), running());
    expect(ticket).toEqual({ id: '1', url: `${double.url}/a/tickets/1`, state: 'open' });
    expect(double.tickets).toMatchObject([
      {
        subject: 'Queja en Bluesky · Cóndor · ana',
        priority: 3,
        status: 2,
        unique_external_id: 'bluesky:ana',
        name: 'Ana',
        tags: ['vigia-0123456789abcdef0123', 'vigia', 'condor', expect.stringMatching(/^.{32}$/)],
      },
    ]);
  });

  it('shows a hostile text as text', async () => {
    await freshdesk().openTicket(madeTicketRequest(), running());
    const [{ description } = { description: '' }] = double.tickets;
    expect(description).toContain(
      '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &quot;más&quot;',
    );
    expect(description).toContain('href="https://red.example/1?a=1&amp;b=&quot;2&quot;"');
    expect(description).not.toContain('<script');
  });

  it('takes the fields that the account requires from the configuration', async () => {
    const settings = { groupId: 7, ticketType: 'Incident', customFields: { cf_red: 'Bluesky' } };
    await freshdesk({ settings }).openTicket(madeTicketRequest({ requester: null }), running());
    expect(double.tickets).toMatchObject([
      { group_id: 7, type: 'Incident', custom_fields: { cf_red: 'Bluesky' }, name: 'Vigía' },
    ]);
  });

  it('is not opened again where an earlier attempt went through without an answer', async () => {
    double.losesAnswers = true;
    await expect(freshdesk().openTicket(madeTicketRequest(), running())).rejects.toMatchObject({
      name: 'HelpdeskUnavailableError',
    });
    double.losesAnswers = false;
    const again = madeTicketRequest({ isRepeat: true });
    expect(await freshdesk().openTicket(again, running())).toMatchObject({ id: '1' });
    double.listIsEmpty = true;
    expect(await freshdesk().openTicket(again, running())).toMatchObject({ id: '1' });
    expect(double.tickets).toHaveLength(1);
  });

  it.each([
    [2, 'open'],
    [3, 'pending'],
    [4, 'resolved'],
    [5, 'closed'],
    [7, 'pending'],
  ])('of status %i is %s', async (status, state) => {
    await freshdesk().openTicket(madeTicketRequest(), running());
    double.tickets[0]!.status = status;
    expect(await freshdesk().ticketState('1', running())).toBe(state);
  });

  it('that was deleted is gone', async () => {
    expect(await freshdesk().ticketState('9', running())).toBe('gone');
  });
});

describe('a refusal of Freshdesk', () => {
  it('names the field and what is wrong with it, and nothing of the ticket', async () => {
    double.failNext.push({
      status: 400,
      body: {
        description: 'Validation failed',
        errors: [
          { field: 'cf_tienda', message: 'It should be a/an String', code: 'missing_field' },
        ],
      },
    });
    const error: unknown = await freshdesk()
      .openTicket(madeTicketRequest(), running())
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      name: 'HelpdeskRefusedError',
      reason: expect.stringMatching(/answered 400 \(cf_tienda:missing_field\): .*customFields/),
    });
  });

  it('of the key says which variable to set, and shows the key nowhere', async () => {
    const key = 'another-key-never-to-be-logged';
    const error: unknown = await freshdesk({ key })
      .openTicket(madeTicketRequest(), running())
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      name: 'HelpdeskRefusedError',
      message: expect.stringContaining('FRESHDESK_API_KEY'),
    });
    const told = JSON.stringify(describeError(error)) + lines.join('');
    expect(told).not.toContain(key);
    expect(told).not.toContain(Buffer.from(`${key}:X`).toString('base64'));
  });

  it('for too many calls says when to come back', async () => {
    double.failNext.push({ status: 429, headers: { 'retry-after': '90' } });
    await expect(freshdesk().openTicket(madeTicketRequest(), running())).rejects.toMatchObject({
      name: 'HelpdeskUnavailableError',
      retryAt: new Date(AT.getTime() + 90_000),
    });
  });

  it.each([500, 502, 503])('of status %i is no refusal: it is tried later', async (status) => {
    double.failNext.push({ status, body: 'a page of a gateway' });
    await expect(freshdesk().ticketState('1', running())).rejects.toMatchObject({
      name: 'HelpdeskUnavailableError',
    });
  });
});

it('needs its key', () => {
  const settings = FreshdeskSettings.parse({ type: 'freshdesk', baseUrl: double.url });
  expect(freshdeskHelpdesk.missing({ settings, env: {} })).toEqual(['FRESHDESK_API_KEY']);
});

const fixtures = sharedPath('fixtures/freshdesk/', 'recorded answers of Freshdesk');

it.skipIf(fixtures === null)('reads recorded answers', () => {
  const read = (name: string): unknown => JSON.parse(readFileSync(`${fixtures}${name}`, 'utf8'));
  expect(FreshdeskTicket.parse(read('ticket_1_updated.json'))).toMatchObject({
    id: 1,
    status: 4,
    tags: ['hello', 'world'],
  });
  expect(TicketSearch.parse(read('search_tickets.json')).results).toMatchObject({
    skipped: 0,
    items: [{ id: 1, tags: ['mytag'] }, {}],
  });
});
