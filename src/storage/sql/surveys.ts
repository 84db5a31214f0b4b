import { type Kysely, sql } from 'kysely';
import type { SurveyImportCounts, SurveyStore } from '../../core/contracts/survey-store.js';
import type { SurveyAnswer, SurveyCount } from '../../core/survey.js';
import { DAY_MS, type TimeRange } from '../../core/time.js';
import { atomically, chunks, type SqlContext } from './context.js';
import { storableText, toMs } from './documents.js';
import type { Tables } from './schema.js';

/** Nine parameters a row: well below what SQLite takes. */
const CHUNK = 1_000;
/** Rows removed by one statement, so that others get their turn in between. */
const REMOVE_CHUNK = 20_000;

/** Answers to surveys in either database. */
export class SqlSurveys implements SurveyStore {
  readonly #context: SqlContext;

  constructor(context: SqlContext) {
    this.#context = context;
  }

  async add(answers: readonly SurveyAnswer[], at: Date): Promise<SurveyImportCounts> {
    const [first] = answers;
    if (first === undefined) return { added: 0, known: 0 };
    return atomically(this.#context, async (context) => {
      const surveys = new SqlSurveys(context);
      const importId = await surveys.#open(first.brandId, at);
      await surveys.stage(importId, answers);
      const { added } = await surveys.finish(importId);
      return { added, known: answers.length - added };
    });
  }

  async begin(brandId: string, at: Date): Promise<number> {
    const stale = await this.#context.db
      .selectFrom('survey_imports')
      .select('id')
      .where('is_done', '=', 0)
      .where('begun_at', '<', toMs(at) - DAY_MS)
      .execute();
    for (const { id } of stale) await this.cancel(id);
    return this.#open(brandId, at);
  }

  async stage(importId: number, answers: readonly SurveyAnswer[]): Promise<void> {
    for (const chunk of chunks(answers, CHUNK)) {
      await this.#context.db
        .insertInto('survey_answers')
        .values(
          chunk.map((answer) => ({
            import_id: importId,
            brand_id: storableText(answer.brandId),
            kind: answer.kind,
            answer_id: storableText(answer.id),
            score: answer.score,
            scale_min: answer.scale.min,
            scale_max: answer.scale.max,
            touchpoint: answer.touchpoint === null ? null : storableText(answer.touchpoint),
            answered_at: toMs(answer.answeredAt),
          })),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  }

  finish(importId: number): Promise<SurveyImportCounts> {
    return atomically(this.#context, async ({ db, engine }) => {
      // Two imports that end at once would not see each other's answers.
      if (engine === 'postgres') await lockSurveys(db);
      const { numDeletedRows } = await db
        .deleteFrom('survey_answers')
        .where('import_id', '=', importId)
        .where((eb) =>
          eb.exists(
            eb
              .selectFrom('survey_answers as known')
              .innerJoin('survey_imports', 'survey_imports.id', 'known.import_id')
              .select('known.score')
              .where('survey_imports.is_done', '=', 1)
              .whereRef('known.brand_id', '=', 'survey_answers.brand_id')
              .whereRef('known.kind', '=', 'survey_answers.kind')
              .whereRef('known.answer_id', '=', 'survey_answers.answer_id'),
          ),
        )
        .executeTakeFirst();
      const { numUpdatedRows } = await db
        .updateTable('survey_imports')
        .set({ is_done: 1 })
        .where('id', '=', importId)
        .where('is_done', '=', 0)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw new Error(`no import ${importId} is under way`);
      const { added } = await db
        .selectFrom('survey_answers')
        .select((eb) => eb.fn.countAll<number>().as('added'))
        .where('import_id', '=', importId)
        .executeTakeFirstOrThrow();
      return { added, known: Number(numDeletedRows) };
    });
  }

  async cancel(importId: number): Promise<void> {
    const { db } = this.#context;
    const underWay = await db
      .selectFrom('survey_imports')
      .select('id')
      .where('id', '=', importId)
      .where('is_done', '=', 0)
      .executeTakeFirst();
    if (underWay === undefined) return;
    await this.#removeSteps(() =>
      sql`delete from survey_answers where (brand_id, kind, answer_id, import_id) in (
        select brand_id, kind, answer_id, import_id from survey_answers
        where import_id = ${importId} limit ${REMOVE_CHUNK})`.execute(db),
    );
    await db.deleteFrom('survey_imports').where('id', '=', importId).execute();
  }

  async counts(brandId: string, { from, to }: TimeRange): Promise<readonly SurveyCount[]> {
    const rows = await this.#finished()
      .select(['kind', 'touchpoint', 'score', 'scale_min', 'scale_max'])
      .select((eb) => eb.fn.countAll<number>().as('answers'))
      .where('brand_id', '=', brandId)
      .where('answered_at', '>=', toMs(from))
      .where('answered_at', '<', toMs(to))
      .groupBy(['kind', 'touchpoint', 'score', 'scale_min', 'scale_max'])
      .orderBy('kind')
      .orderBy('touchpoint')
      .orderBy('score')
      .execute();
    return rows.map(({ kind, touchpoint, score, scale_min, scale_max, answers }) => ({
      kind,
      touchpoint,
      score,
      scale: { min: scale_min, max: scale_max },
      count: answers,
    }));
  }

  async span(brandId: string): Promise<TimeRange | null> {
    const { first, last } = await this.#finished()
      .select((eb) => [
        eb.fn.min<number | null>('answered_at').as('first'),
        eb.fn.max<number | null>('answered_at').as('last'),
      ])
      .where('brand_id', '=', brandId)
      .executeTakeFirstOrThrow();
    return first === null || last === null ? null : { from: new Date(first), to: new Date(last) };
  }

  async removeBefore(answeredBefore: Date): Promise<number> {
    const before = toMs(answeredBefore);
    return this.#removeSteps(() =>
      sql`delete from survey_answers where (brand_id, kind, answer_id, import_id) in (
        select brand_id, kind, answer_id, import_id from survey_answers
        where answered_at < ${before} limit ${REMOVE_CHUNK})`.execute(this.#context.db),
    );
  }

  #finished() {
    return this.#context.db
      .selectFrom('survey_answers')
      .where('import_id', 'in', (eb) =>
        eb.selectFrom('survey_imports').select('id').where('is_done', '=', 1),
      );
  }

  async #open(brandId: string, at: Date): Promise<number> {
    const { id } = await this.#context.db
      .insertInto('survey_imports')
      .values({ brand_id: storableText(brandId), begun_at: toMs(at), is_done: 0 })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  async #removeSteps(step: () => Promise<{ readonly numAffectedRows?: bigint }>): Promise<number> {
    let removed = 0;
    let gone: number;
    do {
      gone = Number((await step()).numAffectedRows ?? 0n);
      removed += gone;
    } while (gone === REMOVE_CHUNK);
    return removed;
  }
}

async function lockSurveys(db: Kysely<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('vigia surveys'), hashtext(current_schema()))`.execute(
    db,
  );
}
