import type { Database } from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely';
import type { TransactionScope } from '../sql/transaction-scope.js';

interface Parts {
  readonly database: Database;
  /** `database` as Kysely uses it, with its errors and parameters seen to. */
  readonly guarded: SqliteDialectConfig['database'];
  readonly scope: TransactionScope;
}

/** Kysely's dialect for better-sqlite3 with transactions and migrations that hold between processes, too. */
export class SqliteFileDialect extends SqliteDialect {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    super({ database: parts.guarded });
    this.#parts = parts;
  }

  override createDriver(): Driver {
    return new SqliteFileDriver(this.#parts);
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalDdlAdapter();
  }
}

/** Kysely's driver gives its one connection to one caller at a time, so that transactions never interleave. */
class SqliteFileDriver extends SqliteDriver {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    super({ database: parts.guarded });
    this.#parts = parts;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    this.#parts.scope.refuseInside();
    return super.acquireConnection();
  }

  /**
   * Takes the write lock at once. A plain 'begin' takes it at the first write, which fails without waiting
   * (SQLITE_BUSY_SNAPSHOT) where another process has written since the transaction's first read.
   */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** A full disk or an I/O error has rolled back already; a second rollback would hide the first error. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#parts.database.inTransaction) await super.rollbackTransaction(connection);
  }
}

/** SQLite's schema changes are transactional; Kysely leaves that off because its lock does not reach other processes, and ours does. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
