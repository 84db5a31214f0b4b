import type { z } from 'zod';

/** One call to a remote API. */
export interface HttpRequest {
  /** Name of the source or channel, for errors and for the per-host queue. */
  readonly caller: string;
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly query?: Readonly<Record<string, string | number | readonly string[] | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, or as a form where it is a `URLSearchParams`. */
  readonly body?: unknown;
  /** Total time from the moment its turn comes in the host's queue to the last byte; 20 s where not said. */
  readonly timeoutMs?: number;
  /** Largest body taken, after decompression; 10 MiB where not said. */
  readonly maxBytes?: number;
  /** Validators of an earlier answer, for a conditional GET. */
  readonly validators?: { readonly etag?: string; readonly lastModified?: string };
  /** True where the address was typed by a user: private addresses are then refused, at every redirect. */
  readonly isUserUrl?: boolean;
  /**
   * Finds the API's own short error code in the body of a refusal, read as JSON or, where it is none, as text; it
   * becomes `HttpError.code`.
   */
  readonly errorCode?: (
    body: unknown,
    headers: Readonly<Record<string, string>>,
  ) => string | undefined;
  readonly signal: AbortSignal;
}

/** A 2xx or 304 answer; all else is thrown. */
export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Where the redirects ended. */
  readonly url: string;
}

/** The one way out to remote APIs: time-out, size cap, Retry-After, redirects, errors without secrets. */
export interface Http {
  /**
   * @throws {HttpError} an answer that is neither 2xx nor 304
   * @throws {HttpUnavailableError} no answer: network, time-out, too large, aborted, refused address
   */
  send(request: HttpRequest): Promise<HttpResponse>;
  /**
   * `send`, then JSON, then the schema.
   *
   * @throws {HttpContractError} the body is not JSON, or not of the schema's shape
   */
  json<Schema extends z.ZodType>(
    request: HttpRequest,
    schema: Schema,
  ): Promise<{ readonly value: z.infer<Schema>; readonly response: HttpResponse }>;
}
