import { type Migration, sql } from 'kysely';
import type { Engine } from '../sql/schema.js';

/** Answers to surveys, and the imports that brought them. */
export function surveys(engine: Engine): Migration {
  const whole = engine === 'sqlite' ? ('integer' as const) : ('bigint' as const);
  const end = engine === 'sqlite' ? sql`strict` : sql``;
  return {
    async up(db) {
      await db.schema
        .createTable('survey_imports')
        .addColumn('id', whole, (column) =>
          engine === 'sqlite'
            ? column.primaryKey().autoIncrement()
            : column.primaryKey().generatedAlwaysAsIdentity(),
        )
        .addColumn('brand_id', 'text', (column) => column.notNull())
        .addColumn('begun_at', whole, (column) => column.notNull())
        .addColumn('is_done', 'integer', (column) => column.notNull())
        .modifyEnd(end)
        .execute();
      await db.schema
        .createTable('survey_answers')
        .addColumn('import_id', whole, (column) => column.notNull())
        .addColumn('brand_id', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('answer_id', 'text', (column) => column.notNull())
        .addColumn('score', 'integer', (column) => column.notNull())
        .addColumn('scale_min', 'integer', (column) => column.notNull())
        .addColumn('scale_max', 'integer', (column) => column.notNull())
        .addColumn('touchpoint', 'text')
        .addColumn('answered_at', whole, (column) => column.notNull())
        // An import stands aside until it is finished, so that an answer may be there twice for a while.
        .addPrimaryKeyConstraint('survey_answers_key', [
          'brand_id',
          'kind',
          'answer_id',
          'import_id',
        ])
        .modifyEnd(end)
        .execute();
      await db.schema
        .createIndex('survey_answers_by_time')
        .on('survey_answers')
        .columns([
          'brand_id',
          'answered_at',
          'import_id',
          'kind',
          'touchpoint',
          'score',
          'scale_min',
          'scale_max',
        ])
        .execute();
      await db.schema
        .createIndex('survey_answers_by_import')
        .on('survey_answers')
        .columns(['import_id'])
        .execute();
    },
  };
}
