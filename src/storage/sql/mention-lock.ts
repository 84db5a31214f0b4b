import { sql } from 'kysely';
import type { SqlContext } from './context.js';

/**
 * Lets one transaction at a time write mentions, until it ends.
 *
 * PostgreSQL hands out `seq` when a row is inserted and not when it is committed: without the lock a reader could
 * see 7, remember it, and miss 6 that was committed a moment later. The lock also keeps counters and mentions in
 * step and writers of the same counter from deadlock. SQLite has one writer at a time anyway.
 */
export async function lockMentions({ db, engine }: SqlContext): Promise<void> {
  if (engine === 'sqlite') return;
  // By schema too, so that two installations in one database do not wait for one another.
  await sql`select pg_advisory_xact_lock(hashtext('vigia mentions'), hashtext(current_schema()))`.execute(
    db,
  );
}
