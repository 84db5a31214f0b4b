import type { CursorStore } from '../../core/contracts/store.js';
import type { SqlContext } from './context.js';
import { toMs } from './documents.js';

/** Cursors in either database. */
export class SqlCursors implements CursorStore {
  readonly #context: SqlContext;

  constructor(context: SqlContext) {
    this.#context = context;
  }

  async get(source: string, brandId: string): Promise<string | null> {
    const row = await this.#context.db
      .selectFrom('cursors')
      .select('cursor')
      .where('source', '=', source)
      .where('brand_id', '=', brandId)
      .executeTakeFirst();
    return row?.cursor ?? null;
  }

  async set(source: string, brandId: string, cursor: string | null, at: Date): Promise<void> {
    const updated_at = toMs(at);
    await this.#context.db
      .insertInto('cursors')
      .values({ source, brand_id: brandId, cursor, updated_at })
      .onConflict((conflict) =>
        conflict.columns(['source', 'brand_id']).doUpdateSet({ cursor, updated_at }),
      )
      .execute();
  }
}
