import type { Selectable } from 'kysely';
import type { AccessGrant, GrantKind } from '../../core/access.js';
import type { AccessStore } from '../../core/contracts/access-store.js';
import type { SqlContext } from './context.js';
import { toMs } from './documents.js';
import type { AccessGrantsTable } from './schema.js';

/** Rights to enter in either database. */
export class SqlAccess implements AccessStore {
  readonly #context: SqlContext;

  constructor(context: SqlContext) {
    this.#context = context;
  }

  async add({ createdAt, expiresAt, ...grant }: AccessGrant): Promise<void> {
    await this.#context.db
      .insertInto('access_grants')
      .values({ ...grant, created_at: toMs(createdAt), expires_at: toMs(expiresAt) })
      .execute();
  }

  async get(hash: string, kind: GrantKind, now: Date): Promise<AccessGrant | null> {
    const row = await this.#context.db
      .selectFrom('access_grants')
      .selectAll()
      .where('hash', '=', hash)
      .where('kind', '=', kind)
      .where('expires_at', '>', toMs(now))
      .executeTakeFirst();
    return row === undefined ? null : fromRow(row);
  }

  async take(hash: string, kind: GrantKind, now: Date): Promise<AccessGrant | null> {
    const row = await this.#context.db
      .deleteFrom('access_grants')
      .where('hash', '=', hash)
      .where('kind', '=', kind)
      .where('expires_at', '>', toMs(now))
      .returningAll()
      .executeTakeFirst();
    return row === undefined ? null : fromRow(row);
  }

  async list(kind: GrantKind, now: Date): Promise<readonly AccessGrant[]> {
    const rows = await this.#context.db
      .selectFrom('access_grants')
      .selectAll()
      .where('kind', '=', kind)
      .where('expires_at', '>', toMs(now))
      .orderBy('created_at', 'desc')
      .orderBy('hash')
      .execute();
    return rows.map(fromRow);
  }

  async remove(hash: string): Promise<boolean> {
    const { numDeletedRows } = await this.#context.db
      .deleteFrom('access_grants')
      .where('hash', '=', hash)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }

  async removePerson(person: string): Promise<number> {
    const { numDeletedRows } = await this.#context.db
      .deleteFrom('access_grants')
      .where('person', '=', person)
      .executeTakeFirst();
    return Number(numDeletedRows);
  }

  async removeExpired(now: Date): Promise<number> {
    const { numDeletedRows } = await this.#context.db
      .deleteFrom('access_grants')
      .where('expires_at', '<=', toMs(now))
      .executeTakeFirst();
    return Number(numDeletedRows);
  }
}

function fromRow(row: Selectable<AccessGrantsTable>): AccessGrant {
  const { created_at, expires_at, ...grant } = row;
  return { ...grant, createdAt: new Date(created_at), expiresAt: new Date(expires_at) };
}
