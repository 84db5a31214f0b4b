import { createHash } from 'node:crypto';
import { Agent as PlainAgent } from 'node:http';
import { Agent as TlsAgent } from 'node:https';
import type { LookupFunction } from 'node:net';
import { addAbortSignal, type Readable } from 'node:stream';
import axios, { type AxiosResponse } from 'axios';
import type { Clock } from '../../core/time.js';
import type { Logger } from '../logger.js';
import { type Random, seededRandom } from '../random.js';
import { readQuota, readRetryAfter } from '../rate-limit.js';
import { guardLookup, isForbiddenLiteral, REFUSED_ADDRESS } from './address-guard.js';
import { HttpError, HttpUnavailableError, type UnavailableReason } from './errors.js';
import { firstHop, type Hop, nextHop, plainHeaders, readLocation } from './hop.js';
import { HostPauses } from './host-pause.js';
import { HostQueue } from './host-queue.js';
import type { Http, HttpRequest, HttpResponse } from './http.js';
import { parseJson, readErrorCode, readJson } from './json-body.js';
import { BodyTooLargeError, readBody } from './read-body.js';

const DEFAULT_TIMEOUT_MS = 20_000;
const DEFAULT_MAX_BYTES = 10 * 1024 * 1024;
/** A refusal is read for its code only. */
const MAX_ERROR_BYTES = 64 * 1024;
/** Feeds move two or three times at most (to https, to www, to a feed service). */
const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** What the way out is made with. */
export interface HttpOptions {
  /** Sent with every call: who we are and where to complain. */
  readonly userAgent: string;
  readonly clock: Clock;
  readonly log: Logger;
  /** Lets users' addresses lead into private networks; for trying a feed on one's own machine. */
  readonly allowPrivate?: boolean;
  /** Resolver of host names; the system's where not given. */
  readonly lookup?: LookupFunction;
  /** Where jitter comes from; seeded by the clock where not given. */
  readonly random?: Random;
}

/** A dead host is dead for everybody; a budget is its credential's alone. */
interface PauseKeys {
  readonly host: string;
  readonly budget: string;
}

/** What came of one hop: an answer, or the way on. */
interface Step {
  readonly response: HttpResponse;
  readonly location: URL | null;
}

/** Makes the way out to remote APIs. One per process: it holds the queue and the pauses of every host. */
export function createHttp(options: HttpOptions): Http {
  const { userAgent, clock, log } = options;
  const queue = new HostQueue();
  const pauses = new HostPauses(options.random ?? seededRandom(clock.now().getTime()));
  const openAgents = makeAgents(options.lookup);
  const guardedAgents = makeAgents(guardLookup(options.lookup));

  async function send(request: HttpRequest): Promise<HttpResponse> {
    const hop = firstHop(request, userAgent);
    const { host } = hop.url;
    return queue.run(host, async () => {
      const key = { host, budget: `${request.caller} ${host} ${credentialOf(hop)}` };
      const pause = pauses.check(host, clock.now()) ?? pauses.check(key.budget, clock.now());
      if (pause !== null) throw pausedError(request, hop, pause);
      try {
        const response = await follow(request, hop);
        noteBudget(key, response);
        const { status, body } = response;
        log.debug(
          { caller: request.caller, host, status, bytes: body.byteLength },
          'call answered',
        );
        return response;
      } catch (error) {
        noteFailure(key, error);
        throw error;
      }
    });
  }

  function noteBudget({ host, budget }: PauseKeys, { headers }: HttpResponse): void {
    pauses.succeed(host);
    pauses.succeed(budget);
    const quota = readQuota(headers, clock.now());
    if (quota?.remaining === 0 && quota.resetAt !== null) pauses.ask(budget, quota.resetAt);
  }

  function noteFailure({ host, budget }: PauseKeys, error: unknown): void {
    if (error instanceof HttpError) {
      if (error.status < 500) pauses.succeed(host);
      if (error.retryAt !== null) pauses.ask(budget, error.retryAt);
      else if (error.status >= 500) pauses.fail(host, clock.now());
    } else if (error instanceof HttpUnavailableError) {
      if (error.reason === 'network' || error.reason === 'timeout') pauses.fail(host, clock.now());
    }
  }

  async function follow(request: HttpRequest, first: Hop): Promise<HttpResponse> {
    const timeout = AbortSignal.timeout(request.timeoutMs ?? DEFAULT_TIMEOUT_MS);
    let hop = first;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const { response, location } = await step(request, hop, timeout);
      if (location === null) return response;
      hop = nextHop(hop, response.status, location);
    }
    const detail = `redirects more than ${MAX_REDIRECTS} times`;
    throw unavailable(request, hop, 'redirects', detail);
  }

  async function step(request: HttpRequest, hop: Hop, timeout: AbortSignal): Promise<Step> {
    const isGuarded = request.isUserUrl === true && options.allowPrivate !== true;
    const isWeb = hop.url.protocol === 'http:' || hop.url.protocol === 'https:';
    if (!isWeb || (isGuarded && isForbiddenLiteral(hop.url))) throw refusedAddress(request, hop);
    const signal = AbortSignal.any([request.signal, timeout]);
    let hasBegun = false;
    try {
      const answer = await axios.request<Readable>({
        url: hop.url.href,
        method: hop.method,
        headers: { ...hop.headers },
        data: hop.body,
        adapter: 'http',
        responseType: 'stream',
        maxRedirects: 0,
        // A proxy would resolve names by itself and so go round the address check.
        proxy: false,
        ...(isGuarded ? guardedAgents : openAgents),
        validateStatus: null,
        signal,
      });
      hasBegun = answer.status >= 200 && answer.status < 300;
      return await take(request, hop, answer, signal);
    } catch (error) {
      throw translate(request, hop, { error, timeout, hasBegun });
    }
  }

  async function take(
    request: HttpRequest,
    hop: Hop,
    answer: AxiosResponse<Readable>,
    signal: AbortSignal,
  ): Promise<Step> {
    const { status } = answer;
    const headers = plainHeaders(answer.headers);
    const url = hop.url.href;
    const stream = addAbortSignal(signal, answer.data);
    const location = REDIRECTS.has(status) ? readLocation(headers.location, hop.url) : null;
    if (location !== null || status === 304) {
      stream.on('error', () => undefined).destroy();
      return { response: { status, headers, body: new Uint8Array(), url }, location };
    }
    if (status >= 200 && status < 300) {
      const body = await readBody(stream, request.maxBytes ?? DEFAULT_MAX_BYTES);
      return { response: { status, headers, body, url }, location: null };
    }
    throw refusal(request, hop, { status, headers, body: await readErrorBody(stream) });
  }

  function refusal(
    request: HttpRequest,
    hop: Hop,
    { status, headers, body }: Pick<HttpResponse, 'status' | 'headers' | 'body'>,
  ): HttpError {
    const now = clock.now();
    const json = parseJson(body);
    const quota = readQuota(headers, now);
    const isSpent = status === 429 || quota?.remaining === 0;
    return new HttpError({
      caller: request.caller,
      host: hop.url.host,
      status,
      retryAt: readRetryAfter(headers, now) ?? (isSpent ? (quota?.resetAt ?? null) : null),
      isJson: json.isJson,
      code: readErrorCode(request, {
        body: json.isJson ? json.value : new TextDecoder().decode(body),
        headers,
      }),
    });
  }

  return {
    send,
    async json(request, schema) {
      const headers = { accept: 'application/json', ...request.headers };
      const response = await send({ ...request, headers });
      return { value: readJson(request.caller, response, schema), response };
    },
  };
}

/** Tells apart whose budget a call is from, by a digest of the key that it shows; empty where it shows none. */
function credentialOf({ headers }: Hop): string {
  const shown = headers.authorization ?? '';
  return shown === '' ? '' : createHash('sha256').update(shown).digest('hex').slice(0, 16);
}

/** A connection a call: with minutes between polls a kept one is mostly found closed, in the middle of a request. */
function makeAgents(lookup: LookupFunction | undefined): {
  readonly httpAgent: PlainAgent;
  readonly httpsAgent: TlsAgent;
} {
  const socketOptions = lookup === undefined ? {} : { lookup };
  return { httpAgent: new PlainAgent(socketOptions), httpsAgent: new TlsAgent(socketOptions) };
}

/** The start of a refusal's body; a longer one is no API's answer, and none is missed. */
async function readErrorBody(stream: Readable): Promise<Uint8Array> {
  try {
    return await readBody(stream, MAX_ERROR_BYTES);
  } catch (error) {
    if (error instanceof BodyTooLargeError) return new Uint8Array();
    throw error;
  }
}

/**
 * An error of ours for whatever axios, the socket or zlib threw. Theirs goes no further, not even as a cause:
 * it holds the request with its key.
 */
function translate(
  request: HttpRequest,
  hop: Hop,
  {
    error,
    timeout,
    hasBegun,
  }: { readonly error: unknown; readonly timeout: AbortSignal; readonly hasBegun: boolean },
): HttpError | HttpUnavailableError {
  if (error instanceof HttpError || error instanceof HttpUnavailableError) return error;
  const broken = (reason: UnavailableReason, detail: string) =>
    new HttpUnavailableError({
      caller: request.caller,
      host: hop.url.host,
      reason,
      detail,
      hasBegun,
    });
  if (request.signal.aborted) return broken('aborted', 'was not waited for');
  if (timeout.aborted) {
    const seconds = (request.timeoutMs ?? DEFAULT_TIMEOUT_MS) / 1000;
    return broken('timeout', `did not answer in full within ${seconds} s`);
  }
  if (error instanceof BodyTooLargeError) {
    const megabytes = ((request.maxBytes ?? DEFAULT_MAX_BYTES) / 1024 / 1024).toFixed(1);
    return broken('too-large', `sent more than ${megabytes} MiB`);
  }
  const code = errorCodeOf(error);
  if (code === REFUSED_ADDRESS) return refusedAddress(request, hop);
  return broken('network', `could not be read (${code})`);
}

function errorCodeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return typeof code === 'string' && /^\w{1,40}$/.test(code) ? code : 'connection failed';
}

function unavailable(
  { caller }: HttpRequest,
  hop: Hop,
  reason: UnavailableReason,
  detail: string,
): HttpUnavailableError {
  return new HttpUnavailableError({ caller, host: hop.url.host, reason, detail });
}

function refusedAddress(request: HttpRequest, hop: Hop): HttpUnavailableError {
  const detail =
    'is not a public web address; private networks are not reached from configured URLs';
  return unavailable(request, hop, 'refused-address', detail);
}

/** Stands in for the answer that a paused host would give. */
function pausedError(
  { caller }: HttpRequest,
  hop: Hop,
  { until, isAsked }: { readonly until: Date; readonly isAsked: boolean },
): HttpError | HttpUnavailableError {
  const { host } = hop.url;
  if (isAsked) {
    return new HttpError({ caller, host, status: 429, retryAt: until, isJson: false, code: null });
  }
  const detail = `failed several times and is left alone until ${until.toISOString()}`;
  return new HttpUnavailableError({ caller, host, reason: 'paused', detail, retryAt: until });
}
