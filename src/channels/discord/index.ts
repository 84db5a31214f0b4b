import { createHash } from 'node:crypto';
import { type APIMessage, type REST, Routes } from 'discord.js';
import type { Channel, Delivery } from '../../core/contracts/channel.js';
import { ChannelRefusedError } from '../../core/errors.js';
import type { Receipt } from '../../core/message.js';
import type { Clock } from '../../core/time.js';
import type { ChannelDefinition } from '../../lib/drivers.js';
import { missingVariables } from '../../lib/drivers.js';
import { DiscordSession } from './client.js';
import { channelFailure, isGone } from './failures.js';
import { type Rendered, renderMessage } from './render/message.js';
import { channelIdFor, DiscordSettings } from './settings.js';

/** Discord takes nonces of at most 25 characters. */
const NONCE_LENGTH = 22;

const ENV = [
  {
    variable: 'DISCORD_TOKEN',
    description: 'token of the bot: Discord developer portal, your application, Bot, Reset Token',
    isRequired: true,
  },
  {
    variable: 'DISCORD_CHANNEL_ID',
    description: 'id of the channel to write to, where vigia.yaml names none',
    isRequired: false,
  },
] as const;

/** Writes to Discord as a bot. An incident is one message, edited in place; nobody is ever mentioned. */
export const discordChannel: ChannelDefinition<DiscordSettings> = {
  name: 'discord',
  settings: DiscordSettings,
  env: ENV,
  missing({ settings, env }) {
    const { channelId, kinds, brands } = settings;
    const hasChannel =
      channelId !== undefined ||
      env['DISCORD_CHANNEL_ID'] !== undefined ||
      Object.keys(kinds).length > 0 ||
      Object.keys(brands).length > 0;
    return [
      ...missingVariables(ENV, env),
      ...(hasChannel ? [] : ['channels.discord.channelId (or DISCORD_CHANNEL_ID)']),
    ];
  },
  create({ settings, env, log, clock }) {
    const token = env['DISCORD_TOKEN'];
    if (token === undefined) throw new TypeError('discord is made without its token');
    const fallback = env['DISCORD_CHANNEL_ID']?.reveal();
    const session = new DiscordSession({ baseUrl: settings.baseUrl, token, log });
    return new DiscordChannel({
      session,
      clock,
      settings: {
        ...settings,
        ...(settings.channelId === undefined && fallback !== undefined
          ? { channelId: fallback }
          : {}),
      },
    });
  },
};

class DiscordChannel implements Channel {
  readonly name = 'discord';
  readonly #session: DiscordSession;
  readonly #settings: DiscordSettings;
  readonly #clock: Clock;

  constructor(parts: {
    readonly session: DiscordSession;
    readonly settings: DiscordSettings;
    readonly clock: Clock;
  }) {
    this.#session = parts.session;
    this.#settings = parts.settings;
    this.#clock = parts.clock;
  }

  start(signal: AbortSignal): Promise<void> {
    return this.#session.start(signal);
  }

  stop(): Promise<void> {
    return this.#session.stop();
  }

  async deliver(delivery: Delivery): Promise<Receipt> {
    const rendered = await renderMessage(delivery.message, delivery.locale);
    try {
      return await this.#send(delivery, rendered);
    } catch (error) {
      throw channelFailure(error, this.#clock.now());
    }
  }

  async #send(
    { idempotencyKey, message, previous, signal }: Delivery,
    rendered: Rendered,
  ): Promise<Receipt> {
    const { rest } = this.#session.client;
    const { channelId, messageId } = previous ?? {};
    if (channelId !== undefined && messageId !== undefined) {
      try {
        return await edit(rest, { channelId, messageId, rendered, signal });
      } catch (error) {
        // Somebody deleted the card. The incident goes on, and so does its card, as a new message.
        if (!isGone(error)) throw error;
      }
    }
    const target = channelIdFor(this.#settings, message);
    if (target === null)
      throw new ChannelRefusedError(
        'discord',
        `no channel is set for messages of kind ${message.type}`,
      );
    const nonce = nonceOf(
      messageId === undefined ? idempotencyKey : `${idempotencyKey}/${messageId}`,
    );
    const posted = await post(rest, { channelId: target, nonce, rendered, signal });
    const receipt = { channelId: target, messageId: posted.id };
    // A nonce that Discord knows gives back the earlier message as it was: bring it up to date.
    if (footerOf(posted) !== footerOf(rendered))
      return edit(rest, { ...receipt, rendered, signal });
    return receipt;
  }
}

async function post(
  rest: REST,
  {
    channelId,
    nonce,
    rendered,
    signal,
  }: {
    readonly channelId: string;
    readonly nonce: string;
    readonly rendered: Rendered;
    readonly signal: AbortSignal;
  },
): Promise<Pick<APIMessage, 'id' | 'embeds'>> {
  const body = { ...bodyOf(rendered), nonce, enforce_nonce: true };
  const answer = await rest.post(Routes.channelMessages(channelId), {
    body,
    files: rendered.files,
    signal,
  });
  return answer as APIMessage;
}

async function edit(
  rest: REST,
  {
    channelId,
    messageId,
    rendered,
    signal,
  }: {
    readonly channelId: string;
    readonly messageId: string;
    readonly rendered: Rendered;
    readonly signal: AbortSignal;
  },
): Promise<Receipt> {
  await rest.patch(Routes.channelMessage(channelId, messageId), {
    body: bodyOf(rendered),
    files: rendered.files,
    signal,
  });
  return { channelId, messageId };
}

function bodyOf({ embeds, files }: Rendered) {
  return {
    embeds,
    // Naming the files takes those of an earlier version off an edited message.
    attachments: files.map(({ name }, id) => ({ id, filename: name })),
    allowed_mentions: { parse: [] },
  };
}

function nonceOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, NONCE_LENGTH);
}

function footerOf({ embeds }: Pick<APIMessage, 'embeds'>): string {
  return embeds[0]?.footer?.text ?? '';
}
