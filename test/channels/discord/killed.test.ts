import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AlertingSettings } from '../../../src/alerting/config.js';
import { loadReplyBooks } from '../../../src/alerting/replies/load.js';
import { discordChannel } from '../../../src/channels/discord/index.js';
import { DiscordSettings } from '../../../src/channels/discord/settings.js';
import type { Store } from '../../../src/core/contracts/store.js';
import { MINUTE_MS } from '../../../src/core/time.js';
import { deliverOutbox } from '../../../src/jobs/deliver.js';
import { ManualClock } from '../../../src/lib/clock.js';
import type { DriverTools } from '../../../src/lib/drivers.js';
import { silentLogger } from '../../../src/lib/logger.js';
import { Secret } from '../../../src/lib/secret.js';
import { openSqliteStore } from '../../../src/storage/sqlite/index.js';
import { AT, campaignBrand, madeFinding } from '../../alerting/made-alerts.js';
import { DiscordDouble } from '../../helpers/discord-double/index.js';
import { madeIncident } from '../../reports/made-mentions.js';

const SENDER = fileURLToPath(new URL('killed-sender.ts', import.meta.url));

let double: DiscordDouble;
let folder: string;
let path: string;
let store: Store;

beforeEach(async () => {
  double = await DiscordDouble.start();
  folder = mkdtempSync(join(tmpdir(), 'vigia-killed-'));
  path = join(folder, 'vigia.db');
  store = openSqliteStore({ path });
  await store.migrate();
  await store.incidents.create(madeIncident(AT, { finding: madeFinding() }));
  await store.outbox.enqueue({
    idempotencyKey: 'incident:cnd-1:v1:discord',
    channel: 'discord',
    locale: 'es',
    payload: { type: 'incident', incidentId: 'cnd-1', version: 1 },
    createdAt: AT,
  });
});

afterEach(async () => {
  await store.close();
  await double.stop();
  rmSync(folder, { recursive: true });
});

/** Runs the sender as a process of its own up to the place, and kills it there without warning. */
async function killedAt(place: 'before' | 'after'): Promise<void> {
  const args = [path, double.baseUrl, DiscordDouble.token, DiscordDouble.channelId];
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', SENDER, ...args, AT.toISOString(), place],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes(place)) resolve();
    });
    child.once('exit', () => reject(new Error('the sender ended by itself')));
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

/** What the next process does with what is left, once the dead one's claim has run out. */
async function restarted(): Promise<void> {
  const clock = new ManualClock(new Date(AT.getTime() + 2 * MINUTE_MS));
  const channel = discordChannel.create({
    settings: DiscordSettings.parse({
      baseUrl: double.baseUrl,
      channelId: DiscordDouble.channelId,
    }),
    env: { DISCORD_TOKEN: new Secret(DiscordDouble.token) },
    clock,
    log: silentLogger,
    http: undefined as unknown as DriverTools['http'],
  });
  const summary = await deliverOutbox(
    {
      store,
      channels: new Map([['discord', channel]]),
      brands: [campaignBrand()],
      alerting: AlertingSettings.parse({}),
      books: await loadReplyBooks('config/replies'),
      pageUrl: () => null,
      random: () => 0,
      clock,
      log: silentLogger,
    },
    new AbortController().signal,
  );
  expect(summary).toEqual({ sent: 1, skipped: 0, postponed: 0, givenUp: 0 });
  await channel.stop();
}

describe('a process that is killed', () => {
  it('between the stored incident and the sent message leaves one card after the restart', async () => {
    await killedAt('before');
    expect(double.shown).toHaveLength(0);
    await restarted();
    expect(double.shown).toHaveLength(1);
    expect(double.faults).toEqual([]);
  });

  it('between the sent message and the stored receipt leaves one card, one thread and one of each message in it', async () => {
    await killedAt('after');
    expect(double.shown).toHaveLength(1);
    const [card] = double.shown;
    await restarted();
    expect(double.shown.map(({ id }) => id)).toEqual([card!.id]);
    expect(double.threads.size).toBe(1);
    expect(double.messagesOf(card!.id).map(({ embeds }) => embeds[0]?.title)).toEqual([
      'Pruebas',
      expect.stringContaining('Respuesta sugerida'),
      'Registro',
    ]);
    const receipt = await store.outbox.receiptFor('discord', 'cnd-1');
    expect(receipt).toMatchObject({ messageId: card!.id, threadId: card!.id });
    expect(double.faults).toEqual([]);
  });
});
