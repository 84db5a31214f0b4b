import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { discordChannel } from '../../../src/channels/discord/index.js';
import { channelIdFor, DiscordSettings } from '../../../src/channels/discord/settings.js';
import type { Channel, Delivery } from '../../../src/core/contracts/channel.js';
import { ChannelRefusedError, ChannelUnavailableError } from '../../../src/core/errors.js';
import { ManualClock } from '../../../src/lib/clock.js';
import type { DriverTools } from '../../../src/lib/drivers.js';
import { createLogger, describeError } from '../../../src/lib/logger.js';
import { Secret } from '../../../src/lib/secret.js';
import { AT, madeCard } from '../../alerting/made-alerts.js';
import { describeChannel } from '../../contract/channel.js';
import { DiscordDouble, type ShownMessage } from '../../helpers/discord-double/index.js';
import { HOSTILE, madeDigest, madeNotice, messagesWith } from '../made-messages.js';

function connect(
  double: Pick<DiscordDouble, 'baseUrl'>,
  { token = DiscordDouble.token, lines = [] as string[] } = {},
): Channel {
  return discordChannel.create({
    settings: DiscordSettings.parse({
      baseUrl: double.baseUrl,
      channelId: DiscordDouble.channelId,
    }),
    env: { DISCORD_TOKEN: new Secret(token) },
    clock: new ManualClock(AT),
    log: createLogger({
      level: 'debug',
      isPretty: false,
      destination: { write: (line: string) => void lines.push(line) },
    }),
    http: undefined as unknown as DriverTools['http'],
  });
}

describeChannel({
  name: 'discord',
  canEdit: true,
  knowsRepeats: true,
  canBeUnreachable: true,
  async create() {
    const double = await DiscordDouble.start();
    const channel = connect(double);
    let isUp = true;
    const breakDown = async () => {
      if (isUp) await double.stop();
      isUp = false;
    };
    return {
      channel,
      shown: () => double.shown.map(textOf),
      breakDown,
      async close() {
        await channel.stop();
        await breakDown();
      },
    };
  },
});

/** All words of a message, as they are shown. */
function textOf({ embeds }: ShownMessage): string {
  return embeds
    .flatMap(({ title, description, fields = [] }) => [
      title,
      description,
      ...fields.flatMap(({ name, value }) => [name, value]),
    ])
    .filter((text) => text !== undefined)
    .join('\n');
}

describe('discord', () => {
  let double: DiscordDouble;
  let channel: Channel;

  beforeEach(async () => {
    double = await DiscordDouble.start();
    channel = connect(double);
  });

  afterEach(async () => {
    await channel.stop();
    await double.stop();
  });

  function deliver(rest: Partial<Delivery> = {}) {
    return channel.deliver({
      idempotencyKey: 'card:cnd-1:discord',
      message: madeCard(),
      locale: 'es',
      previous: null,
      signal: new AbortController().signal,
      ...rest,
    });
  }

  it('never pings: not by a message, not by an edit, not with mentions in every text', async () => {
    const messages = messagesWith(HOSTILE.everyone);
    for (const [index, message] of messages.entries()) {
      const previous = await deliver({ message, idempotencyKey: `k${index}` });
      await deliver({ message, idempotencyKey: `k${index}`, previous });
    }
    expect(double.shown.map(({ edits }) => edits)).toContain(1);
    expect(double.pings).toBe(0);
    expect([...double.messages.values()].flatMap(({ pinged }) => pinged)).toEqual([]);
    expect(double.faults).toEqual([]);
  });

  it('leaves one card when the process dies between sending and storing the receipt, and brings it up to date', async () => {
    await deliver();
    const restarted = connect(double);
    const newer = madeCard({}, { severity: 4, version: 2 });
    const receipt = await restarted.deliver({
      idempotencyKey: 'card:cnd-1:discord',
      message: newer,
      locale: 'es',
      previous: null,
      signal: new AbortController().signal,
    });
    await restarted.stop();
    expect(double.shown).toHaveLength(1);
    expect(textOf(double.shown[0]!)).toContain('Nivel 4');
    expect(receipt.messageId).toBe(double.shown[0]?.id);
  });

  it('leaves one card when the answer to its sending is lost', async () => {
    double.prepare({ status: 0, isDone: true, isCut: true });
    await deliver().catch((error: unknown) =>
      expect(error).toBeInstanceOf(ChannelUnavailableError),
    );
    await deliver();
    expect(double.shown).toHaveLength(1);
  });

  it('replaces the chart with the edit', async () => {
    const previous = await deliver();
    await deliver({ previous, message: madeCard({}, { version: 2 }) });
    expect(double.shown[0]?.files.map(({ name }) => name)).toEqual(['chart.png']);
  });

  it('shows the card anew where somebody deleted it', async () => {
    const previous = await deliver();
    double.messages.clear();
    const receipt = await deliver({ previous });
    expect(receipt.messageId).not.toBe(previous.messageId);
    expect(double.shown).toHaveLength(1);
  });

  describe('failures', () => {
    it.each([
      [500, ChannelUnavailableError],
      [503, ChannelUnavailableError],
      [401, ChannelRefusedError],
      [403, ChannelRefusedError],
      [404, ChannelRefusedError],
      [400, ChannelRefusedError],
    ])('HTTP %i', async (status, kind) => {
      const answer = { status, body: { message: 'no', code: 50013 } };
      double.prepare(answer, answer, answer, answer);
      await expect(deliver()).rejects.toThrow(kind);
    });

    it('asks to come back when Discord says so, to the second', async () => {
      const body = { message: 'You are being rate limited.', retry_after: 40, global: false };
      double.prepare({
        status: 429,
        body,
        headers: {
          'retry-after': '40',
          'x-ratelimit-scope': 'user',
          'x-ratelimit-reset-after': '40',
          'x-ratelimit-remaining': '0',
        },
      });
      const error: unknown = await deliver().catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ChannelUnavailableError);
      const waitMs = ((error as ChannelUnavailableError).retryAt?.getTime() ?? 0) - AT.getTime();
      expect(waitMs).toBeGreaterThanOrEqual(40_000);
      expect(waitMs).toBeLessThan(45_000);
    });

    it('are told without token, address or text', async () => {
      double.prepare({ status: 403, body: { message: 'Missing Permissions', code: 50013 } });
      const error: unknown = await deliver().catch((thrown: unknown) => thrown);
      const told = JSON.stringify(describeError(error));
      expect(told).toContain('50013');
      expect(told).not.toMatch(/double-token|127\.0\.0\.1|corazón|800000000000000001/);
    });

    it('an aborted delivery is one to be tried again', async () => {
      const stopping = new AbortController();
      stopping.abort();
      await expect(deliver({ signal: stopping.signal })).rejects.toThrow(ChannelUnavailableError);
      expect(double.shown).toHaveLength(0);
    });

    it('a kind of message without a channel is refused with what to set', async () => {
      const lost = discordChannel.create({
        settings: DiscordSettings.parse({
          baseUrl: double.baseUrl,
          kinds: { risk: DiscordDouble.channelId },
        }),
        env: { DISCORD_TOKEN: new Secret(DiscordDouble.token) },
        clock: new ManualClock(AT),
        log: createLogger({ level: 'silent', isPretty: false }),
        http: undefined as unknown as DriverTools['http'],
      });
      const delivery = lost.deliver({
        idempotencyKey: 'k',
        message: madeDigest(),
        locale: 'es',
        previous: null,
        signal: new AbortController().signal,
      });
      await expect(delivery).rejects.toThrow(/kind digest/);
    });
  });

  describe('the connection', () => {
    const until = (isTrue: () => boolean) =>
      vi.waitUntil(isTrue, { timeout: 10_000, interval: 20 });

    it('identifies with the intent for servers alone, and beats', async () => {
      await channel.stop();
      await double.stop();
      double = await DiscordDouble.start({ heartbeatMs: 50 });
      channel = connect(double);
      await channel.start(new AbortController().signal);
      expect(double.gateway.identified).toEqual([1]);
      await until(() => double.gateway.heartbeats > 1);
    });

    it('comes back after a cut, and resumes', async () => {
      await channel.start(new AbortController().signal);
      double.gateway.cut();
      await until(() => double.gateway.resumed.length > 0);
      expect(double.gateway.resumed).toEqual(['session-1']);
    });

    it('refuses to start with a wrong token, and does not tell it', async () => {
      const lines: string[] = [];
      const wrong = connect(double, { token: 'a-wrong.secret-token', lines });
      const error: unknown = await wrong
        .start(new AbortController().signal)
        .catch((thrown: unknown) => thrown);
      await wrong.stop();
      expect(error).toBeInstanceOf(ChannelRefusedError);
      expect(`${JSON.stringify(describeError(error))}${lines.join('')}`).not.toContain(
        'secret-token',
      );
    });

    it('starts without Discord, and sends when it is there', async () => {
      const { baseUrl } = double;
      await double.stop();
      const patient = connect({ baseUrl });
      await patient.start(new AbortController().signal);
      await expect(
        patient.deliver({
          idempotencyKey: 'k',
          message: madeNotice(),
          locale: 'es',
          previous: null,
          signal: new AbortController().signal,
        }),
      ).rejects.toThrow(ChannelUnavailableError);
      await patient.stop();
      double = await DiscordDouble.start();
    });

    it('stops, and lets go of the connection', async () => {
      await channel.start(new AbortController().signal);
      expect(double.gateway.connections).toBe(1);
      await channel.stop();
      await until(() => double.gateway.connections === 0);
    });
  });
});

describe('settings', () => {
  const [general, alerts, condor, condorDigest] = ['1', '2', '3', '4'].map((digit) =>
    digit.repeat(18),
  );
  const settings = DiscordSettings.parse({
    channelId: general,
    kinds: { incident: alerts },
    brands: { condor: { channelId: condor, digest: condorDigest } },
  });
  const other = { ...madeDigest(), brandId: 'pasoalto' };

  it.each([
    ["the brand's for the kind", madeDigest(), condorDigest],
    ["the brand's", madeCard(), condor],
    ["the kind's", madeCard({ brand: { ...madeCard().brand, id: 'pasoalto' } }), alerts],
    ['the general one', other, general],
    ['the general one, for what is about no brand', { ...madeNotice(), brandId: null }, general],
  ])('choose %s', (_, message, id) => {
    expect(channelIdFor(settings, message)).toBe(id);
  });

  it('refuse what is not an id', () => {
    expect(DiscordSettings.safeParse({ channelId: '#alertas' }).success).toBe(false);
  });

  it('name what is missing', () => {
    const parsed = DiscordSettings.parse({});
    expect(discordChannel.missing({ settings: parsed, env: {} })).toEqual([
      'DISCORD_TOKEN',
      'channels.discord.channelId (or DISCORD_CHANNEL_ID)',
    ]);
    const env = { DISCORD_TOKEN: new Secret('x'), DISCORD_CHANNEL_ID: new Secret('9'.repeat(18)) };
    expect(discordChannel.missing({ settings: parsed, env })).toEqual([]);
    const bad = { ...env, DISCORD_CHANNEL_ID: new Secret('../users/@me') };
    expect(discordChannel.missing({ settings: parsed, env: bad })).toEqual([
      'DISCORD_CHANNEL_ID (17 to 20 digits)',
    ]);
  });
});
