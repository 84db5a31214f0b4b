import { type Migration, sql } from 'kysely';
import type { Engine } from '../sql/schema.js';

/** Who may enter the page and the interface for programs. */
export function access(engine: Engine): Migration {
  const whole = engine === 'sqlite' ? ('integer' as const) : ('bigint' as const);
  return {
    async up(db) {
      await db.schema
        .createTable('access_grants')
        .addColumn('hash', 'text', (column) => column.primaryKey())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('person', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('role', 'text', (column) => column.notNull())
        .addColumn('created_at', whole, (column) => column.notNull())
        .addColumn('expires_at', whole, (column) => column.notNull())
        .modifyEnd(engine === 'sqlite' ? sql`strict` : sql``)
        .execute();
      await db.schema
        .createIndex('access_grants_by_person')
        .on('access_grants')
        .column('person')
        .execute();
    },
  };
}
