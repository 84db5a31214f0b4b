import { HttpError } from '../../lib/http/errors.js';
import type { Http, HttpRequest } from '../../lib/http/http.js';
import { Secret } from '../../lib/secret.js';
import { SessionReply, xrpcErrorCode } from './schema.js';

/** The account that searches. */
export interface Account {
  readonly identifier: Secret;
  readonly appPassword: Secret;
}

interface Tokens {
  readonly access: Secret;
  readonly refresh: Secret;
}

/** What they answer for a token that is over, or that they cannot read any more (400, not 401). */
const TOKEN_OVER = new Set(['ExpiredToken', 'InvalidToken']);

/** Whether a refusal means that the session is over, and another may do. */
export function isSessionOver(error: unknown): error is HttpError {
  if (!(error instanceof HttpError)) return false;
  return error.status === 401 || (error.status === 400 && TOKEN_OVER.has(error.code ?? ''));
}

/**
 * A session with the account's server. Logging in is allowed 30 times in five minutes and 300 times a day for an
 * account, so that one session serves all polls and is renewed by its refresh token.
 */
export class Session {
  readonly #http: Http;
  readonly #baseUrl: string;
  readonly #account: Account;
  /** Also what polls that come meanwhile wait for. */
  #tokens: Promise<Tokens> | null = null;

  constructor(http: Http, baseUrl: string, account: Account) {
    this.#http = http;
    this.#baseUrl = baseUrl;
    this.#account = account;
  }

  /** The token to send; logs in where there is none yet. */
  async accessToken(signal: AbortSignal): Promise<Secret> {
    this.#tokens ??= this.#keep(this.#logIn(signal));
    return (await this.#tokens).access;
  }

  /** A new token in place of `old`, which they refused; does nothing where another poll renewed it already. */
  async renew(old: Secret, signal: AbortSignal): Promise<Secret> {
    const tokens = await this.#tokens;
    if (tokens !== null && tokens.access !== old) return tokens.access;
    this.#tokens = this.#keep(
      tokens === null ? this.#logIn(signal) : this.#refresh(tokens.refresh, signal),
    );
    return (await this.#tokens).access;
  }

  /** A session that failed is forgotten, so that the next poll tries anew. */
  #keep(tokens: Promise<Tokens>): Promise<Tokens> {
    tokens.catch(() => {
      this.#tokens = null;
    });
    return tokens;
  }

  async #refresh(token: Secret, signal: AbortSignal): Promise<Tokens> {
    try {
      return await this.#ask(
        { path: 'refreshSession', headers: { authorization: `Bearer ${token.reveal()}` } },
        signal,
      );
    } catch (error) {
      if (!isSessionOver(error)) throw error;
      return this.#logIn(signal);
    }
  }

  #logIn(signal: AbortSignal): Promise<Tokens> {
    const identifier = this.#account.identifier.reveal();
    const password = this.#account.appPassword.reveal();
    return this.#ask({ path: 'createSession', body: { identifier, password } }, signal);
  }

  async #ask(
    { path, ...request }: Pick<HttpRequest, 'headers' | 'body'> & { readonly path: string },
    signal: AbortSignal,
  ): Promise<Tokens> {
    const { value } = await this.#http.json(
      {
        caller: 'bluesky',
        method: 'POST',
        url: `${this.#baseUrl}/xrpc/com.atproto.server.${path}`,
        ...request,
        errorCode: xrpcErrorCode,
        signal,
      },
      SessionReply,
    );
    return { access: new Secret(value.accessJwt), refresh: new Secret(value.refreshJwt) };
  }
}
