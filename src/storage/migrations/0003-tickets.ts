import { type Migration, sql } from 'kysely';
import type { Engine } from '../sql/schema.js';

/** Hand-offs to the helpdesk. */
export function tickets(engine: Engine): Migration {
  const whole = engine === 'sqlite' ? ('integer' as const) : ('bigint' as const);
  return {
    async up(db) {
      await db.schema
        .createTable('tickets')
        .addColumn('subject', 'text', (column) => column.primaryKey())
        .addColumn('brand_id', 'text', (column) => column.notNull())
        .addColumn('incident_id', 'text')
        .addColumn('helpdesk', 'text', (column) => column.notNull())
        .addColumn('ticket_id', 'text')
        .addColumn('url', 'text')
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('opened_by', 'text', (column) => column.notNull())
        .addColumn('claimed_at', whole, (column) => column.notNull())
        .addColumn('checked_at', whole)
        .modifyEnd(engine === 'sqlite' ? sql`strict` : sql``)
        .execute();
      await db.schema
        .createIndex('tickets_by_incident')
        .on('tickets')
        .columns(['incident_id', 'claimed_at'])
        .execute();
      await db.schema
        .createIndex('tickets_by_state')
        .on('tickets')
        .columns(['state', 'checked_at'])
        .execute();
    },
  };
}
