/** Whom a call was made for and where to; never the path or the query, which can hold a key. */
interface HttpFailure {
  /** Name of the source or channel. */
  readonly caller: string;
  /** Host and port. */
  readonly host: string;
}

/** They answered, but neither with 2xx nor with 304. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly caller: string;
  readonly host: string;
  readonly status: number;
  /** When they asked us to come back (Retry-After, or the reset of a used-up budget); null where they did not say. */
  readonly retryAt: Date | null;
  /** Whether the body was JSON: an API's own answer, not a gateway's or a bot wall's page. */
  readonly isJson: boolean;
  /** Short code that the request's `errorCode` read from the body; null where there was none. */
  readonly code: string | null;

  constructor({
    caller,
    host,
    status,
    retryAt,
    isJson,
    code,
  }: HttpFailure & {
    readonly status: number;
    readonly retryAt: Date | null;
    readonly isJson: boolean;
    readonly code: string | null;
  }) {
    super(`${caller}: ${host} answered ${status}${code === null ? '' : ` (${code})`}`);
    this.caller = caller;
    this.host = host;
    this.status = status;
    this.retryAt = retryAt;
    this.isJson = isJson;
    this.code = code;
  }
}

/** Why no usable answer came. */
export type UnavailableReason =
  | 'network'
  | 'timeout'
  | 'aborted'
  | 'too-large'
  | 'refused-address'
  | 'redirects'
  | 'paused';

/** No answer that could be used: network, time-out, too large, aborted, refused address, or a host left alone for now. */
export class HttpUnavailableError extends Error {
  override readonly name = 'HttpUnavailableError';
  readonly caller: string;
  readonly host: string;
  readonly reason: UnavailableReason;
  /** When a paused host is tried again; null for all else. */
  readonly retryAt: Date | null;
  /** Whether a 2xx had begun: they did the work, and may have charged for it. */
  readonly hasBegun: boolean;

  constructor({
    caller,
    host,
    reason,
    detail,
    retryAt = null,
    hasBegun = false,
  }: HttpFailure & {
    readonly reason: UnavailableReason;
    readonly hasBegun?: boolean;
    /** What happened, in words that follow the host. */
    readonly detail: string;
    readonly retryAt?: Date | null;
  }) {
    super(`${caller}: ${host} ${detail}`);
    this.caller = caller;
    this.host = host;
    this.reason = reason;
    this.retryAt = retryAt;
    this.hasBegun = hasBegun;
  }
}

/** The body is not JSON, or not of the documented shape. Holds the path that broke and nothing of the body. */
export class HttpContractError extends Error {
  override readonly name = 'HttpContractError';
  readonly caller: string;
  readonly host: string;
  /** For example 'hits[0].objectID'; empty for the whole body. */
  readonly path: string;
  /** False where the body was not JSON at all. */
  readonly isJson: boolean;

  constructor({
    caller,
    host,
    path,
    isJson,
    detail,
  }: HttpFailure & { readonly path: string; readonly isJson: boolean; readonly detail: string }) {
    super(`${caller}: ${host} ${detail}`);
    this.caller = caller;
    this.host = host;
    this.path = path;
    this.isJson = isJson;
  }
}
