import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import { Pool, type PoolClient, types } from 'pg';
import { StoreUnavailableError } from '../../core/errors.js';
import { SECOND_MS } from '../../core/time.js';
import type { Secret } from '../../lib/secret.js';
import { storableText } from '../sql/documents.js';
import type { TransactionScope } from '../sql/transaction-scope.js';
import { translateFailure } from './failures.js';

/** What the store promises: an answer or an error within five seconds. */
export const ANSWER_TIMEOUT_MS = 5 * SECOND_MS;

/** Patience with a server that has gone without a word, on top: its own time-out comes first and leaves the connection whole. */
const SILENCE_GRACE_MS = SECOND_MS;

/** A transaction that its process forgot holds the writers' lock for no longer. */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 60 * SECOND_MS;

/** Connections a process; PostgreSQL's default limit is 100 for all of them. */
const MAX_CONNECTIONS = 10;

interface PoolOptions {
  readonly url: Secret;
  readonly scope: TransactionScope;
  readonly answerTimeoutMs?: number;
}

/**
 * A pool of connections as Kysely uses it, with its errors and parameters seen to.
 *
 * @throws {StoreUnavailableError} the address cannot be read
 */
export function openPool({
  url,
  scope,
  answerTimeoutMs = ANSWER_TIMEOUT_MS,
}: PoolOptions): PostgresPool {
  // pg's own error would carry the address, and with it the password.
  if (!URL.canParse(url.reveal())) {
    throw new StoreUnavailableError(
      'DATABASE_URL is no address: postgres://user:password@host:port/database is expected',
    );
  }
  const pool = new Pool({
    connectionString: url.reveal(),
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: ANSWER_TIMEOUT_MS,
    statement_timeout: answerTimeoutMs,
    query_timeout: answerTimeoutMs + SILENCE_GRACE_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    types: { getTypeParser },
  });
  // A connection that breaks while nothing is asked of it: the pool drops it, and the next call has a new one.
  // Without listeners the event would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    async connect() {
      scope.refuseInside();
      try {
        return guardClient(await pool.connect());
      } catch (error) {
        throw translateFailure(error);
      }
    },
    end: () => pool.end(),
  };
}

/** 64-bit integers (instants, counts, sequence numbers) as numbers: all of ours are below 2^53. */
const getTypeParser: typeof types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format as 'text');

function guardClient(client: PoolClient): PostgresPoolClient {
  let isBroken = false;
  return {
    async query<Row>(
      sql: unknown,
      parameters?: readonly unknown[],
    ): Promise<PostgresQueryResult<Row>> {
      try {
        const values = (parameters ?? []).map(storable);
        const result = await client.query(String(sql), values);
        return result as unknown as PostgresQueryResult<Row>;
      } catch (error) {
        const failure = translateFailure(error);
        // After a time-out the old answer may still arrive: such a connection is not used again.
        if (failure instanceof StoreUnavailableError) isBroken = true;
        throw failure;
      }
    },
    release: () => client.release(isBroken),
  } as PostgresPoolClient;
}

function storable(parameter: unknown): unknown {
  return typeof parameter === 'string' ? storableText(parameter) : parameter;
}
