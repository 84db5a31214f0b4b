import { WebSocket } from 'ws';
import {
  SourceAuthError,
  SourceRateLimitedError,
  SourceUnavailableError,
} from '../../core/errors.js';
import { MINUTE_MS, SECOND_MS } from '../../core/time.js';
import { readRetryAfter } from '../rate-limit.js';

const HANDSHAKE_MS = 20 * SECOND_MS;
/** A peer that says nothing for this long, not even to a ping, is gone without a word. */
const SILENCE_MS = 90 * SECOND_MS;
const PING_MS = 30 * SECOND_MS;
/** Posts have some kilobytes; what is larger is no post. */
const MAX_MESSAGE_BYTES = 1024 * 1024;
/** Waited where a 429 names no time. */
const DEFAULT_RETRY_MS = MINUTE_MS;

/** One connection. */
export interface SocketRequest {
  /** Name of the source, for errors. */
  readonly source: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What a person does where the key is refused. */
  readonly remedy?: string;
  /** Sent once the connection stands. */
  readonly greetings?: readonly string[];
  /** Takes one message; false ends the connection. */
  readonly take: (text: string) => boolean;
  /** Told when the connection stands. */
  readonly onOpen?: () => void;
  readonly now: () => Date;
  readonly signal: AbortSignal;
}

/**
 * Holds a WebSocket until it is ended by the taker or by the signal.
 *
 * @throws {SourceAuthError} the handshake was refused with 401 or 403
 * @throws {SourceRateLimitedError} refused with 429
 * @throws {SourceUnavailableError} could not be opened, was cut, fell silent, or sent what is no text of a sane length
 */
export function runSocket(request: SocketRequest): Promise<void> {
  const { source, url, headers, remedy, greetings = [], take, onOpen, now, signal } = request;
  const { host } = new URL(url);
  return new Promise<void>((resolve, reject) => {
    if (signal.aborted) return resolve();
    const socket = new WebSocket(url, {
      headers: { ...headers },
      handshakeTimeout: HANDSHAKE_MS,
      maxPayload: MAX_MESSAGE_BYTES,
      perMessageDeflate: false,
      followRedirects: false,
    });
    let heardAt = now().getTime();
    const hear = () => {
      heardAt = now().getTime();
    };
    const pulse = setInterval(() => {
      if (now().getTime() - heardAt > SILENCE_MS) return end(lost('fell silent'));
      if (socket.readyState === WebSocket.OPEN) socket.ping();
    }, PING_MS).unref();
    const stop = () => end(null);
    signal.addEventListener('abort', stop, { once: true });

    function end(error: Error | null): void {
      clearInterval(pulse);
      signal.removeEventListener('abort', stop);
      socket.removeAllListeners();
      // Ending a handshake that is under way makes the socket tell of an error that nobody waits for.
      socket.on('error', () => undefined);
      socket.terminate();
      if (error === null) resolve();
      else reject(error);
    }

    /** Theirs goes no further, not even as a cause: it can hold the address with its key. */
    function lost(what: string): SourceUnavailableError {
      return new SourceUnavailableError({ source, reason: `the stream of ${host} ${what}` });
    }

    socket.on('open', () => {
      hear();
      for (const greeting of greetings) socket.send(greeting);
      onOpen?.();
    });
    socket.on('ping', hear);
    socket.on('pong', hear);
    socket.on('message', (bytes, isBinary) => {
      hear();
      if (isBinary || !Buffer.isBuffer(bytes)) return;
      if (!take(bytes.toString('utf8'))) end(null);
    });
    socket.on('unexpected-response', (_request, response) => {
      response.resume();
      const status = response.statusCode ?? 0;
      const retryAfter = response.headers['retry-after'];
      end(refusal(status, { source, host, remedy, now: now(), retryAfter }));
    });
    socket.on('error', (error) => end(lost(`broke off (${codeOf(error)})`)));
    socket.on('close', (code) => end(lost(`was closed (${code})`)));
  });
}

function refusal(
  status: number,
  {
    source,
    host,
    remedy,
    now,
    retryAfter,
  }: Pick<SocketRequest, 'source'> & {
    readonly host: string;
    readonly remedy: string | undefined;
    readonly now: Date;
    readonly retryAfter: string | undefined;
  },
): Error {
  const reason = `the stream of ${host} answered ${status}`;
  if (status === 401 || status === 403) {
    const todo = remedy === undefined ? '' : `; ${remedy}`;
    return new SourceAuthError({ source, reason: `${reason}${todo}` });
  }
  if (status !== 429) return new SourceUnavailableError({ source, reason });
  const asked = readRetryAfter({ 'retry-after': retryAfter ?? '' }, now);
  const retryAt = asked ?? new Date(now.getTime() + DEFAULT_RETRY_MS);
  return new SourceRateLimitedError({ source, reason, retryAt });
}

function codeOf(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return /^\w{1,40}$/.test(code) ? code : 'connection failed';
}
