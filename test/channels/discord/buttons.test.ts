import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { UNTIL_RESOLVED } from '../../../src/core/incident.js';
import { MINUTE_MS } from '../../../src/core/time.js';
import { AT } from '../../alerting/made-alerts.js';
import type { ShownMessage } from '../../helpers/discord-double/index.js';
import { type Bench, type BenchOptions, madeHelpdesk, openBench } from './desk-bench.js';

const ANA = '820000000000000001';
const LUIS = '820000000000000002';
const CARE_ROLE = '860000000000000001';

let bench: Bench;

async function open(options: BenchOptions = {}): Promise<void> {
  await bench?.close();
  bench = await openBench(options);
}

beforeEach(async () => {
  bench = await openBench();
});

afterEach(async () => {
  expect(bench.double.faults).toEqual([]);
  expect(bench.double.pings).toBe(0);
  await bench.close();
});

const incidentNow = async () => (await bench.store.incidents.get('cnd-1'))!;
const card = (): ShownMessage => bench.double.shown[0]!;
const labels = (message: Pick<ShownMessage, 'components'>): readonly (string | undefined)[] =>
  message.components.flatMap(({ components }) =>
    components.map((one) => ('label' in one ? one.label : undefined)),
  );
const inThread = () => bench.double.messagesOf(card().id);

describe('a card', () => {
  it('carries the life of the incident in one row and what is said of it in another', async () => {
    await bench.announced();
    expect(labels(card())).toEqual([
      'Reconocer',
      'Asignar',
      'Silenciar',
      'Resolver',
      'Falsa alarma',
      'Útil',
      'No útil',
    ]);
  });

  it('offers a ticket and a score where this installation has them', async () => {
    await open({ helpdesk: madeHelpdesk(), desk: { scoreDraft: vi.fn() } });
    await bench.announced();
    expect(labels(card()).slice(-2)).toEqual(['A ticket', 'Puntuar mi respuesta']);
  });

  it('loses the row of its life when it is closed, and can still be rated', async () => {
    await bench.announced();
    await bench.double.submit('v1:resolve:cnd-1', 'Retirada la pieza');
    await bench.deliver();
    expect(labels(card())).toEqual(['Útil', 'No útil']);
    expect(card().embeds[0]?.title).toContain('Resuelto');
  });
});

describe('Reconocer', () => {
  it('gives the incident to who pressed, on the card and in the log of the thread', async () => {
    await bench.announced();
    const answer = await bench.double.press('v1:ack:cnd-1', { id: ANA });
    expect(answer).toMatchObject({ began: 'deferred', isPrivate: true });
    expect(answer.message?.content).toContain('Es tuyo');
    await bench.deliver();
    expect(await incidentNow()).toMatchObject({
      status: 'acknowledged',
      acknowledgedBy: `discord:${ANA}`,
    });
    expect(JSON.stringify(card().embeds)).toContain(`lo lleva <@${ANA}>`);
    expect(labels(card())[0]).toBe('Reconocido');
    const log = inThread().find(({ embeds }) => embeds[0]?.title === 'Registro');
    expect(log?.embeds[0]?.description).toContain(`**Reconocido** · <@${ANA}>`);
  });

  it('lets the first of two win, and tells the second alone who has it and since when', async () => {
    await bench.announced();
    const [first, second] = await Promise.all([
      bench.double.press('v1:ack:cnd-1', { id: ANA }),
      bench.double.press('v1:ack:cnd-1', { id: LUIS }),
    ]);
    const { acknowledgedBy } = await incidentNow();
    const winner = acknowledgedBy?.replace('discord:', '');
    const loser = winner === ANA ? second : first;
    expect(loser.isPrivate).toBe(true);
    expect(loser.message?.content).toContain(`Ya lo lleva <@${winner}>`);
    expect(loser.message?.content).toContain(`<t:${AT.getTime() / 1000}:R>`);
    const actions = await bench.store.incidents.actions('cnd-1');
    expect(actions.filter(({ action }) => action === 'acknowledged')).toHaveLength(1);
  });

  it('works after a restart', async () => {
    await bench.announced();
    await bench.restart();
    await bench.double.press('v1:ack:cnd-1');
    expect((await incidentNow()).status).toBe('acknowledged');
  });

  it('works when the connection was cut between the press and the answer', async () => {
    await bench.announced();
    bench.double.gateway.cut();
    const answer = await bench.double.press('v1:ack:cnd-1');
    expect(answer.message?.content).toContain('Es tuyo');
    expect(bench.double.gateway.resumed).toEqual(['session-1']);
  });

  it('works on a card that is months old, in a thread that was put away', async () => {
    await bench.announced();
    const thread = bench.double.threads.get(card().id)!;
    thread.archived = true;
    bench.clock.advanceTo(new Date('2027-05-01T09:00:00Z'));
    await bench.double.press('v1:ack:cnd-1');
    await bench.deliver();
    expect(thread.archived).toBe(false);
    expect(JSON.stringify(inThread().map(({ embeds }) => embeds))).toContain('Reconocido');
  });

  it('says what to do with a button of another version', async () => {
    const answer = await bench.double.press('v0:ack:cnd-1');
    expect(answer.message?.content).toContain('versión anterior');
  });

  it('says so of an incident that is not there any more', async () => {
    const answer = await bench.double.press('v1:ack:gone');
    expect(answer.message?.content).toContain('No hay ningún incidente «gone»');
  });
});

describe('Asignar', () => {
  it('asks whom, tells the thread with a ping for that person alone, and notes who did it', async () => {
    await bench.announced();
    const asked = await bench.double.press('v1:assign:cnd-1', { id: ANA });
    expect(asked.message?.components[0]?.components[0]).toMatchObject({
      type: 5,
      custom_id: 'v1:assignee:cnd-1',
    });
    const answer = await bench.double.press('v1:assignee:cnd-1', { id: ANA, values: [LUIS] });
    expect(answer.began).toBe('deferred-update');
    expect(answer.message?.content).toContain(`<@${LUIS}>`);
    await bench.deliver();
    const told = inThread().filter(({ pinged }) => pinged.length > 0);
    expect(told.map(({ pinged }) => pinged)).toEqual([[LUIS]]);
    expect(told[0]?.content).toBe(`<@${LUIS}>, este incidente es tuyo. Te lo asigna <@${ANA}>.`);
    const actions = await bench.store.incidents.actions('cnd-1');
    expect(actions.at(-1)).toMatchObject({
      action: 'assigned',
      actor: `discord:${ANA}`,
      detail: `discord:${LUIS}`,
    });
  });

  it('pings once, however often the card changes after it', async () => {
    await bench.announced();
    await bench.double.press('v1:assignee:cnd-1', { id: ANA, values: [LUIS] });
    await bench.deliver();
    await bench.double.press('v1:rate:cnd-1:yes');
    await bench.deliver();
    await bench.restart();
    await bench.double.press('v1:ack:cnd-1');
    await bench.deliver();
    expect(inThread().flatMap(({ pinged }) => pinged)).toEqual([LUIS]);
  });
});

describe('Silenciar', () => {
  it.each([
    ['15', new Date(AT.getTime() + 15 * MINUTE_MS)],
    ['60', new Date(AT.getTime() + 60 * MINUTE_MS)],
    ['end', UNTIL_RESOLVED],
  ])('mutes for %s', async (span, until) => {
    await bench.announced();
    const asked = await bench.double.press('v1:mute:cnd-1');
    expect(labels(asked.message!)).toEqual(['15 minutos', '1 hora', 'Hasta que se resuelva']);
    await bench.double.press(`v1:quiet:cnd-1:${span}`);
    expect((await incidentNow()).mutedUntil).toEqual(until);
    await bench.deliver();
    expect(JSON.stringify(card().embeds)).toContain('silenciado');
    const words = span === 'end' ? 'silenciado hasta que se resuelva' : 'silenciado hasta 1';
    expect(JSON.stringify(card().embeds)).toContain(words);
  });

  it('refuses a time that no button of ours has', async () => {
    await bench.announced();
    const answer = await bench.double.press('v1:quiet:cnd-1:99999999');
    expect(answer.message?.content).toContain('versión anterior');
    expect((await incidentNow()).mutedUntil).toBeNull();
  });
});

describe('Resolver and Falsa alarma', () => {
  it.each([
    ['resolve', 'Qué se ha hecho', 'resolved'],
    ['dismiss', 'Por qué no era nada', 'dismissed'],
  ])('%s opens a form and keeps what was written in it', async (family, label, status) => {
    await bench.announced();
    const { modal, began } = await bench.double.press(`v1:${family}:cnd-1`);
    expect(began).toBe('modal');
    expect(modal?.components[0]).toMatchObject({ type: 18, label });
    const answer = await bench.double.submit(modal!.custom_id, 'Ya está. @everyone');
    expect(answer.isPrivate).toBe(true);
    expect((await incidentNow()).status).toBe(status);
    const actions = await bench.store.incidents.actions('cnd-1');
    expect(actions.at(-1)).toMatchObject({ action: status, detail: 'Ya está. @everyone' });
  });

  it('tells the second of two who close that it is closed already', async () => {
    await bench.announced();
    await bench.double.submit('v1:resolve:cnd-1', 'hecho');
    const answer = await bench.double.submit('v1:dismiss:cnd-1', 'nada');
    expect(answer.message?.content).toContain('ya está cerrado (resuelto)');
    expect((await incidentNow()).status).toBe('resolved');
  });
});

describe('useful or not', () => {
  it("counts each person's last word, and shows the rule's record on the card", async () => {
    await bench.announced();
    await bench.double.press('v1:rate:cnd-1:yes', { id: ANA });
    await bench.double.press('v1:rate:cnd-1:no', { id: ANA });
    const answer = await bench.double.press('v1:rate:cnd-1:yes', { id: LUIS });
    expect(answer.message?.content).toContain('de esta regla decís: 1 útil, 1 no');
    await bench.deliver();
    expect(card().embeds[0]?.footer?.text).toContain('esta regla: 1 útil, 1 no');
  });

  it('is taken of a closed incident too', async () => {
    await bench.announced({ status: 'dismissed', closedAt: AT });
    const answer = await bench.double.press('v1:rate:cnd-1:no');
    expect(answer.message?.content).toContain('Apuntado');
  });
});

describe('a ticket', () => {
  it('is opened once, whoever asks, and named on the card', async () => {
    const helpdesk = madeHelpdesk();
    await open({ helpdesk });
    await bench.announced();
    const first = await bench.double.press('v1:ticket:cnd-1', { id: ANA });
    expect(first.message?.content).toContain('https://desk.example/tickets/1');
    const second = await bench.double.press('v1:ticket:cnd-1', { id: LUIS });
    expect(second.message?.content).toContain('Ya había un ticket');
    expect(helpdesk.opened).toHaveLength(1);
    await bench.deliver();
    const [, said] = card().components;
    expect(said?.components).toContainEqual(
      expect.objectContaining({ style: 5, url: 'https://desk.example/tickets/1' }),
    );
  });
});

describe('permissions', () => {
  it('refuse in private and with the reason who lacks the role', async () => {
    await open({ settings: { permissions: { acknowledge: [CARE_ROLE] } } });
    await bench.announced();
    const refused = await bench.double.press('v1:ack:cnd-1', { id: ANA, roles: [] });
    expect(refused.isPrivate).toBe(true);
    expect(refused.message?.content).toContain(`<@&${CARE_ROLE}>`);
    expect((await incidentNow()).status).toBe('open');
    await bench.double.press('v1:ack:cnd-1', { id: LUIS, roles: [CARE_ROLE] });
    expect((await incidentNow()).acknowledgedBy).toBe(`discord:${LUIS}`);
  });

  it('refuse a form before it is opened', async () => {
    await open({ settings: { permissions: { dismiss: [CARE_ROLE] } } });
    await bench.announced();
    const refused = await bench.double.press('v1:dismiss:cnd-1');
    expect(refused).toMatchObject({ began: 'reply', isPrivate: true, modal: null });
  });

  it('are checked again when the form comes back', async () => {
    await open({ settings: { permissions: { dismiss: [CARE_ROLE] } } });
    await bench.announced();
    await bench.double.submit('v1:dismiss:cnd-1', 'x');
    expect((await incidentNow()).status).toBe('open');
  });

  it('are all held by those who manage the server', async () => {
    await open({ settings: { permissions: { acknowledge: [CARE_ROLE] } } });
    await bench.announced();
    await bench.double.press('v1:ack:cnd-1', { permissions: String(0x20) });
    expect((await incidentNow()).status).toBe('acknowledged');
  });

  it.each([['840000000000000009'], [null]])(
    'refuse people of another server: %s',
    async (guildId) => {
      await bench.announced();
      const answer = await bench.double.press('v1:ack:cnd-1', { guildId, permissions: '8' });
      expect(answer.message?.content).toContain('servidor del equipo');
      expect((await incidentNow()).status).toBe('open');
    },
  );
});

describe('what goes wrong', () => {
  it('is told as a reference that the log has, and nothing else', async () => {
    await bench.announced();
    await open({
      desk: {
        incidentCard: () => Promise.reject(new Error('secreto de la base de datos')),
      },
    });
    await bench.store.incidents.create(
      (await import('../../reports/made-mentions.js')).madeIncident(AT),
    );
    const answer = await bench.double.press('v1:assign:cnd-1');
    const [, ref] = /ref\. ([0-9A-F]{4})/.exec(answer.message?.content ?? '') ?? [];
    expect(ref).toBeDefined();
    expect(answer.message?.content).not.toContain('secreto');
    const logged = bench.lines.map((line) => JSON.parse(line) as { ref?: string; err?: object });
    expect(logged.find((line) => line.ref === ref)?.err).toMatchObject({
      message: 'secreto de la base de datos',
    });
  });

  it('is in the log where Discord itself takes no answer, and the next press is answered', async () => {
    await bench.announced();
    const trouble = { status: 500, to: /callback$/ };
    bench.double.prepare(trouble, trouble);
    bench.double.press('v1:ack:cnd-1').catch(() => undefined);
    await expect
      .poll(() => bench.lines.join(''), { timeout: 10_000 })
      .toContain('a person was not answered');
    expect((await incidentNow()).status).toBe('open');
    const answer = await bench.double.press('v1:ack:cnd-1');
    expect(answer.message?.content).toContain('Es tuyo');
  });

  it('is answered in English to who reads English', async () => {
    const answer = await bench.double.press('v1:ack:gone', { locale: 'en-GB' });
    expect(answer.message?.content).toContain('There is no incident “gone”');
  });

  it("is answered in the team's language to who reads neither", async () => {
    const answer = await bench.double.press('v1:ack:gone', { locale: 'ja' });
    expect(answer.message?.content).toContain('No hay ningún incidente');
  });
});
