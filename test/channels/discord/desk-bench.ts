import { vi } from 'vitest';
import { AlertingSettings } from '../../../src/alerting/config.js';
import { cardKey } from '../../../src/alerting/notify.js';
import { loadReplyBooks } from '../../../src/alerting/replies/load.js';
import { correctMention } from '../../../src/app/correct-mention.js';
import { createHandOff } from '../../../src/app/hand-off.js';
import type { AppConfig } from '../../../src/app/registries.js';
import { discordChannel } from '../../../src/channels/discord/index.js';
import { DiscordSettings } from '../../../src/channels/discord/settings.js';
import type { Brand } from '../../../src/core/brand.js';
import type { Channel } from '../../../src/core/contracts/channel.js';
import type { Desk } from '../../../src/core/contracts/desk.js';
import type { Helpdesk } from '../../../src/core/contracts/helpdesk.js';
import type { Store } from '../../../src/core/contracts/store.js';
import type { Incident } from '../../../src/core/incident.js';
import { createDesk, type DeskParts } from '../../../src/desk/create-desk.js';
import { deliverOutbox } from '../../../src/jobs/deliver.js';
import { buildIncidentCard } from '../../../src/jobs/incident-card.js';
import { ManualClock } from '../../../src/lib/clock.js';
import type { DriverTools } from '../../../src/lib/drivers.js';
import { createLogger } from '../../../src/lib/logger.js';
import { Secret } from '../../../src/lib/secret.js';
import { AT, campaignBrand, madeFinding } from '../../alerting/made-alerts.js';
import { ENGINES, type TestDatabase } from '../../helpers/databases.js';
import { DiscordDouble } from '../../helpers/discord-double/index.js';
import { madeIncident, madeMention } from '../../reports/made-mentions.js';

const books = await loadReplyBooks('config/replies');

/** A desk over a real database, and a bot that is connected to the double. */
export interface Bench {
  readonly double: DiscordDouble;
  readonly database: TestDatabase;
  readonly store: Store;
  readonly clock: ManualClock;
  readonly brand: Brand;
  readonly desk: Desk;
  readonly lines: string[];
  /** The bot that runs now. */
  channel(): Channel;
  /** Sends what waits, as the deliver job does. */
  deliver(): Promise<void>;
  /** Another process in place of this one, on the same database. */
  restart(): Promise<void>;
  /** An incident that is stored, and its card on Discord. */
  announced(changes?: Partial<Incident>): Promise<Incident>;
  close(): Promise<void>;
}

/** What a test wants otherwise. */
export interface BenchOptions {
  readonly settings?: Partial<DiscordSettings>;
  readonly desk?: Partial<DeskParts>;
  readonly helpdesk?: Helpdesk;
  readonly brand?: Brand;
}

/** A desk that is asked through Discord. */
export async function openBench(options: BenchOptions = {}): Promise<Bench> {
  const database = await ENGINES[0]!.create();
  const double = await DiscordDouble.start();
  const { store } = database;
  const settingsStore = database.settings();
  const clock = new ManualClock(AT);
  const brand = options.brand ?? campaignBrand({ sources: [{ source: 'bluesky', settings: {} }] });
  const lines: string[] = [];
  const log = createLogger({
    level: 'debug',
    isPretty: false,
    destination: { write: (line: string) => void lines.push(line) },
  });
  const alerting = AlertingSettings.parse({});
  const incidentCard: DeskParts['incidentCard'] = (request) =>
    buildIncidentCard({ store, alerting, books, pageUrl: () => null }, request);
  const handOffTo = (helpdesk: Helpdesk) =>
    createHandOff({
      config: { brands: [brand], alerting } as unknown as AppConfig,
      store,
      settings: settingsStore,
      helpdesk,
      channels: ['discord'],
      alerting,
      books,
      pageUrl: () => null,
      clock,
      log,
    });
  const desk = createDesk({
    store,
    settings: settingsStore,
    brands: [brand],
    alerting,
    budgetWeeks: 4,
    channels: ['discord'],
    version: '0.0.0',
    clock,
    log,
    incidentCard,
    correct: (correction) => correctMention(store, correction),
    nudge: () => undefined,
    ...(options.helpdesk === undefined ? {} : { handOff: handOffTo(options.helpdesk) }),
    ...options.desk,
  });
  const connect = async (): Promise<Channel> => {
    const made = discordChannel.create({
      settings: DiscordSettings.parse({
        baseUrl: double.baseUrl,
        channelId: DiscordDouble.channelId,
        ...options.settings,
      }),
      env: { DISCORD_TOKEN: new Secret(DiscordDouble.token) },
      clock,
      log,
      http: undefined as unknown as DriverTools['http'],
    });
    made.listen?.(desk);
    await made.start(new AbortController().signal);
    return made;
  };
  let channel = await connect();
  // Commands are registered behind the connection.
  const isRegistered = () => [...double.commands.values()].flat().length === 2;
  if (options.settings?.commands !== 'off')
    await vi.waitUntil(isRegistered, { timeout: 10_000, interval: 10 });
  const deliver = async (): Promise<void> => {
    const tools = { store, alerting, books, pageUrl: () => null, clock, log };
    const channels = new Map([['discord', channel]]);
    const random = () => 0;
    await deliverOutbox(
      { ...tools, channels, brands: [brand], random },
      new AbortController().signal,
    );
  };
  return {
    double,
    database,
    store,
    clock,
    brand,
    desk,
    lines,
    channel: () => channel,
    deliver,
    async restart() {
      await channel.stop();
      channel = await connect();
    },
    async announced(changes = {}) {
      const incident = madeIncident(AT, { finding: madeFinding(), ...changes });
      await store.incidents.create(incident);
      await store.incidents.log({
        incidentId: incident.id,
        at: AT,
        actor: 'vigia',
        action: 'opened',
        detail: '',
      });
      await store.outbox.enqueue({
        idempotencyKey: cardKey({ incident, channel: 'discord' }),
        channel: 'discord',
        locale: 'es',
        payload: { type: 'incident', incidentId: incident.id, version: incident.version },
        createdAt: clock.now(),
      });
      await deliver();
      return incident;
    },
    async close() {
      await channel.stop();
      await double.stop();
      await database.drop();
    },
  };
}

/** A helpdesk that opens what it is asked to. */
export function madeHelpdesk(): Helpdesk & { readonly opened: string[] } {
  const opened: string[] = [];
  return {
    name: 'freshdesk',
    opened,
    openTicket: async ({ subject }) => {
      opened.push(subject);
      const id = String(opened.length);
      return { id, url: `https://desk.example/tickets/${id}`, state: 'open' };
    },
    ticketState: async () => 'open',
  };
}

/** Mentions of the bench's brand, newest last. */
export async function storeMentions(store: Store, count: number): Promise<void> {
  await store.mentions.add(
    Array.from({ length: count }, (_, index) =>
      madeMention({
        id: String(index + 1),
        at: new Date(AT.getTime() - (count - index) * 60_000),
        label: index % 2 === 0 ? 'negative' : 'positive',
        text: `Mención número ${index + 1} de las Cóndor`,
        post: { url: `https://bsky.example/${index + 1}` },
      }),
    ),
  );
}
