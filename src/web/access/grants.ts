import { createHash, randomBytes } from 'node:crypto';
import type { AccessGrant, GrantKind } from '../../core/access.js';
import type { AccessStore } from '../../core/contracts/access-store.js';
import { DAY_MS, MINUTE_MS } from '../../core/time.js';

/** How long each kind opens what it opens, unless asked for otherwise. */
export const LIFETIME_MS: Readonly<Record<GrantKind, number>> = {
  link: 10 * MINUTE_MS,
  session: 7 * DAY_MS,
  api: 365 * DAY_MS,
};
/** 256 bits: nobody guesses one, so that attempts need not be counted. */
const SECRET_BYTES = 32;

/** What a secret is kept and looked up by. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/**
 * Makes a right to enter and keeps its hash.
 *
 * @returns the secret, fit for a URL and a cookie; it cannot be read again
 */
export async function issueGrant(
  access: Pick<AccessStore, 'add'>,
  {
    now,
    lifetimeMs,
    ...grant
  }: Omit<AccessGrant, 'hash' | 'createdAt' | 'expiresAt'> & {
    readonly now: Date;
    readonly lifetimeMs?: number;
  },
): Promise<string> {
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const expiresAt = new Date(now.getTime() + (lifetimeMs ?? LIFETIME_MS[grant.kind]));
  await access.add({ ...grant, hash: hashOf(secret), createdAt: now, expiresAt });
  return secret;
}

/** Path of the page on which a link's secret is exchanged for a session. */
export function signInPath(secret: string): string {
  return `/sign-in/link?code=${secret}`;
}
