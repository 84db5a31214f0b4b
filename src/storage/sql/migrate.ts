import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import { migrations } from '../migrations/index.js';
import type { SqlContext } from './context.js';
import type { Tables } from './schema.js';

/** Where applied migrations are listed; a name of our own, because the database may serve another program, too. */
const LIST_TABLE = 'vigia_migrations';

/**
 * Applies what is missing, in one transaction; of several processes one does it and the others wait.
 * Migrations of a newer version are left as they are: they only expand, so this version runs on them.
 *
 * @returns names of the migrations applied, in order
 */
export async function migrateToLatest({ db, engine }: SqlContext): Promise<readonly string[]> {
  const schema = engine === 'postgres' ? await currentSchema(db) : null;
  // Read before the migrator begins: it asks for the list while it holds SQLite's one connection.
  const all = { ...(await applied(db, schema)), ...migrations(engine) };
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => all },
    migrationTableName: LIST_TABLE,
    migrationLockTableName: `${LIST_TABLE}_lock`,
    ...(schema === null ? {} : { migrationTableSchema: schema }),
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  return (results ?? []).map((result) => result.migrationName);
}

/** Without it the migrator would take another schema's list of migrations for this one's. */
async function currentSchema(db: Kysely<Tables>): Promise<string | null> {
  const { rows } = await sql<{ schema: string | null }>`select current_schema() as schema`.execute(
    db,
  );
  return rows[0]?.schema ?? null;
}

/** What was applied already, as migrations that do nothing: the migrator refuses a list that misses one. */
async function applied(
  db: Kysely<Tables>,
  schema: string | null,
): Promise<Readonly<Record<string, Migration>>> {
  const tables = await db.introspection.getTables();
  const isMigrated = tables.some(
    (table) => table.name === LIST_TABLE && (schema === null || table.schema === schema),
  );
  if (!isMigrated) return {};
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(LIST_TABLE)}`.execute(
    db,
  );
  return Object.fromEntries(rows.map(({ name }) => [name, { up: async () => undefined }]));
}
