import type { StateStore } from '../../core/contracts/store.js';
import type { SqlContext } from './context.js';
import { toMs } from './documents.js';

/** Jobs' small documents in either database. */
export class SqlStates implements StateStore {
  readonly #context: SqlContext;

  constructor(context: SqlContext) {
    this.#context = context;
  }

  async get(key: string): Promise<string | null> {
    const row = await this.#context.db
      .selectFrom('states')
      .select('value')
      .where('key', '=', key)
      .executeTakeFirst();
    return row?.value ?? null;
  }

  async set(key: string, value: string, at: Date): Promise<void> {
    const updated_at = toMs(at);
    await this.#context.db
      .insertInto('states')
      .values({ key, value, updated_at })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value, updated_at }))
      .execute();
  }
}
