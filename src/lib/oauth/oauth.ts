import { z } from 'zod';
import { SourceAuthError } from '../../core/errors.js';
import { type Clock, MINUTE_MS, SECOND_MS } from '../../core/time.js';
import { HttpError } from '../http/errors.js';
import { optional } from '../http/forgiving.js';
import type { Http } from '../http/http.js';
import { Secret } from '../secret.js';
import type { TokenVault } from './vault.js';

/** What is shown in exchange for an access token. */
export type Grant =
  | { readonly type: 'client_credentials'; readonly scope?: string }
  /** Some networks give a new refresh token each time; the newest is kept in the vault. */
  | { readonly type: 'refresh_token'; readonly refreshToken: Secret }
  /** Any other: its form fields, `grant_type` included, made anew for each exchange (a signed assertion). */
  | { readonly type: 'form'; readonly fields: (now: Date) => FormFields | Promise<FormFields> };

type FormFields = Readonly<Record<string, string>>;

/** How one source gets its tokens. */
export interface OAuthOptions {
  /** Name of the source, for errors. */
  readonly source: string;
  readonly tokenUrl: string;
  readonly client: { readonly id: Secret; readonly secret: Secret } | null;
  /** Where the client shows itself: Basic (Reddit, Trustpilot), in the form (Google), or not at all. */
  readonly clientIn: 'header' | 'form';
  readonly grant: Grant;
  /** What a person does where the key is refused, after 'the key was refused (code); ', for example 'make a new one at …'. */
  readonly remedy: string;
  /** Sent to the token endpoint beside the client, such as a User-Agent. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What it works with; a source's own tools. */
export interface OAuthTools {
  readonly http: Http;
  readonly clock: Clock;
  readonly vault: TokenVault;
}

/** Access tokens of one credential, fetched when needed and shared by all polls. */
export interface OAuth {
  /**
   * Runs a call with a token; one that the network refuses with 401 is renewed once, and the call made again.
   *
   * @throws {SourceAuthError} the credential itself is refused; says what to do, and holds none of it
   * @throws what the call or the exchange throws
   */
  withToken<T>(signal: AbortSignal, call: (token: Secret) => Promise<T>): Promise<T>;
}

/** A token is renewed this long before it expires, so that none expires on its way. */
const EARLY_MS = MINUTE_MS;
/** Where the network does not say how long a token lives: the shortest in use by the networks that are asked. */
const DEFAULT_LIFE_SECONDS = 600;

const TokenReply = z.object({
  access_token: z.string().min(1),
  // Trustpilot writes its seconds as a text.
  expires_in: optional(z.coerce.number().positive()),
  refresh_token: optional(z.string().min(1)),
});

interface Token {
  readonly access: Secret;
  /** From here on it is not used. */
  readonly renewAt: Date;
}

/** Makes the tokens of one credential. Nothing is asked before the first call. */
export function createOAuth(tools: OAuthTools, options: OAuthOptions): OAuth {
  const { http, clock, vault } = tools;
  const { source, grant } = options;
  const vaultName = `${source} refresh`;
  let held: Token | null = null;
  /** The exchange under way, which all that ask meanwhile wait for. */
  let pending: Promise<Token> | null = null;

  function token(signal: AbortSignal): Promise<Token> {
    if (held !== null && clock.now() < held.renewAt) return Promise.resolve(held);
    return renew(held, signal);
  }

  /** Another token than `old`. */
  function renew(old: Token | null, signal: AbortSignal): Promise<Token> {
    if (held !== null && held !== old) return Promise.resolve(held);
    pending ??= exchange(signal)
      .then((renewed) => {
        held = renewed;
        return renewed;
      })
      .finally(() => {
        pending = null;
      });
    return pending;
  }

  async function exchange(signal: AbortSignal): Promise<Token> {
    if (grant.type !== 'refresh_token') return ask(await fieldsOf(grant), signal);
    const stored = await vault.read(vaultName);
    const given = grant.refreshToken.reveal();
    if (stored === null) return ask(refreshFields(given), signal);
    try {
      return await ask(refreshFields(stored), signal);
    } catch (error) {
      // A person put a new one into the environment after the stored one was revoked.
      if (!(error instanceof SourceAuthError) || stored === given) throw error;
      await vault.write(vaultName, null);
      return ask(refreshFields(given), signal);
    }
  }

  function fieldsOf(other: Exclude<Grant, { type: 'refresh_token' }>) {
    if (other.type === 'form') return other.fields(clock.now());
    const { scope } = other;
    return { grant_type: 'client_credentials', ...(scope === undefined ? {} : { scope }) };
  }

  async function ask(fields: Readonly<Record<string, string>>, signal: AbortSignal) {
    const { client, clientIn, headers = {} } = options;
    const form = new URLSearchParams(fields);
    if (client !== null && clientIn === 'form') {
      form.set('client_id', client.id.reveal());
      form.set('client_secret', client.secret.reveal());
    }
    const basic =
      client !== null && clientIn === 'header' ? { authorization: basicOf(client) } : {};
    try {
      const { value } = await http.json(
        {
          caller: source,
          method: 'POST',
          url: options.tokenUrl,
          headers: { ...headers, ...basic },
          body: form,
          errorCode: oauthErrorCode,
          signal,
        },
        TokenReply,
      );
      if (grant.type === 'refresh_token' && value.refresh_token !== undefined) {
        await vault.write(vaultName, value.refresh_token);
      }
      const lifeMs = (value.expires_in ?? DEFAULT_LIFE_SECONDS) * SECOND_MS;
      // Half of a short life at most is given away.
      const renewAt = clock.now().getTime() + lifeMs - Math.min(EARLY_MS, lifeMs / 2);
      return { access: new Secret(value.access_token), renewAt: new Date(renewAt) };
    } catch (error) {
      throw explain(error);
    }
  }

  /** The token endpoint says 'your key is no good' with 400, 401 or 403; all else is an outage like any other. */
  function explain(error: unknown): unknown {
    if (!(error instanceof HttpError) || ![400, 401, 403].includes(error.status)) return error;
    if (!error.isJson && error.status === 403) return error;
    const reason = `the key was refused (${error.code ?? error.status}); ${options.remedy}`;
    return new SourceAuthError({ source, reason }, { cause: error });
  }

  return {
    async withToken(signal, call) {
      const first = await token(signal);
      try {
        return await call(first.access);
      } catch (error) {
        if (!(error instanceof HttpError) || error.status !== 401) throw error;
        const second = await renew(first, signal);
        return call(second.access);
      }
    },
  };
}

function refreshFields(token: string): Record<string, string> {
  return { grant_type: 'refresh_token', refresh_token: token };
}

function basicOf({ id, secret }: NonNullable<OAuthOptions['client']>): string {
  const pair = `${id.reveal()}:${secret.reveal()}`;
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}

/** RFC 6749, 5.2: `{"error":"invalid_grant"}`. */
function oauthErrorCode(body: unknown): string | undefined {
  return z.object({ error: z.string() }).safeParse(body).data?.error;
}
