import type { Locale } from '../brand.js';
import type { Message, Receipt } from '../message.js';
import type { Desk } from './desk.js';

/** One message for one channel. */
export interface Delivery {
  /** Same for every attempt at this message; a channel that can, refuses a second one. */
  readonly idempotencyKey: string;
  readonly message: Message;
  readonly locale: Locale;
  /**
   * Receipt of the earlier card of the same incident, to be edited in place; null for a first one. For an escalation:
   * where the card is, so that the call is made beside it, and never an edit.
   */
  readonly previous: Receipt | null;
  readonly signal: AbortSignal;
}

/** A way out to people. */
export interface Channel {
  /** Same as its folder and its key in the registry. */
  readonly name: string;
  /**
   * Shows a message, or changes the earlier one that `previous` names.
   *
   * @returns where the message is to be found again
   * @throws {ChannelUnavailableError} try again, at `retryAt` if given
   * @throws {ChannelRefusedError} never try again; a person must mend it
   */
  deliver(delivery: Delivery): Promise<Receipt>;
  /** Lets people ask and act where the channel hears them; to be called before `start`. */
  listen?(desk: Desk): void;
  /** Connects (a login, a socket); resolves when messages can be taken. */
  start(signal: AbortSignal): Promise<void>;
  stop(): Promise<void>;
}
