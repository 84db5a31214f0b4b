import { type Kysely, Migrator, sql } from 'kysely';
import type { Store, StoreTables } from '../../core/contracts/store.js';
import { migrations } from '../migrations/index.js';
import type { SqlContext } from './context.js';
import { SqlCorrections } from './corrections.js';
import { SqlCursors } from './cursors.js';
import { SqlHealth } from './health.js';
import { SqlIncidents } from './incidents.js';
import { SqlMentions } from './mentions.js';
import { SqlOutbox } from './outbox.js';
import type { Engine, Tables } from './schema.js';
import { SqlStates } from './states.js';
import type { TransactionScope } from './transaction-scope.js';

/** The store on either database; `sqlite/` and `postgres/` open it. */
export class SqlStore implements Store {
  readonly engine: Engine;
  readonly mentions: SqlMentions;
  readonly cursors: SqlCursors;
  readonly health: SqlHealth;
  readonly incidents: SqlIncidents;
  readonly outbox: SqlOutbox;
  readonly state: SqlStates;
  readonly corrections: SqlCorrections;
  readonly #db: Kysely<Tables>;
  readonly #scope: TransactionScope;

  constructor({ db, engine }: SqlContext, scope: TransactionScope) {
    const tables = sqlTables({ db, engine });
    this.engine = engine;
    this.mentions = tables.mentions;
    this.cursors = tables.cursors;
    this.health = tables.health;
    this.incidents = tables.incidents;
    this.outbox = tables.outbox;
    this.state = tables.state;
    this.corrections = tables.corrections;
    this.#db = db;
    this.#scope = scope;
  }

  transaction<T>(work: (tables: StoreTables) => Promise<T>): Promise<T> {
    return this.#db
      .transaction()
      .execute((db) => this.#scope.run(() => work(sqlTables({ db, engine: this.engine }))));
  }

  async migrate(): Promise<readonly string[]> {
    const schema = await currentSchema(this.#db, this.engine);
    const migrator = new Migrator({
      db: this.#db,
      provider: { getMigrations: async () => migrations(this.engine) },
      migrationTableName: 'vigia_migrations',
      migrationLockTableName: 'vigia_migrations_lock',
      ...(schema === null ? {} : { migrationTableSchema: schema }),
    });
    const { error, results } = await migrator.migrateToLatest();
    if (error !== undefined) throw error;
    return (results ?? []).map((result) => result.migrationName);
  }

  async ping(): Promise<void> {
    await sql`select 1`.execute(this.#db);
  }

  close(): Promise<void> {
    return this.#db.destroy();
  }
}

function sqlTables(context: SqlContext) {
  return {
    mentions: new SqlMentions(context),
    cursors: new SqlCursors(context),
    health: new SqlHealth(context),
    incidents: new SqlIncidents(context),
    outbox: new SqlOutbox(context),
    state: new SqlStates(context),
    corrections: new SqlCorrections(context),
  };
}

/** Without it the migrator would take another schema's list of migrations for this one's. */
async function currentSchema(db: Kysely<Tables>, engine: Engine): Promise<string | null> {
  if (engine === 'sqlite') return null;
  const { rows } = await sql<{ schema: string | null }>`select current_schema() as schema`.execute(
    db,
  );
  return rows[0]?.schema ?? null;
}
