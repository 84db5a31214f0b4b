import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { discordChannel } from '../../../src/channels/discord/index.js';
import { evidenceFiles, tableSvg } from '../../../src/channels/discord/render/evidence-files.js';
import { evidenceRows } from '../../../src/channels/discord/render/evidence-rows.js';
import { renderThreadPost, THREAD_POSTS } from '../../../src/channels/discord/render/thread.js';
import { DiscordSettings } from '../../../src/channels/discord/settings.js';
import type { Channel, Delivery } from '../../../src/core/contracts/channel.js';
import type { IncidentAction } from '../../../src/core/incident.js';
import type { IncidentCard, Receipt } from '../../../src/core/message.js';
import { HOUR_MS, MINUTE_MS } from '../../../src/core/time.js';
import { ManualClock } from '../../../src/lib/clock.js';
import type { DriverTools } from '../../../src/lib/drivers.js';
import { createLogger } from '../../../src/lib/logger.js';
import { Secret } from '../../../src/lib/secret.js';
import { AT, campaignBrand, madeCard, madeSample } from '../../alerting/made-alerts.js';
import { DiscordDouble } from '../../helpers/discord-double/index.js';
import { brokenMessage } from '../../helpers/discord-double/limits.js';
import { HOSTILE, messagesWith } from '../made-messages.js';

let double: DiscordDouble;
let channel: Channel;
const lines: string[] = [];

beforeEach(async () => {
  double = await DiscordDouble.start();
  lines.length = 0;
  channel = discordChannel.create({
    settings: DiscordSettings.parse({
      baseUrl: double.baseUrl,
      channelId: DiscordDouble.channelId,
    }),
    env: { DISCORD_TOKEN: new Secret(DiscordDouble.token) },
    clock: new ManualClock(AT),
    log: createLogger({
      level: 'debug',
      isPretty: false,
      destination: { write: (line: string) => void lines.push(line) },
    }),
    http: undefined as unknown as DriverTools['http'],
  });
});

afterEach(async () => {
  expect(double.faults).toEqual([]);
  expect(double.pings).toBe(0);
  await channel.stop();
  await double.stop();
});

const deliver = (
  message: IncidentCard,
  previous: Receipt | null = null,
  rest: Partial<Delivery> = {},
) =>
  channel.deliver({
    idempotencyKey: 'card:cnd-1:discord',
    message,
    locale: 'es',
    previous,
    signal: new AbortController().signal,
    ...rest,
  });
const card = () => double.shown[0]!;
const inThread = () => double.messagesOf(card().id);
const step = (action: IncidentAction['action'], detail = '', actor = 'vigia'): IncidentAction => ({
  incidentId: 'cnd-1',
  at: AT,
  actor,
  action,
  detail,
});
const opened = step('opened');

describe('the thread of a card', () => {
  it('holds the evidence as a picture and as CSV, the suggested answer and the log', async () => {
    const receipt = await deliver(madeCard());
    expect(double.threads.get(card().id)).toMatchObject({
      name: '🔴 Nivel 3 · Zapatillas Cóndor · Rechazo a la campaña «Corazón de barrio»',
    });
    expect(inThread().map(({ embeds }) => embeds[0]?.title)).toEqual([
      'Pruebas',
      'Respuesta sugerida (la publica siempre una persona)',
      'Registro',
    ]);
    expect(inThread()[0]?.files.map(({ name }) => name)).toEqual([
      'evidence.png',
      'evidence.csv',
      'posts.csv',
    ]);
    expect(receipt).toMatchObject({ threadId: card().id });
    expect(card().embeds).toHaveLength(1);
  });

  it('is edited in place with the card, and only where it says something else', async () => {
    const previous = await deliver(madeCard());
    const changed = madeCard(
      { actions: [opened, step('acknowledged', '', 'discord:820000000000000001')] },
      { version: 2, status: 'acknowledged' },
    );
    await deliver(changed, previous);
    expect(inThread().map(({ edits }) => edits)).toEqual([1, 0, 1]);
    expect(inThread()).toHaveLength(3);
  });

  it('tells of a higher level in a message of its own, once', async () => {
    const previous = await deliver(madeCard({ actions: [opened] }));
    const worse = { actions: [opened, step('worsened', '3>4')] };
    const later = await deliver(madeCard(worse, { version: 2, severity: 4 }), previous);
    await deliver(madeCard(worse, { version: 3, severity: 4 }), later);
    const told = inThread().filter(({ content }) => content !== '');
    expect(told.map(({ content }) => content)).toEqual([
      'Sube de nivel 3 a nivel 4. La tarjeta está al día.',
    ]);
  });

  it('is not needed: without the right to open one the card holds the answer, and it is tried again', async () => {
    double.mayThread = false;
    const previous = await deliver(madeCard());
    expect(card().embeds).toHaveLength(2);
    expect(previous.threadId).toBeUndefined();
    expect(lines.join('')).toContain('50013');
    double.mayThread = true;
    await deliver(madeCard({}, { version: 2 }), previous);
    expect(card().embeds).toHaveLength(1);
    expect(inThread()).toHaveLength(3);
  });

  it('is completed at the next change where Discord failed in the middle', async () => {
    const trouble = { status: 500, to: /POST \/channels\/7\d+\/messages$/ };
    double.prepare(trouble, trouble);
    const previous = await deliver(madeCard());
    expect(double.shown).toHaveLength(1);
    expect(inThread()).toHaveLength(0);
    await deliver(madeCard({}, { version: 2 }), previous);
    expect(inThread()).toHaveLength(3);
  });

  it('waits out a short wait that Discord asks for, and sends nothing twice', async () => {
    double.prepare({
      status: 429,
      body: { message: 'You are being rate limited.', retry_after: 0.2, global: false },
      headers: { 'retry-after': '1', 'x-ratelimit-scope': 'user' },
      to: /POST .*messages$/,
    });
    await deliver(madeCard());
    expect(double.shown).toHaveLength(1);
    expect(inThread()).toHaveLength(3);
  });

  it('may be deleted: the card goes on, and its next change opens another or does without', async () => {
    const previous = await deliver(madeCard());
    for (const { id } of inThread()) double.messages.delete(id);
    double.threads.clear();
    const later = await deliver(madeCard({}, { version: 2 }), previous);
    expect(later.threadId).toBeUndefined();
    await deliver(madeCard({}, { version: 3 }), later);
    expect(inThread()).toHaveLength(3);
  });
});

describe('a call', () => {
  const call = (handles: Readonly<Record<string, string>>) => ({
    type: 'escalation' as const,
    incident: madeCard().incident,
    brand: campaignBrand(),
    step: 1,
    contacts: [{ id: 'manager', name: 'Guardia @everyone', handles }],
    approval: { approver: null, backup: null },
    respondBy: new Date(AT.getTime() + HOUR_MS),
    at: new Date(AT.getTime() + 10 * MINUTE_MS),
    pageUrl: null,
  });

  it.each([
    ['role:860000000000000001', ['860000000000000001'], '<@&860000000000000001>'],
    ['user:820000000000000002', ['820000000000000002'], '<@820000000000000002>'],
  ])('goes to the thread and notifies whom it names alone: %s', async (handle, pinged, content) => {
    const previous = await deliver(madeCard());
    await channel.deliver({
      idempotencyKey: 'call:1',
      message: call({ discord: handle }),
      locale: 'es',
      previous,
      signal: new AbortController().signal,
    });
    expect(inThread().at(-1)).toMatchObject({ pinged, content });
  });

  it('notifies nobody where nobody has been named, and goes to the channel without a thread', async () => {
    await channel.deliver({
      idempotencyKey: 'call:1',
      message: call({ discord: 'everyone' }),
      locale: 'es',
      previous: { channelId: DiscordDouble.channelId, messageId: '1' },
      signal: new AbortController().signal,
    });
    expect(double.shown[0]).toMatchObject({ pinged: [], content: '' });
  });
});

describe('what a thread says', () => {
  it.each(Object.entries(HOSTILE))(
    'keeps every limit, and nothing in it acts, with a hostile text in every place: %s',
    async (_, text) => {
      const [message] = messagesWith(text);
      const base = message as IncidentCard;
      const actions = [
        opened,
        step('resolved', text, text),
        step('assigned', text, text),
        step('muted', text),
        step('worsened', text),
        ...Array.from({ length: 300 }, () => step('dismissed', text)),
      ];
      for (const locale of ['es', 'en'] as const)
        for (const post of THREAD_POSTS) {
          const { embeds, files } = await renderThreadPost(post, { ...base, actions }, locale);
          const names = files.map(({ name }) => name);
          const body = { embeds, allowed_mentions: { parse: [] } };
          expect(brokenMessage(body, names)).toEqual([]);
          const words = JSON.stringify(embeds);
          expect(words).not.toMatch(/@(?:everyone|here|&?\d)|discord\.gg|:\/\/malo|undefined|NaN/);
        }
    },
  );

  it('divides the excess so that the parts of each kind add up', () => {
    const rows = evidenceRows(madeCard(), 'es');
    for (const kind of new Set(rows.map((row) => row.kind))) {
      const share = rows
        .filter((row) => row.kind === kind)
        .reduce((sum, row) => sum + row.share, 0);
      if (kind !== 'campaign') expect(share).toBeCloseTo(1);
    }
    expect(rows[0]).toMatchObject({ heading: 'Palabras', name: 'corazón', count: 94, posts: 2 });
    const point = campaignBrand().touchpoints.find(({ id }) => id === 'advertising');
    expect(rows.map(({ name }) => name)).toContain(point?.name.es);
  });

  it('draws a table whose texts cannot leave it', () => {
    const svg = tableSvg(
      [{ kind: 'term', heading: 'Palabras', name: '<script>&"', share: 1, count: 3, posts: 1 }],
      'es',
    );
    expect(svg).toContain('&lt;script&gt;&amp;&quot;');
  });

  it('marks as text what a spreadsheet would take for a formula', async () => {
    const samples = [madeSample({ author: '=cmd()', text: '+1;"dos"\ntres', url: '@evil' })];
    const files = await evidenceFiles(madeCard({ samples }), 'es');
    const csv = String(files.find(({ name }) => name === 'posts.csv')?.data);
    expect(csv.startsWith('\ufeffclave,fuente,autor')).toBe(true);
    expect(csv).toContain("'=cmd()");
    expect(csv).toContain("'@evil");
  });
});
