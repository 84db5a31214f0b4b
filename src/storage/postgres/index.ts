import { Kysely, PostgresDialect } from 'kysely';
import type { Store } from '../../core/contracts/store.js';
import type { Secret } from '../../lib/secret.js';
import type { Tables } from '../sql/schema.js';
import { SqlStore } from '../sql/store.js';
import { TransactionScope } from '../sql/transaction-scope.js';
import { openPool } from './pool.js';

/**
 * Opens the store in a PostgreSQL database (15 or newer is tested), in the first schema of its search path.
 * Connects at the first call. Call `migrate` before first use.
 *
 * @throws {StoreUnavailableError} the address cannot be read
 */
export function openPostgresStore({ url }: { readonly url: Secret }): Store {
  const scope = new TransactionScope();
  const dialect = new PostgresDialect({ pool: openPool(url, scope) });
  return new SqlStore({ db: new Kysely<Tables>({ dialect }), engine: 'postgres' }, scope);
}
