import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { ROLES, type Role } from '../../core/access.js';
import type { Secret } from '../../lib/secret.js';
import type { Person } from './person.js';

/** Seconds that the provider gets to answer. */
const TIMEOUT_SECONDS = 10;
/** In the place of a group: everybody who can sign in. */
const EVERYBODY = '*';

/** An OpenID Connect provider, as configured. */
export interface OidcOptions {
  /** Its issuer identifier; `/.well-known/openid-configuration` is asked below it. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: Secret;
  readonly scopes: readonly string[];
  /** Claim of the ID token that lists a person's groups. */
  readonly roleClaim: string;
  /** Groups that have each role; '*' is everybody. */
  readonly roles: Readonly<Record<Role, readonly string[]>>;
}

/** What the browser keeps between leaving for the provider and coming back. */
export interface OidcAttempt {
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
  readonly next: string;
}

/** Sign-in at an OpenID Connect provider by the authorization code flow with PKCE. */
export class OidcSignIn {
  readonly #options: OidcOptions;
  #found: Promise<Configuration> | null = null;

  constructor(options: OidcOptions) {
    this.#options = options;
  }

  /**
   * @param redirectUri this site's `/sign-in/oidc/callback`, as registered with the provider
   * @throws {Error} the provider does not answer or is none
   */
  async begin(
    redirectUri: string,
    next: string,
  ): Promise<{ readonly url: string; readonly attempt: OidcAttempt }> {
    const provider = await this.#provider();
    const attempt = {
      verifier: randomPKCECodeVerifier(),
      state: randomState(),
      nonce: randomNonce(),
      next,
    };
    const url = buildAuthorizationUrl(provider, {
      redirect_uri: redirectUri,
      scope: this.#options.scopes.join(' '),
      code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
      state: attempt.state,
      nonce: attempt.nonce,
    });
    return { url: url.href, attempt };
  }

  /**
   * @param returned the address that the provider sent the browser back to, whole
   * @returns who came back; null where the provider vouches for them but no role is theirs
   * @throws {Error} the answer is not the provider's, not for this attempt, or a refusal
   */
  async finish(returned: URL, attempt: OidcAttempt): Promise<Person | null> {
    const tokens = await authorizationCodeGrant(await this.#provider(), returned, {
      pkceCodeVerifier: attempt.verifier,
      expectedState: attempt.state,
      expectedNonce: attempt.nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims === undefined) throw new Error('the provider sent no ID token');
    const role = this.#roleOf(claims[this.#options.roleClaim]);
    if (role === null) return null;
    return { id: `oidc:${claims.sub}`, name: nameOf(claims), role };
  }

  #roleOf(claim: unknown): Role | null {
    const groups = (Array.isArray(claim) ? claim : [claim]).filter(
      (group): group is string => typeof group === 'string',
    );
    const { roles } = this.#options;
    const held = ROLES.filter((role) =>
      roles[role].some((group) => group === EVERYBODY || groups.includes(group)),
    );
    return held.at(-1) ?? null;
  }

  #provider(): Promise<Configuration> {
    this.#found ??= this.#discover().catch((error: unknown) => {
      this.#found = null;
      throw error;
    });
    return this.#found;
  }

  #discover(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.#options;
    const url = new URL(issuer);
    const isLocal = url.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname);
    return discovery(url, clientId, clientSecret.reveal(), undefined, {
      timeout: TIMEOUT_SECONDS,
      // Tokens travel in the clear only where they do not leave the machine.
      execute: isLocal ? [allowInsecureRequests] : [],
    });
  }
}

function nameOf(claims: Readonly<Record<string, unknown>>): string {
  const given = [claims.name, claims.preferred_username, claims.email, claims.sub];
  const isName = (value: unknown): value is string =>
    typeof value === 'string' && value.trim() !== '';
  return given.find(isName) ?? '';
}
