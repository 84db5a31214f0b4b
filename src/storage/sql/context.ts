import { type Kysely, type RawBuilder, sql } from 'kysely';
import { storableText } from './documents.js';
import type { Engine, Tables } from './schema.js';

/** What the queries run on: the whole database, or one transaction in it. */
export interface SqlContext {
  readonly db: Kysely<Tables>;
  readonly engine: Engine;
}

/** Runs several statements as one: in the transaction that is under way, or in one of their own. */
export async function atomically<T>(
  { db, engine }: SqlContext,
  work: (context: SqlContext) => Promise<T>,
): Promise<T> {
  if (db.isTransaction) return work({ db, engine });
  return db.transaction().execute((transaction) => work({ db: transaction, engine }));
}

/**
 * `column in (values)` with the whole list as one parameter, because SQLite takes at most 32,766 parameters
 * a statement and PostgreSQL 65,535. An empty list matches nothing.
 */
export function isOneOf(
  engine: Engine,
  column: string,
  values: readonly string[],
): RawBuilder<boolean> {
  const list = values.map(storableText);
  return engine === 'sqlite'
    ? sql<boolean>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(list)}))`
    : sql<boolean>`${sql.ref(column)} = any(${list}::text[])`;
}

/** Cuts a list so that no statement has more parameters than SQLite takes. */
export function* chunks<T>(rows: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}
