import { createHash } from 'node:crypto';
import { type APIMessage, type REST, Routes } from 'discord.js';
import type { Channel, Delivery } from '../../core/contracts/channel.js';
import { ChannelRefusedError } from '../../core/errors.js';
import type { Receipt } from '../../core/message.js';
import type { Clock } from '../../core/time.js';
import type { DiscordSession } from './client.js';
import { channelFailure, isGone } from './failures.js';
import { type Rendered, renderMessage } from './render/message.js';
import { channelIdFor, type DiscordSettings } from './settings.js';

/** Discord takes nonces of at most 25 characters. */
const NONCE_LENGTH = 22;

/** Sends over HTTP; the session's connection is for what people press and type. */
export class DiscordChannel implements Channel {
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
    // A call is a message of its own: an edit notifies nobody.
    const isEdit = message.type !== 'escalation';
    if (isEdit && channelId !== undefined && messageId !== undefined) {
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
