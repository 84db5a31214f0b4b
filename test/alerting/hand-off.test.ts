import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AlertingSettings } from '../../src/alerting/config.js';
import { type HandOffSubject, handOff } from '../../src/alerting/hand-off.js';
import type { Helpdesk, HelpdeskTicket, TicketRequest } from '../../src/core/contracts/helpdesk.js';
import { EMPTY_SETTINGS } from '../../src/core/contracts/settings.js';
import { HelpdeskRefusedError, HelpdeskUnavailableError } from '../../src/core/errors.js';
import type { Incident } from '../../src/core/incident.js';
import type { Mention } from '../../src/core/mention.js';
import type { TicketState } from '../../src/core/ticket.js';
import { HOUR_MS, MINUTE_MS } from '../../src/core/time.js';
import { ticketsJob } from '../../src/jobs/tickets.js';
import { ManualClock } from '../../src/lib/clock.js';
import { silentLogger } from '../../src/lib/logger.js';
import { ENGINES, type TestDatabase } from '../helpers/databases.js';
import { madeIncident, madeMention } from '../reports/made-mentions.js';
import { AT, campaignBrand, madeCard, madeFinding } from './made-alerts.js';

/** A helpdesk that does what the test says, and remembers what it was asked. */
class ScriptedHelpdesk implements Helpdesk {
  readonly name = 'freshdesk';
  readonly asked: TicketRequest[] = [];
  state: TicketState = 'open';
  answer: () => Promise<HelpdeskTicket> = async () => ({
    id: '7',
    url: 'https://ayuda.example/a/tickets/7',
    state: 'open',
  });

  openTicket(request: TicketRequest): Promise<HelpdeskTicket> {
    this.asked.push(request);
    return this.answer();
  }

  ticketState(): Promise<TicketState> {
    return Promise.resolve(this.state);
  }
}

const brand = campaignBrand();
const rules = {
  brand,
  settings: AlertingSettings.parse({}),
  team: EMPTY_SETTINGS,
  channels: ['console'],
};
const running = () => new AbortController().signal;
let database: TestDatabase;
let clock: ManualClock;
let helpdesk: ScriptedHelpdesk;
let incident: Incident;

beforeEach(async () => {
  database = await ENGINES[0]!.create();
  clock = new ManualClock(AT);
  helpdesk = new ScriptedHelpdesk();
  incident = madeIncident(AT, { finding: madeFinding() });
  await database.store.incidents.create(incident);
});

afterEach(() => database.drop());

function give(subject: HandOffSubject, actor = 'discord:1') {
  return handOff(
    {
      store: database.store,
      helpdesk,
      incidentCard: async (request) => madeCard({}, request.incident),
      pageUrl: (id) => `https://vigia.example/incidents/${id}`,
      clock,
    },
    { subject, actor, rules, signal: running() },
  );
}

const whole = (): HandOffSubject => ({ type: 'incident', incident });

async function mentionOf(id: string, changes: Partial<Mention['reading']> = {}): Promise<Mention> {
  const made = madeMention({
    id,
    at: AT,
    text: `La caja llegó rota (${id})`,
    label: 'negative',
    post: { author: { handle: 'ana', displayName: 'Ana <b>' }, url: `https://red.example/${id}` },
    reading: { intent: 'complaint', touchpoint: 'delivery', ...changes },
  });
  await database.store.mentions.add([made]);
  const stored = await database.store.mentions.get('condor', `bluesky/${id}`);
  return stored!;
}

describe('a hand-off', () => {
  it('opens a ticket once: the same comes back to the second who asks', async () => {
    const first = await give(whole());
    expect(first).toMatchObject({ isNew: true, ticket: { ticketId: '7', state: 'open' } });
    expect(await give(whole(), 'discord:2')).toEqual({ ticket: first.ticket, isNew: false });
    expect(helpdesk.asked).toHaveLength(1);
  });

  it('of an incident puts the ticket into its log and changes its card', async () => {
    await database.store.outbox.enqueue({
      idempotencyKey: 'card',
      channel: 'console',
      locale: 'es',
      payload: { type: 'incident', incidentId: incident.id, version: 1 },
      createdAt: AT,
    });
    const [row] = await database.store.outbox.claim(AT, AT, 1);
    await database.store.outbox.markSent(row!.id, {}, AT);
    await give(whole());
    expect(await database.store.incidents.actions(incident.id)).toMatchObject([
      { action: 'handed-off', actor: 'discord:1', detail: '7' },
    ]);
    expect(await database.store.tickets.ofIncident(incident.id)).toMatchObject([
      { url: 'https://ayuda.example/a/tickets/7' },
    ]);
    const [changed] = await database.store.outbox.claim(AT, AT, 1);
    expect(changed?.payload).toMatchObject({ incidentId: incident.id, version: 2 });
  });

  it('of a mention carries the post, its reading, the touchpoint, the history and the links', async () => {
    const earlier = madeMention({
      id: 'antes',
      at: new Date(AT.getTime() - 50 * HOUR_MS),
      text: 'Me encantan',
      label: 'positive',
      post: { author: { handle: 'ana' } },
    });
    await database.store.mentions.add([earlier]);
    const mention = await mentionOf('m1');
    await give({ type: 'mention', mention, incidentId: incident.id });
    const [request] = helpdesk.asked;
    const text = JSON.stringify(request?.blocks);
    expect(request).toMatchObject({
      subject: 'Queja en Bluesky · Zapatillas Cóndor · ana',
      severity: 2,
      requester: { id: 'bluesky:ana', name: 'Ana <b>' },
      tags: ['vigia', 'condor', 'bluesky', 'delivery'],
      links: [
        { url: 'https://red.example/m1' },
        { url: `https://vigia.example/incidents/${incident.id}` },
      ],
    });
    for (const part of ['La caja llegó rota', 'negativa', 'Entrega', 'Logística', 'Me encantan'])
      expect(text).toContain(part);
    expect(text).toContain('Una mención anterior (negativas: 0; positivas: 1)');
    expect(await database.store.tickets.ofIncident(incident.id)).toHaveLength(1);
  });

  it('of a post that may harm somebody is urgent', async () => {
    const mention = await mentionOf('m2', { risk: 'health' });
    await give({ type: 'mention', mention, incidentId: null });
    expect(helpdesk.asked[0]?.severity).toBe(4);
  });

  it('that somebody else is making is not made twice', async () => {
    let done: (ticket: HelpdeskTicket) => void = () => undefined;
    let arrived = () => {};
    const asked = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    helpdesk.answer = () => {
      arrived();
      return new Promise((resolve) => {
        done = resolve;
      });
    };
    const first = give(whole());
    await asked;
    await expect(give(whole(), 'discord:2')).rejects.toMatchObject({
      name: 'HandOffUnderWayError',
    });
    done({ id: '7', url: null, state: 'open' });
    expect((await first).isNew).toBe(true);
    expect(helpdesk.asked).toHaveLength(1);
  });

  it('that got no answer is a repeat the next time, so that its ticket is looked for', async () => {
    helpdesk.answer = () => Promise.reject(new HelpdeskUnavailableError('freshdesk', 'timeout'));
    await expect(give(whole())).rejects.toThrow(HelpdeskUnavailableError);
    helpdesk.answer = new ScriptedHelpdesk().answer;
    await give(whole());
    expect(helpdesk.asked.map(({ isRepeat }) => isRepeat)).toEqual([false, true]);
    expect(new Set(helpdesk.asked.map(({ key }) => key)).size).toBe(1);
  });

  it('whose process died is taken over after two minutes, as a repeat', async () => {
    await database.store.tickets.claim(
      {
        subject: `incident:${incident.id}`,
        brandId: 'condor',
        incidentId: incident.id,
        helpdesk: 'freshdesk',
        openedBy: 'discord:1',
        claimedAt: AT,
      },
      AT,
    );
    await expect(give(whole())).rejects.toMatchObject({ name: 'HandOffUnderWayError' });
    clock.advanceTo(new Date(AT.getTime() + 3 * MINUTE_MS));
    expect(await give(whole())).toMatchObject({ isNew: true });
    expect(helpdesk.asked).toMatchObject([{ isRepeat: true }]);
  });

  it('that was refused leaves nothing behind and can be made anew', async () => {
    helpdesk.answer = () => Promise.reject(new HelpdeskRefusedError('freshdesk', 'no key'));
    await expect(give(whole())).rejects.toThrow(HelpdeskRefusedError);
    expect(await database.store.incidents.actions(incident.id)).toEqual([]);
    helpdesk.answer = new ScriptedHelpdesk().answer;
    await give(whole());
    expect(helpdesk.asked.map(({ isRepeat }) => isRepeat)).toEqual([false, false]);
  });
});

describe('the tickets job', () => {
  const refresh = (minutes: number) =>
    ticketsJob({
      store: database.store,
      helpdesk,
      rulesFor: async () => rules,
      schedule: { cron: '* * * * *', timeZone: 'UTC' },
      log: silentLogger,
    }).run(new Date(AT.getTime() + minutes * MINUTE_MS), running());

  it('tells a card that its ticket was closed, once', async () => {
    await give(whole());
    await refresh(5);
    expect(await database.store.incidents.actions(incident.id)).toHaveLength(1);
    helpdesk.state = 'closed';
    await refresh(10);
    await refresh(15);
    expect(await database.store.incidents.actions(incident.id)).toMatchObject([
      { action: 'handed-off' },
      { action: 'ticket-changed', actor: 'vigia', detail: '7 closed' },
    ]);
    expect(await database.store.tickets.ofIncident(incident.id)).toMatchObject([
      { state: 'closed' },
    ]);
  });

  it('leaves all as it is while nobody answers', async () => {
    await give(whole());
    helpdesk.ticketState = () =>
      Promise.reject(new HelpdeskUnavailableError('freshdesk', 'HTTP 503'));
    await refresh(5);
    expect(await database.store.tickets.ofIncident(incident.id)).toMatchObject([{ state: 'open' }]);
  });
});
