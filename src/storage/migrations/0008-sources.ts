import { type Migration, sql } from 'kysely';
import type { Engine } from '../sql/schema.js';

/** What was spent of the sources' budgets. */
export function sources(engine: Engine): Migration {
  const whole = engine === 'sqlite' ? ('integer' as const) : ('bigint' as const);
  return {
    async up(db) {
      await db.schema
        .createTable('budgets')
        .addColumn('budget', 'text', (column) => column.primaryKey())
        .addColumn('period_start', whole, (column) => column.notNull())
        .addColumn('spent', whole, (column) => column.notNull())
        .modifyEnd(engine === 'sqlite' ? sql`strict` : sql``)
        .execute();
    },
  };
}
