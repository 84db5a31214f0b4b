import type { Selectable } from 'kysely';
import type { Correction, CorrectionStore } from '../../core/contracts/store.js';
import type { SqlContext } from './context.js';
import { toMs } from './documents.js';
import type { CorrectionsTable } from './schema.js';

/** Corrections fetched at once by `stream`. */
const STREAM_CHUNK = 500;

/** People's corrections in either database. */
export class SqlCorrections implements CorrectionStore {
  readonly #context: SqlContext;

  constructor(context: SqlContext) {
    this.#context = context;
  }

  async add(correction: Correction): Promise<void> {
    const { brandId, key, text, lang, label, actor } = correction;
    await this.#context.db
      .insertInto('corrections')
      .values({
        brand_id: brandId,
        key,
        text,
        lang,
        label,
        actor,
        at: toMs(correction.at),
      })
      .execute();
  }

  async latest(brandId: string, key: string): Promise<Correction | null> {
    const row = await this.#context.db
      .selectFrom('corrections')
      .selectAll()
      .where('brand_id', '=', brandId)
      .where('key', '=', key)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row === undefined ? null : fromRow(row);
  }

  /** In the order in which they were made. */
  async *stream(): AsyncIterable<Correction> {
    let lastId: number | undefined = 0;
    while (lastId !== undefined) {
      const rows = await this.#context.db
        .selectFrom('corrections')
        .selectAll()
        .where('id', '>', lastId)
        .orderBy('id')
        .limit(STREAM_CHUNK)
        .execute();
      for (const row of rows) yield fromRow(row);
      lastId = rows.at(-1)?.id;
    }
  }
}

function fromRow(row: Selectable<CorrectionsTable>): Correction {
  const { brand_id, key, text, lang, label, actor, at } = row;
  return { brandId: brand_id, key, text, lang, label, actor, at: new Date(at) };
}
