import type { APIMessage, REST } from 'discord.js';
import type { Channel, Delivery } from '../../core/contracts/channel.js';
import type { Desk } from '../../core/contracts/desk.js';
import { ChannelRefusedError } from '../../core/errors.js';
import type { IncidentCard, Receipt } from '../../core/message.js';
import type { Clock } from '../../core/time.js';
import type { Logger } from '../../lib/logger.js';
import type { DiscordSession } from './client.js';
import { channelFailure, isGone } from './failures.js';
import { keepThread, openThread, withoutThread } from './keep-thread.js';
import { type DeskListener, listenFor } from './listen.js';
import { editMessage, postMessage } from './posting.js';
import { type Rendered, renderMessage } from './render/message.js';
import { channelIdFor, type DiscordSettings } from './settings.js';

/** Sends over HTTP; the session's connection is for what people press and type. */
export class DiscordChannel implements Channel {
  readonly name = 'discord';
  readonly #session: DiscordSession;
  readonly #settings: DiscordSettings;
  readonly #clock: Clock;
  readonly #log: Logger;
  #desk: Desk | null = null;
  #listener: DeskListener | null = null;

  constructor(parts: {
    readonly session: DiscordSession;
    readonly settings: DiscordSettings;
    readonly clock: Clock;
    readonly log: Logger;
  }) {
    this.#session = parts.session;
    this.#settings = parts.settings;
    this.#clock = parts.clock;
    this.#log = parts.log;
  }

  listen(desk: Desk): void {
    this.#desk = desk;
    this.#listener = listenFor({
      desk,
      client: this.#session.client,
      settings: this.#settings,
      clock: this.#clock,
      log: this.#log,
    });
  }

  async start(signal: AbortSignal): Promise<void> {
    await this.#session.start(signal);
  }

  async stop(): Promise<void> {
    await this.#listener?.stop();
    await this.#session.stop();
  }

  async deliver(delivery: Delivery): Promise<Receipt> {
    try {
      return await this.#send(delivery);
    } catch (error) {
      // A defect of ours, which trying again does not mend.
      if (error instanceof RenderingError) throw error.cause;
      throw channelFailure(error, this.#clock.now());
    }
  }

  #send(delivery: Delivery): Promise<Receipt> {
    const { message } = delivery;
    if (message.type === 'incident') return this.#sendCard(delivery, message);
    return message.type === 'escalation' ? this.#sendCall(delivery) : this.#sendNew(delivery);
  }

  /** One message for an incident, edited in place, with a thread under it. */
  async #sendCard(delivery: Delivery, card: IncidentCard): Promise<Receipt> {
    const { previous, locale, signal } = delivery;
    const task = { rest: this.#rest, card, locale, signal, log: this.#log };
    const edited = previous === null ? null : await this.#editCard(delivery, { card, previous });
    if (edited !== null) return edited;
    const receipt = await this.#postCard(delivery, card);
    const threadId = await openThread({ ...task, receipt });
    if (threadId !== null) return keepThread({ ...task, receipt }, threadId);
    const { channelId = '', messageId = '' } = receipt;
    const rendered = await this.#render(delivery, false);
    await editMessage(this.#rest, { channelId, messageId, rendered, signal });
    return receipt;
  }

  /** @returns null where the card is not there any more */
  async #editCard(
    delivery: Delivery,
    { card, previous }: { readonly card: IncidentCard; readonly previous: Receipt },
  ): Promise<Receipt | null> {
    const { channelId, messageId } = previous;
    if (channelId === undefined || messageId === undefined) return null;
    const { locale, signal } = delivery;
    const task = { rest: this.#rest, card, locale, signal, log: this.#log, receipt: previous };
    const threadId = await openThread(task);
    try {
      const rendered = await this.#render(delivery, threadId !== null);
      await editMessage(this.#rest, { channelId, messageId, rendered, signal });
    } catch (error) {
      // Somebody deleted the card. The incident goes on, and so does its card, as a new message.
      if (isGone(error)) return null;
      throw error;
    }
    return threadId === null ? withoutThread(previous) : keepThread(task, threadId);
  }

  async #postCard(delivery: Delivery, card: IncidentCard): Promise<Receipt> {
    const { idempotencyKey, previous, signal } = delivery;
    const channelId = this.#channelFor(card);
    const rendered = await this.#render(delivery, true);
    const gone = previous?.messageId;
    const key = gone === undefined ? idempotencyKey : `${idempotencyKey}/${gone}`;
    const posted = await postMessage(this.#rest, { channelId, key, rendered, signal });
    // A nonce that Discord knows gives back the earlier message as it was: bring it up to date.
    if (footerOf(posted) !== footerOf(rendered))
      await editMessage(this.#rest, { channelId, messageId: posted.id, rendered, signal });
    return { channelId, messageId: posted.id };
  }

  /** A call is a message of its own, in the incident's thread where there is one. */
  async #sendCall(delivery: Delivery): Promise<Receipt> {
    const { previous, signal, idempotencyKey: key } = delivery;
    const threadId = previous?.threadId;
    if (threadId === undefined) return this.#sendNew(delivery);
    const rendered = await this.#render(delivery);
    try {
      const posted = await postMessage(this.#rest, { channelId: threadId, key, rendered, signal });
      return { channelId: threadId, messageId: posted.id };
    } catch (error) {
      if (!isGone(error)) throw error;
      return this.#sendNew(delivery);
    }
  }

  async #sendNew(delivery: Delivery): Promise<Receipt> {
    const { message, signal, idempotencyKey: key } = delivery;
    const channelId = this.#channelFor(message);
    const rendered = await this.#render(delivery);
    const posted = await postMessage(this.#rest, { channelId, key, rendered, signal });
    return { channelId, messageId: posted.id };
  }

  #channelFor(message: Delivery['message']): string {
    const channelId = channelIdFor(this.#settings, message);
    if (channelId !== null) return channelId;
    const reason = `no channel is set for messages of kind ${message.type}`;
    throw new ChannelRefusedError('discord', reason);
  }

  async #render({ message, locale }: Delivery, hasThread = true): Promise<Rendered> {
    const abilities = this.#desk?.abilities ?? null;
    try {
      return await renderMessage(message, { locale, hasThread, abilities });
    } catch (error) {
      throw new RenderingError('a message cannot be shown', { cause: error });
    }
  }

  get #rest(): REST {
    return this.#session.client.rest;
  }
}

class RenderingError extends Error {
  override readonly name = 'RenderingError';
}

function footerOf({ embeds }: Pick<APIMessage, 'embeds'>): string {
  return embeds[0]?.footer?.text ?? '';
}
