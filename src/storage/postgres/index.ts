import { Kysely, PostgresDialect } from 'kysely';
import type { Store } from '../../core/contracts/store.js';
import { MINUTE_MS } from '../../core/time.js';
import type { Secret } from '../../lib/secret.js';
import type { Tables } from '../sql/schema.js';
import { SqlStore } from '../sql/store.js';
import { TransactionScope } from '../sql/transaction-scope.js';
import { ANSWER_TIMEOUT_MS, openPool } from './pool.js';

/** An index over many millions of mentions is built in minutes. */
const MIGRATION_TIMEOUT_MS = 30 * MINUTE_MS;

/**
 * Opens the store in a PostgreSQL database (15 or newer is tested), in the first schema of its search path.
 * Connects at the first call. Call `migrate` before first use.
 *
 * @throws {StoreUnavailableError} the address cannot be read
 */
export function openPostgresStore({ url }: { readonly url: Secret }): Store {
  const scope = new TransactionScope();
  const open = (answerTimeoutMs: number): Kysely<Tables> =>
    new Kysely({
      dialect: new PostgresDialect({ pool: openPool({ url, scope, answerTimeoutMs }) }),
    });
  return new SqlStore({
    db: open(ANSWER_TIMEOUT_MS),
    engine: 'postgres',
    scope,
    openForMigration: () => open(MIGRATION_TIMEOUT_MS),
  });
}
