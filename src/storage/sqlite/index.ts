import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase, { type Database, type Statement } from 'better-sqlite3';
import { Kysely, type SqliteStatement } from 'kysely';
import type { Store } from '../../core/contracts/store.js';
import { StoreUnavailableError } from '../../core/errors.js';
import { SECOND_MS } from '../../core/time.js';
import { storableText } from '../sql/documents.js';
import type { Tables } from '../sql/schema.js';
import { SqlStore } from '../sql/store.js';
import { TransactionScope } from '../sql/transaction-scope.js';
import { SqliteFileDialect } from './dialect.js';

/** How long opening the file waits for another process that is opening it, too. */
const OPEN_TIMEOUT_MS = 5 * SECOND_MS;

/** Failures of the file, the disk or the lock, by the beginning of SQLite's code; all others are defects. */
const UNAVAILABLE_CODES = [
  'SQLITE_BUSY',
  'SQLITE_LOCKED',
  'SQLITE_IOERR',
  'SQLITE_CANTOPEN',
  'SQLITE_FULL',
  'SQLITE_READONLY',
  'SQLITE_CORRUPT',
  'SQLITE_NOTADB',
  'SQLITE_PERM',
];

/**
 * Opens the store in a file, made with its folders where absent, or in memory with ':memory:'.
 * Call `migrate` before first use.
 *
 * @throws {StoreUnavailableError} the file cannot be opened, or is no SQLite database
 */
export function openSqliteStore({ path }: { readonly path: string }): Store {
  const database = open(path);
  const scope = new TransactionScope();
  const guarded = {
    close: () => database.close(),
    prepare: (sql: string) => guard(path, () => guardStatement(path, database.prepare(sql))),
  };
  const dialect = new SqliteFileDialect({ database, guarded, scope, isBusy });
  return new SqlStore({ db: new Kysely<Tables>({ dialect }), engine: 'sqlite', scope });
}

function open(path: string): Database {
  try {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    const database = new SqliteDatabase(path, { timeout: OPEN_TIMEOUT_MS });
    // Readers do not wait for the writer. With the log, NORMAL loses at most the last transactions at a power cut
    // and never the file's consistency, and saves a sync at each commit.
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    database.pragma('foreign_keys = ON');
    // From here on `dialect.ts` waits, without stopping the process.
    database.pragma('busy_timeout = 0');
    return database;
  } catch (error) {
    throw unavailable(path, error);
  }
}

function guardStatement(path: string, statement: Statement): SqliteStatement {
  return {
    reader: statement.reader,
    all: (parameters) => guard(path, () => statement.all(parameters.map(storable))),
    run: (parameters) => guard(path, () => statement.run(parameters.map(storable))),
    iterate: (parameters) => statement.iterate(parameters.map(storable)),
  };
}

function storable(parameter: unknown): unknown {
  return typeof parameter === 'string' ? storableText(parameter) : parameter;
}

function guard<T>(path: string, call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw isUnavailable(error) ? unavailable(path, error) : error;
  }
}

function isBusy(error: unknown): boolean {
  if (!(error instanceof StoreUnavailableError)) return false;
  const { cause } = error;
  return cause instanceof SqliteDatabase.SqliteError && cause.code.startsWith('SQLITE_BUSY');
}

function isUnavailable(error: unknown): boolean {
  if (!(error instanceof SqliteDatabase.SqliteError)) return false;
  return UNAVAILABLE_CODES.some((code) => error.code.startsWith(code));
}

function unavailable(path: string, cause: unknown): StoreUnavailableError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new StoreUnavailableError(`the database ${path} cannot be used: ${reason}`, { cause });
}
