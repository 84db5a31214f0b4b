import { type Migration, sql } from 'kysely';
import type { Engine } from '../sql/schema.js';

/** Complaints with a legal term. */
export function legalCases(engine: Engine): Migration {
  const whole = engine === 'sqlite' ? ('integer' as const) : ('bigint' as const);
  return {
    async up(db) {
      await db.schema
        .createTable('legal_cases')
        .addColumn('code', 'text', (column) => column.primaryKey())
        .addColumn('brand_id', 'text', (column) => column.notNull())
        .addColumn('mention', 'text', (column) => column.notNull())
        .addColumn('law', 'text', (column) => column.notNull())
        .addColumn('region', 'text')
        .addColumn('lang', 'text', (column) => column.notNull())
        .addColumn('touchpoint', 'text', (column) => column.notNull())
        .addColumn('complained_at', whole, (column) => column.notNull())
        .addColumn('opened_at', whole, (column) => column.notNull())
        .addColumn('working_days', 'integer', (column) => column.notNull())
        .addColumn('due_at', whole, (column) => column.notNull())
        .addColumn('status', 'text', (column) => column.notNull())
        .addColumn('closed_at', whole)
        .addColumn('closed_by', 'text')
        .addColumn('note', 'text', (column) => column.notNull())
        .addUniqueConstraint('legal_cases_mention', ['brand_id', 'mention'])
        .modifyEnd(engine === 'sqlite' ? sql`strict` : sql``)
        .execute();
      await db.schema
        .createIndex('legal_cases_by_term')
        .on('legal_cases')
        .columns(['brand_id', 'status', 'due_at'])
        .execute();
    },
  };
}
