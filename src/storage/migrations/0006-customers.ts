import { type Migration, sql } from 'kysely';
import type { Engine } from '../sql/schema.js';

/** Kinds of customer by pseudonym, and the brand's public answers to them. */
export function customers(engine: Engine): Migration {
  const whole = engine === 'sqlite' ? ('integer' as const) : ('bigint' as const);
  const end = engine === 'sqlite' ? sql`strict` : sql``;
  return {
    async up(db) {
      await db.schema
        .createTable('customers')
        .addColumn('brand_id', 'text', (column) => column.notNull())
        .addColumn('pseudonym', 'text', (column) => column.notNull())
        .addColumn('made_at', whole, (column) => column.notNull())
        .addColumn('expires_at', whole, (column) => column.notNull())
        .addColumn('customer', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('customers_key', ['brand_id', 'pseudonym'])
        .modifyEnd(end)
        .execute();
      await db.schema
        .createTable('brand_replies')
        .addColumn('brand_id', 'text', (column) => column.notNull())
        .addColumn('source', 'text', (column) => column.notNull())
        .addColumn('post_id', 'text', (column) => column.notNull())
        .addColumn('replied_at', whole, (column) => column.notNull())
        .addPrimaryKeyConstraint('brand_replies_key', ['brand_id', 'source', 'post_id'])
        .modifyEnd(end)
        .execute();
      await db.schema
        .createIndex('brand_replies_by_time')
        .on('brand_replies')
        .columns(['brand_id', 'replied_at'])
        .execute();
    },
  };
}
