import {
  Client,
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayIntentBits,
} from 'discord.js';
import { ChannelRefusedError } from '../../core/errors.js';
import { MINUTE_MS, SECOND_MS } from '../../core/time.js';
import type { Logger } from '../../lib/logger.js';
import type { Secret } from '../../lib/secret.js';

/** One call; the outbox tries again, so that one retry is enough. */
const CALL_TIMEOUT_MS = 8 * SECOND_MS;
const CALL_RETRIES = 1;
/** A shorter wait is waited out; a longer one goes back to the outbox, which waits without holding its lease. */
const LONGEST_RATE_LIMIT_MS = 3 * SECOND_MS;
/** How long a first connection may take. */
const READY_TIMEOUT_MS = 15 * SECOND_MS;
/** First and longest wait between attempts to connect; it doubles in between. */
const FIRST_RECONNECT_MS = 15 * SECOND_MS;
const LONGEST_RECONNECT_MS = 5 * MINUTE_MS;

/**
 * The bot's presence on Discord. Messages are sent over HTTP and need no connection; the connection shows the bot as
 * present, and brings what people press and type.
 */
export class DiscordSession {
  readonly client: Client;
  readonly #token: Secret;
  readonly #log: Logger;
  #waitMs = FIRST_RECONNECT_MS;
  #retry: NodeJS.Timeout | null = null;

  constructor({
    baseUrl,
    token,
    log,
  }: {
    readonly baseUrl: string;
    readonly token: Secret;
    readonly log: Logger;
  }) {
    this.#token = token;
    this.#log = log;
    this.client = new Client({
      intents: [GatewayIntentBits.Guilds],
      allowedMentions: { parse: [] },
      rest: {
        api: baseUrl.replace(/\/+$/, ''),
        timeout: CALL_TIMEOUT_MS,
        retries: CALL_RETRIES,
        rejectOnRateLimit: ({ retryAfter }) => retryAfter > LONGEST_RATE_LIMIT_MS,
      },
    });
    this.client.rest.setToken(token.reveal());
    this.client.on(Events.Error, (error) => log.warn({ err: error }, 'connection troubled'));
    this.client.on(Events.ShardError, (error) => log.warn({ err: error }, 'connection troubled'));
    this.client.on(Events.Invalidated, () => log.error('session ended by Discord for good'));
  }

  /**
   * Connects. Where Discord cannot be reached, goes on trying in the background, and messages wait in the outbox.
   *
   * @throws {ChannelRefusedError} the token is refused: only a person can mend that
   */
  async start(signal: AbortSignal): Promise<void> {
    try {
      await this.#connect(signal);
    } catch (error) {
      if (signal.aborted) return;
      if (isTokenRefused(error))
        throw new ChannelRefusedError('discord', 'the token is refused; check DISCORD_TOKEN');
      this.#log.warn({ err: error, retryInMs: this.#waitMs }, 'discord cannot be reached');
      this.#tryLater(signal);
    }
  }

  async stop(): Promise<void> {
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
    await this.client.destroy();
  }

  async #connect(signal: AbortSignal): Promise<void> {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(READY_TIMEOUT_MS)]);
    const stopped = new Promise<never>((_, reject) => {
      limit.addEventListener('abort', () => reject(limit.reason), { once: true });
    });
    const ready = new Promise<void>((resolve) => {
      this.client.once(Events.ClientReady, () => resolve());
    });
    await Promise.race([stopped, this.client.login(this.#token.reveal()).then(() => ready)]);
    this.#waitMs = FIRST_RECONNECT_MS;
    this.#log.info('connected');
  }

  #tryLater(signal: AbortSignal): void {
    this.#retry = setTimeout(() => {
      this.start(signal).catch((error: unknown) =>
        this.#log.error({ err: error }, 'discord given up'),
      );
    }, this.#waitMs);
    this.#retry.unref();
    this.#waitMs = Math.min(LONGEST_RECONNECT_MS, this.#waitMs * 2);
  }
}

function isTokenRefused(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.status === 401;
  return error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
}
