import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AlertingSettings } from '../../src/alerting/config.js';
import { loadReplyBooks } from '../../src/alerting/replies/load.js';
import { discordChannel } from '../../src/channels/discord/index.js';
import { DiscordSettings } from '../../src/channels/discord/settings.js';
import type { Channel, Delivery } from '../../src/core/contracts/channel.js';
import type { Store } from '../../src/core/contracts/store.js';
import { ChannelRefusedError, ChannelUnavailableError } from '../../src/core/errors.js';
import type { Incident } from '../../src/core/incident.js';
import type { Message, OutboxPayload, Receipt } from '../../src/core/message.js';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/core/time.js';
import { type DeliverOptions, deliverOutbox } from '../../src/jobs/deliver.js';
import { ManualClock } from '../../src/lib/clock.js';
import type { DriverTools } from '../../src/lib/drivers.js';
import { createLogger, silentLogger } from '../../src/lib/logger.js';
import { Secret } from '../../src/lib/secret.js';
import { AT, campaignBrand, madeFinding } from '../alerting/made-alerts.js';
import { madeNotice } from '../channels/made-messages.js';
import { ENGINES, type TestDatabase } from '../helpers/databases.js';
import { DiscordDouble } from '../helpers/discord-double/index.js';
import { madeIncident, madeMention } from '../reports/made-mentions.js';

/** A channel that does what the test says and remembers what it was given. */
class ScriptedChannel implements Channel {
  readonly name: string;
  readonly taken: Delivery[] = [];
  answer: (delivery: Delivery) => Promise<Receipt> = async () => ({
    message: String(this.taken.length),
  });

  constructor(name = 'scripted') {
    this.name = name;
  }

  async deliver(delivery: Delivery): Promise<Receipt> {
    this.taken.push(delivery);
    return this.answer(delivery);
  }

  start(): Promise<void> {
    return Promise.resolve();
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  get messages(): readonly Message[] {
    return this.taken.map(({ message }) => message);
  }
}

/** The same object with some members replaced. */
function withMethods<T extends object>(target: T, members: Partial<T>): T {
  return new Proxy(target, {
    get(_, key) {
      if (key in members) return Reflect.get(members, key);
      const member: unknown = Reflect.get(target, key);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}

let database: TestDatabase;
let store: Store;
let clock: ManualClock;
let channel: ScriptedChannel;
const brand = campaignBrand();
const books = await loadReplyBooks('config/replies');
const running = () => new AbortController().signal;

beforeEach(async () => {
  database = await ENGINES[0]!.create();
  ({ store } = database);
  clock = new ManualClock(AT);
  channel = new ScriptedChannel();
});

afterEach(() => database.drop());

function options(changes: Partial<DeliverOptions> = {}): DeliverOptions {
  return {
    store,
    channels: new Map([[channel.name, channel]]),
    brands: [brand],
    books,
    alerting: AlertingSettings.parse({}),
    pageUrl: (id) => `http://127.0.0.1:8080/incidents/${id}`,
    random: () => 0,
    clock,
    log: silentLogger,
    ...changes,
  };
}

const drain = (changes: Partial<DeliverOptions> = {}) => deliverOutbox(options(changes), running());

async function enqueue(payload: OutboxPayload, { key = 'k', to = 'scripted' } = {}): Promise<void> {
  await store.outbox.enqueue({
    idempotencyKey: key,
    channel: to,
    locale: 'es',
    payload,
    createdAt: clock.now(),
  });
}

async function enqueueCard(incident: Incident, to = 'scripted'): Promise<void> {
  const { id: incidentId, version } = incident;
  await enqueue({ type: 'incident', incidentId, version }, { key: `${to}:v${version}`, to });
}

async function storedIncident(changes: Partial<Incident> = {}): Promise<Incident> {
  const incident = madeIncident(AT, { finding: madeFinding(), ...changes });
  await store.incidents.create(incident);
  return incident;
}

async function changed(incident: Incident, changes: Partial<Incident> = {}): Promise<Incident> {
  const next = { ...incident, ...changes, version: incident.version + 1 };
  expect(await store.incidents.update(next)).toBe(true);
  return next;
}

describe('a message', () => {
  it('is sent once, under its key, and not again', async () => {
    await enqueue(madeNotice());
    expect(await drain()).toEqual({ sent: 1, skipped: 0, postponed: 0, givenUp: 0 });
    expect(await drain()).toEqual({ sent: 0, skipped: 0, postponed: 0, givenUp: 0 });
    expect(channel.taken.map(({ idempotencyKey }) => idempotencyKey)).toEqual(['k']);
    expect(await store.outbox.size()).toEqual({ waiting: 0, failed: 0 });
  });

  it('waits longer after each failure, half of it by chance, and at most half an hour', async () => {
    channel.answer = () => Promise.reject(new ChannelUnavailableError('scripted', 'down'));
    await enqueue(madeNotice());
    const waits: number[] = [];
    const log = createLogger({
      level: 'warn',
      isPretty: false,
      destination: {
        write(line: string) {
          const { retryAt } = JSON.parse(line) as { retryAt?: string };
          if (retryAt === undefined) return;
          waits.push(new Date(retryAt).getTime() - clock.now().getTime());
          clock.advanceTo(new Date(retryAt));
        },
      },
    });
    // Each failure moves the clock to the next attempt, so that one drain goes through them all until it gives up.
    expect(await drain({ log })).toMatchObject({ givenUp: 1 });
    expect(waits.slice(0, 3)).toEqual([7_500, 15_000, 30_000]);
    expect(Math.max(...waits)).toBe(15 * MINUTE_MS);
  });

  it('is tried when the channel said, and then arrives', async () => {
    const retryAt = new Date(AT.getTime() + 40 * SECOND_MS);
    channel.answer = () =>
      Promise.reject(new ChannelUnavailableError('scripted', 'busy', { retryAt }));
    await enqueue(madeNotice());
    await drain();
    clock.advanceTo(new Date(retryAt.getTime() - 1));
    expect(await drain()).toMatchObject({ sent: 0, postponed: 0 });
    channel.answer = async () => ({});
    clock.advanceTo(retryAt);
    expect(await drain()).toMatchObject({ sent: 1 });
  });

  it('is given up at once where the channel refuses it', async () => {
    channel.answer = () => Promise.reject(new ChannelRefusedError('scripted', 'no'));
    await enqueue(madeNotice());
    expect(await drain()).toMatchObject({ givenUp: 1 });
    expect(await store.outbox.size()).toEqual({ waiting: 0, failed: 1 });
  });

  it('is given up where its channel, incident or brand is not there', async () => {
    await enqueue(madeNotice(), { key: 'a', to: 'pager' });
    await enqueue({ type: 'incident', incidentId: 'none', version: 1 }, { key: 'b' });
    const stray = await storedIncident({ brandId: 'sold' });
    await enqueueCard(stray);
    expect(await drain()).toMatchObject({ givenUp: 3 });
    expect(channel.taken).toEqual([]);
  });

  it('is given up after two days: it is no news any more', async () => {
    channel.answer = () => Promise.reject(new ChannelUnavailableError('scripted', 'down'));
    await enqueue(madeNotice());
    clock.advanceTo(new Date(AT.getTime() + 49 * HOUR_MS));
    expect(await drain()).toMatchObject({ givenUp: 1 });
  });

  it('that a defect of ours stops is tried five times', async () => {
    channel.answer = () => Promise.reject(new TypeError('a defect'));
    await enqueue(madeNotice());
    const outcomes = [];
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      outcomes.push(await drain());
      clock.advanceTo(new Date(clock.now().getTime() + HOUR_MS));
    }
    expect(outcomes.map(({ postponed, givenUp }) => [postponed, givenUp])).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
      [1, 0],
      [0, 1],
    ]);
  });

  it('to one channel does not wait for another that is down', async () => {
    const down = new ScriptedChannel('down');
    down.answer = () => Promise.reject(new ChannelUnavailableError('down', 'down'));
    await enqueue(madeNotice(), { key: 'a', to: 'down' });
    await enqueue(madeNotice(), { key: 'b' });
    const channels = new Map([
      ['down', down],
      ['scripted', channel],
    ]);
    expect(await drain({ channels })).toMatchObject({ sent: 1, postponed: 1 });
  });

  it('cut off by the stop of the program is due at once for the next start', async () => {
    const stopping = new AbortController();
    channel.answer = async () => {
      stopping.abort();
      throw new ChannelUnavailableError('scripted', 'aborted');
    };
    await enqueue(madeNotice());
    expect(await deliverOutbox(options(), stopping.signal)).toMatchObject({ postponed: 1 });
    channel.answer = async () => ({});
    expect(await drain()).toMatchObject({ sent: 1 });
  });
});

describe('a card', () => {
  it('is built from the store: posts, their order, the week by the hour, the earlier wave, an answer', async () => {
    const at = (minutes: number) => new Date(AT.getTime() - minutes * MINUTE_MS);
    await store.mentions.add([
      madeMention({ id: '1', at: at(44), label: 'negative', post: { engagement: { likes: 3 } } }),
      madeMention({
        id: '2',
        at: at(40),
        label: 'negative',
        post: { source: 'mastodon', engagement: { likes: 90 } },
      }),
      madeMention({
        id: '3',
        at: at(39),
        label: 'negative',
        mention: { voice: 'copy', copyOf: '1' },
      }),
      madeMention({ id: '4', at: at(200), label: 'positive' }),
      madeMention({ id: '5', at: at(8 * 24 * 60), label: 'negative' }),
    ]);
    const incident = await storedIncident();
    await store.incidents.log({
      incidentId: incident.id,
      at: AT,
      actor: 'vigia',
      action: 'opened',
      detail: 'earlier1',
    });
    await enqueueCard(incident);
    await drain();
    const [card] = channel.messages;
    if (card?.type !== 'incident') throw new Error('no card was sent');
    expect(card.samples.map(({ key, reach }) => [key, reach])).toEqual([
      ['mastodon/2', 90],
      ['bluesky/1', 3],
    ]);
    expect(card.earlierId).toBe('earlier1');
    expect(card.chart).toHaveLength(168);
    expect(card.chart.at(-1)).toEqual({
      at: new Date('2026-11-19T15:00:00Z'),
      negative: 2,
      all: 2,
    });
    expect(card.chart.reduce((sum, { all }) => sum + all, 0)).toBe(3);
    expect(card.response.replies.map(({ post }) => post)).toEqual(['mastodon/2', 'bluesky/1']);
    expect(card.pageUrl).toBe(`http://127.0.0.1:8080/incidents/${incident.id}`);
  });

  it('is edited by its receipt when the incident changes', async () => {
    const first = await storedIncident();
    await enqueueCard(first);
    await drain();
    await enqueueCard(await changed(first, { severity: 4 }));
    await drain();
    expect(channel.taken.map(({ previous }) => previous)).toEqual([null, { message: '1' }]);
    expect(channel.taken.map(({ idempotencyKey }) => idempotencyKey)).toEqual([
      'card:cnd-1:scripted',
      'card:cnd-1:scripted',
    ]);
  });

  it('is never older than one shown before: rows that it overtook are passed over', async () => {
    let incident = await storedIncident();
    await enqueueCard(incident);
    for (let change = 0; change < 4; change += 1) {
      incident = await changed(incident);
      await enqueueCard(incident);
    }
    expect(await drain()).toEqual({ sent: 1, skipped: 4, postponed: 0, givenUp: 0 });
    const versions = channel.messages.map(
      (card) => card.type === 'incident' && card.incident.version,
    );
    expect(versions).toEqual([5]);
  });

  it('is brought up to date where the incident changed while it was on its way', async () => {
    const incident = await storedIncident();
    await enqueueCard(incident);
    channel.answer = async () => {
      if (channel.taken.length === 1) await changed(incident, { status: 'resolved', closedAt: AT });
      return { message: '1' };
    };
    expect(await drain()).toMatchObject({ sent: 2 });
    expect(
      channel.messages.map((card) => card.type === 'incident' && card.incident.status),
    ).toEqual(['open', 'resolved']);
  });
});

describe('a process that is killed', () => {
  let double: DiscordDouble;

  beforeEach(async () => {
    double = await DiscordDouble.start();
  });

  afterEach(() => double.stop());

  function discord(): Channel {
    return discordChannel.create({
      settings: DiscordSettings.parse({
        baseUrl: double.baseUrl,
        channelId: DiscordDouble.channelId,
      }),
      env: { DISCORD_TOKEN: new Secret(DiscordDouble.token) },
      clock,
      log: silentLogger,
      http: undefined as unknown as DriverTools['http'],
    });
  }

  /** A store that dies before it can keep a receipt. */
  function dyingStore(): Store {
    const dead = () => Promise.reject(new Error('killed'));
    const outbox = withMethods(store.outbox, { markSent: dead, markFailed: dead });
    return withMethods(store, { outbox });
  }

  it("between 'message sent' and 'receipt stored' leaves one card, and the next start brings it up to date", async () => {
    const incident = await storedIncident();
    await enqueueCard(incident, 'discord');
    const channels = new Map([['discord', discord()]]);
    await expect(drain({ store: dyingStore(), channels })).rejects.toThrow('killed');
    expect(double.shown).toHaveLength(1);

    await enqueueCard(await changed(incident, { severity: 4 }), 'discord');
    clock.advanceTo(new Date(AT.getTime() + MINUTE_MS));
    const restarted = { store: database.reopen(), channels: new Map([['discord', discord()]]) };
    expect(await drain(restarted)).toMatchObject({ sent: 1, skipped: 1 });
    expect(double.shown).toHaveLength(1);
    expect(double.shown[0]?.embeds[0]?.title).toContain('Nivel 4');
    expect(double.pings).toBe(0);
  });

  it("between 'incident stored' and 'message sent' leaves a row that the next start sends", async () => {
    await enqueueCard(await storedIncident(), 'discord');
    await store.outbox.claim(clock.now(), new Date(AT.getTime() + MINUTE_MS), 5);
    expect(await drain({ channels: new Map([['discord', discord()]]) })).toMatchObject({ sent: 0 });
    clock.advanceTo(new Date(AT.getTime() + MINUTE_MS));
    expect(await drain({ channels: new Map([['discord', discord()]]) })).toMatchObject({ sent: 1 });
    expect(double.shown).toHaveLength(1);
  });
});
