import type { AccessGrant, GrantKind } from '../access.js';

/** Who may enter the page and the interface for programs. */
export interface AccessStore {
  add(grant: AccessGrant): Promise<void>;
  /** @returns null where there is none, where it is of another kind, or where it has expired by `now` */
  get(hash: string, kind: GrantKind, now: Date): Promise<AccessGrant | null>;
  /** Like `get`, and removes it in the same step: of two at once, one gets it. */
  take(hash: string, kind: GrantKind, now: Date): Promise<AccessGrant | null>;
  /** Those of one kind that have not expired, newest first. */
  list(kind: GrantKind, now: Date): Promise<readonly AccessGrant[]>;
  /** @returns whether it was there */
  remove(hash: string): Promise<boolean>;
  /** Ends everything of one person: links, sessions, tokens. @returns how many went */
  removePerson(person: string): Promise<number>;
  /** @returns how many went */
  removeExpired(now: Date): Promise<number>;
}
