import { type CreateTableBuilder, type Kysely, type Migration, sql } from 'kysely';
import type { Engine } from '../sql/schema.js';

/** The first schema. */
export function initial(engine: Engine): Migration {
  return {
    async up(db) {
      await createMentions(db, engine);
      await createPolling(db, engine);
      await createIncidents(db, engine);
      await createSettings(db, engine);
    },
  };
}

async function createMentions(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { whole, table } = columnTypes(engine);
  await table(db, 'mentions', 'seq')
    .addColumn('brand_id', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('post_id', 'text', (column) => column.notNull())
    .addColumn('author', 'text', (column) => column.notNull())
    .addColumn('created_at', whole, (column) => column.notNull())
    .addColumn('edited_at', whole)
    .addColumn('received_at', whole, (column) => column.notNull())
    .addColumn('voice', 'text', (column) => column.notNull())
    .addColumn('label', 'text', (column) => column.notNull())
    .addColumn('lang', 'text', (column) => column.notNull())
    .addColumn('touchpoint', 'text')
    .addColumn('copy_of', 'text')
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('campaign', 'text')
    .addColumn('is_corrected', 'integer', (column) => column.notNull())
    .addColumn('post', 'text', (column) => column.notNull())
    .addColumn('reading', 'text', (column) => column.notNull())
    // Begins with what `remove` and `keys` ask for; the brand comes last.
    .addUniqueConstraint('mentions_key', ['source', 'post_id', 'brand_id'])
    .execute();
  // Covers `count` and `buckets` without touching the rows, and orders `list` and `stream`.
  await db.schema
    .createIndex('mentions_by_time')
    .on('mentions')
    .columns(['brand_id', 'created_at', 'seq', 'source', 'label', 'voice', 'lang', 'touchpoint'])
    .execute();
  await db.schema
    .createIndex('mentions_by_arrival')
    .on('mentions')
    .columns(['brand_id', 'seq'])
    .execute();
  await db.schema
    .createIndex('mentions_by_receipt')
    .on('mentions')
    .columns(['brand_id', 'voice', 'received_at', 'seq'])
    .execute();
  await db.schema
    .createIndex('mentions_by_author')
    .on('mentions')
    .columns(['source', 'author'])
    .execute();
  await db.schema
    .createTable('mention_counts')
    .addColumn('brand_id', 'text', (column) => column.notNull())
    .addColumn('span_minutes', 'integer', (column) => column.notNull())
    .addColumn('at', whole, (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('label', 'text', (column) => column.notNull())
    .addColumn('voice', 'text', (column) => column.notNull())
    .addColumn('mentions', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('mention_counts_key', [
      'brand_id',
      'span_minutes',
      'at',
      'source',
      'label',
      'voice',
    ])
    // SQLite: the rows lie in the key's own tree, and are not kept twice.
    .modifyEnd(engine === 'sqlite' ? sql`strict, without rowid` : sql``)
    .execute();
  await table(db, 'corrections', 'id')
    .addColumn('brand_id', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('lang', 'text', (column) => column.notNull())
    .addColumn('label', 'text', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('at', whole, (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('corrections_by_key')
    .on('corrections')
    .columns(['brand_id', 'key'])
    .execute();
}

async function createPolling(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { whole, table, end } = columnTypes(engine);
  await db.schema
    .createTable('cursors')
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('brand_id', 'text', (column) => column.notNull())
    .addColumn('cursor', 'text')
    .addColumn('updated_at', whole, (column) => column.notNull())
    .addPrimaryKeyConstraint('cursors_key', ['source', 'brand_id'])
    .modifyEnd(end)
    .execute();
  await db.schema
    .createTable('states')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('updated_at', whole, (column) => column.notNull())
    .modifyEnd(end)
    .execute();
  await db.schema
    .createTable('source_health')
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('brand_id', 'text', (column) => column.notNull())
    .addColumn('health', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('source_health_key', ['source', 'brand_id'])
    .modifyEnd(end)
    .execute();
  await table(db, 'data_gaps', 'id')
    .addColumn('brand_id', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('from_at', whole, (column) => column.notNull())
    .addColumn('to_at', whole)
    .addColumn('reason', 'text', (column) => column.notNull())
    .addUniqueConstraint('data_gaps_key', ['brand_id', 'source', 'from_at'])
    .execute();
  await db.schema
    .createIndex('data_gaps_open')
    .unique()
    .on('data_gaps')
    .columns(['brand_id', 'source'])
    .where(sql.ref('to_at'), 'is', null)
    .execute();
}

async function createIncidents(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { whole, table, end } = columnTypes(engine);
  await db.schema
    .createTable('incidents')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('brand_id', 'text', (column) => column.notNull())
    .addColumn('dedupe_key', 'text', (column) => column.notNull().unique())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('opened_at', whole, (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('incident', 'text', (column) => column.notNull())
    .modifyEnd(end)
    .execute();
  await db.schema
    .createIndex('incidents_by_time')
    .on('incidents')
    .columns(['brand_id', 'opened_at'])
    .execute();
  await table(db, 'incident_actions', 'id')
    .addColumn('incident_id', 'text', (column) => column.notNull().references('incidents.id'))
    .addColumn('at', whole, (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('detail', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('incident_actions_by_incident')
    .on('incident_actions')
    .columns(['incident_id', 'at'])
    .execute();
  await table(db, 'outbox', 'id')
    .addColumn('idempotency_key', 'text', (column) => column.notNull().unique())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('locale', 'text', (column) => column.notNull())
    .addColumn('incident_id', 'text')
    .addColumn('payload', 'text', (column) => column.notNull())
    .addColumn('created_at', whole, (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('due_at', whole, (column) => column.notNull())
    .addColumn('sent_at', whole)
    .addColumn('receipt', 'text')
    .addColumn('last_error', 'text')
    .execute();
  await db.schema.createIndex('outbox_by_status').on('outbox').columns(['status', 'id']).execute();
  await db.schema
    .createIndex('outbox_by_incident')
    .on('outbox')
    .columns(['incident_id', 'channel', 'id'])
    .execute();
}

async function createSettings(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { whole, table, end } = columnTypes(engine);
  await db.schema
    .createTable('settings')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('settings', 'text', (column) => column.notNull())
    .modifyEnd(end)
    .execute();
  await table(db, 'settings_history', 'id')
    .addColumn('at', whole, (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('settings', 'text', (column) => column.notNull())
    .execute();
}

/** What the two databases spell differently. */
function columnTypes(engine: Engine) {
  /** A whole number of 64 bits: instants in milliseconds. */
  const whole = engine === 'sqlite' ? ('integer' as const) : ('bigint' as const);
  // SQLite keeps any value in any column, unless a table is strict.
  const end = engine === 'sqlite' ? sql`strict` : sql``;
  return {
    whole,
    end,
    /** A table whose first column numbers its rows, ascending, no number used twice. */
    table: <Id extends string>(
      db: Kysely<unknown>,
      name: string,
      id: Id,
    ): CreateTableBuilder<string, Id> =>
      db.schema
        .createTable(name)
        .addColumn(id, whole, (column) =>
          engine === 'sqlite'
            ? column.primaryKey().autoIncrement()
            : column.primaryKey().generatedAlwaysAsIdentity(),
        )
        .modifyEnd(end) as CreateTableBuilder<string, Id>,
  };
}
