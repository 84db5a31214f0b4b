/** What a person may do on the page, each including those before it. */
export const ROLES = ['viewer', 'manager', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/**
 * What a secret opens: a `link` one sign-in within minutes, a `session` the page in one browser, an `api` token the
 * read-only interface.
 */
export const GRANT_KINDS = ['link', 'session', 'api'] as const;
export type GrantKind = (typeof GRANT_KINDS)[number];

/** A right to enter, kept by the hash of its secret: who reads the database cannot enter with what is there. */
export interface AccessGrant {
  /** SHA-256 of the secret, in hex. */
  readonly hash: string;
  readonly kind: GrantKind;
  /** 'discord:user id', 'oidc:subject', or 'token:name' for a program. */
  readonly person: string;
  /** How the person is called where others read what was done. */
  readonly name: string;
  readonly role: Role;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Whether a role includes another. */
export function includesRole(held: Role, needed: Role): boolean {
  return ROLES.indexOf(held) >= ROLES.indexOf(needed);
}
