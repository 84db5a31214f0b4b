import { setTimeout as sleepFor } from 'node:timers/promises';
import { SourceAuthError, SourceError, SourceRateLimitedError } from '../../core/errors.js';
import type { RawPost } from '../../core/post.js';
import { type Clock, MINUTE_MS, SECOND_MS } from '../../core/time.js';
import type { Logger } from '../logger.js';
import type { Random } from '../random.js';

/** What a stream says: a post, new or edited, or the id of one that is gone. */
export type StreamEvent =
  | { readonly type: 'post'; readonly post: RawPost }
  | { readonly type: 'deleted'; readonly id: string };

/** What a connection hands to its stream. */
export interface StreamSink {
  /**
   * Takes what one message said, often nothing, and where the stream stands after it.
   *
   * @returns false where the buffer is full: the connection is to end, and goes on from there later
   */
  take(events: readonly StreamEvent[], position: string): boolean;
  /** The connection stands. */
  opened(): void;
}

/**
 * Holds one connection until it ends; `from` is where to go on, null for 'now'.
 *
 * @throws {SourceError} it could not be opened, or broke off
 */
export type StreamConnect = (options: {
  readonly from: string | null;
  readonly sink: StreamSink;
  readonly signal: AbortSignal;
}) => Promise<void>;

/** Events and where the stream stands after them. */
export interface StreamBatch {
  readonly events: readonly StreamEvent[];
  /** To be saved with what the events became; null before the stream said anything. */
  readonly position: string | null;
  readonly hasMore: boolean;
}

/** What a stream runs with. */
export interface StreamTools {
  readonly clock: Clock;
  readonly log: Logger;
  readonly random: Random;
  /** Waits, or ends early without an error when the signal says so. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Events kept for polls to come; a stream that brings more is paused, and goes on where it stopped. */
export const MAX_BUFFERED = 5_000;
/** Events of one page. */
const BATCH_SIZE = 200;
const FIRST_WAIT_MS = SECOND_MS;
const LONGEST_WAIT_MS = 5 * MINUTE_MS;
/** Failures in a row, with nothing said in between, before polls tell of them: a cut mends itself within seconds. */
const FAILURES_TO_TELL = 3;

interface Buffered {
  readonly event: StreamEvent;
  readonly position: string;
}

/**
 * A connection that stays, made into pages. What it says is buffered, and drained by the polls of its source: a
 * batch's position is saved in the transaction that stores its posts, so that a crash loses nothing that the network
 * can say again. A batch whose position was not saved is given again.
 *
 * It begins at the first drain, and ends with `close`.
 */
export class LiveStream {
  readonly #connect: StreamConnect;
  readonly #tools: Required<StreamTools>;
  readonly #stop = new AbortController();
  #running: Promise<void> | null = null;
  #buffer: Buffered[] = [];
  /** Of the last message, or where to begin. */
  #position: string | null = null;
  #handed: StreamBatch | null = null;
  #failures = 0;
  #error: SourceError | null = null;
  /** Called when a full buffer has room again. */
  #onRoom: (() => void) | null = null;

  constructor(connect: StreamConnect, tools: StreamTools) {
    this.#connect = connect;
    this.#tools = { sleep, ...tools };
  }

  /**
   * What was said since the batch before.
   *
   * @param saved position as saved with that batch; null at the very first
   * @throws {SourceError} nothing is buffered and the stream cannot be reached, or is refused
   */
  drain(saved: string | null): StreamBatch {
    if (this.#running === null) {
      this.#position = saved;
      this.#running = this.#run();
    }
    const handed = this.#handed;
    if (handed !== null && handed.position !== saved && handed.events.length > 0) return handed;
    const taken = this.#buffer.slice(0, BATCH_SIZE);
    if (taken.length === 0) this.#tellFailure();
    this.#buffer = this.#buffer.slice(taken.length);
    const hasMore = this.#buffer.length > 0;
    const position = hasMore ? (taken.at(-1)?.position ?? saved) : this.#position;
    this.#handed = { events: taken.map(({ event }) => event), position, hasMore };
    if (this.#buffer.length < MAX_BUFFERED / 2) this.#onRoom?.();
    return this.#handed;
  }

  /** Ends the connection and waits for its end. */
  async close(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  #tellFailure(): void {
    const isRefused = this.#error instanceof SourceAuthError;
    if (this.#error !== null && (isRefused || this.#failures >= FAILURES_TO_TELL))
      throw this.#error;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    const sink: StreamSink = {
      take: (events, position) => this.#take(events, position),
      opened: () => this.#tools.log.info('stream opened'),
    };
    while (!signal.aborted) {
      try {
        await this.#connect({ from: this.#position, sink, signal });
        if (this.#buffer.length >= MAX_BUFFERED) await this.#room(signal);
      } catch (error) {
        await this.#pause(error, signal);
      }
    }
  }

  #take(events: readonly StreamEvent[], position: string): boolean {
    this.#failures = 0;
    this.#error = null;
    for (const event of events) this.#buffer.push({ event, position });
    this.#position = position;
    return this.#buffer.length < MAX_BUFFERED;
  }

  async #pause(error: unknown, signal: AbortSignal): Promise<void> {
    const { clock, log, random, sleep: wait } = this.#tools;
    // Anything else is a defect: it is shown like an outage, and the next connection may fare better.
    if (error instanceof SourceError) this.#error = error;
    this.#failures += 1;
    const grown = FIRST_WAIT_MS * 2 ** Math.min(this.#failures - 1, 20);
    const longest = Math.min(grown, LONGEST_WAIT_MS);
    const asked =
      error instanceof SourceRateLimitedError ? error.retryAt.getTime() - clock.now().getTime() : 0;
    const waitMs = Math.max(asked, longest / 2 + (random() * longest) / 2);
    log.warn({ err: error, failures: this.#failures, waitMs }, 'stream broke off');
    await wait(waitMs, signal);
  }

  #room(signal: AbortSignal): Promise<void> {
    this.#tools.log.warn({ buffered: this.#buffer.length }, 'stream paused: its buffer is full');
    return new Promise((resolve) => {
      const done = () => {
        this.#onRoom = null;
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.#onRoom = done;
      signal.addEventListener('abort', done, { once: true });
    });
  }
}

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleepFor(ms, undefined, { signal, ref: false });
  } catch {
    // Stopped: there is nothing left to wait for.
  }
}
