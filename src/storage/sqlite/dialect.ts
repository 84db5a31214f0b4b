import { setImmediate as othersTurn, setTimeout as pause } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely';
import { SECOND_MS } from '../../core/time.js';
import type { TransactionScope } from '../sql/transaction-scope.js';

/** How long a statement waits for another process that writes to the same file. */
const BUSY_TIMEOUT_MS = 5 * SECOND_MS;

/** Between two attempts; a transaction of a page takes some tens of milliseconds. */
const BUSY_PAUSE_MS = 10;

interface Parts {
  readonly database: Database;
  /** `database` as Kysely uses it, with its errors and parameters seen to. */
  readonly guarded: SqliteDialectConfig['database'];
  readonly scope: TransactionScope;
  /** Whether a failure means that another connection holds the write lock. */
  readonly isBusy: (error: unknown) => boolean;
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
    return patient(await super.acquireConnection(), this.#parts.isBusy);
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

/**
 * Waits for the lock without stopping the process. SQLite's own waiting (busy_timeout) would hold up everything
 * else this process does, for seconds, and for ever where the lock is held by this process itself.
 * A statement that found the lock taken has done nothing, so that it can be given again.
 */
function patient(connection: DatabaseConnection, isBusy: Parts['isBusy']): DatabaseConnection {
  return {
    async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
      // better-sqlite3 answers at once: without a turn for others a long stream would be one long standstill.
      await othersTurn();
      for (let waitedMs = 0; ; waitedMs += BUSY_PAUSE_MS) {
        try {
          return await connection.executeQuery<Row>(query);
        } catch (error) {
          if (!isBusy(error) || waitedMs >= BUSY_TIMEOUT_MS) throw error;
        }
        await pause(BUSY_PAUSE_MS);
      }
    },
    streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
  };
}

/** SQLite's schema changes are transactional; Kysely leaves that off because its lock does not reach other processes, and ours does. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
