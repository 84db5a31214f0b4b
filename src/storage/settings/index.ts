import { Kysely, PostgresDialect } from 'kysely';
import type { SettingsStore } from '../../core/contracts/settings.js';
import type { Secret } from '../../lib/secret.js';
import { openPool } from '../postgres/pool.js';
import type { Tables } from '../sql/schema.js';
import { TransactionScope } from '../sql/transaction-scope.js';
import { LowdbSettings } from './lowdb.js';
import { SqlSettings } from './sql.js';

/** Opens the settings in a JSON file; it, and its folder, are made at the first change. */
export function openLowdbSettings({ path }: { readonly path: string }): SettingsStore {
  return new LowdbSettings(path);
}

/**
 * Opens the settings in the PostgreSQL database of `openPostgresStore`, whose `migrate` makes their table.
 *
 * @throws {StoreUnavailableError} the address cannot be read
 */
export function openSqlSettings({ url }: { readonly url: Secret }): SettingsStore {
  const dialect = new PostgresDialect({ pool: openPool({ url, scope: new TransactionScope() }) });
  return new SqlSettings(new Kysely<Tables>({ dialect }));
}
