import type { HealthStore, SourceHealth } from '../../core/contracts/store.js';
import type { DataGap } from '../../core/finding.js';
import type { TimeRange } from '../../core/time.js';
import type { SqlContext } from './context.js';
import { fromDocument, fromMsOrNull, toDocument, toMs, toMsOrNull } from './documents.js';

/** How the sources do, and when they were silent, in either database. */
export class SqlHealth implements HealthStore {
  readonly #context: SqlContext;

  constructor(context: SqlContext) {
    this.#context = context;
  }

  async get(source: string, brandId: string): Promise<SourceHealth | null> {
    const row = await this.#context.db
      .selectFrom('source_health')
      .select('health')
      .where('source', '=', source)
      .where('brand_id', '=', brandId)
      .executeTakeFirst();
    return row === undefined ? null : fromDocument<SourceHealth>(row.health);
  }

  async put(health: SourceHealth): Promise<void> {
    const document = toDocument(health);
    await this.#context.db
      .insertInto('source_health')
      .values({ source: health.source, brand_id: health.brandId, health: document })
      .onConflict((conflict) =>
        conflict.columns(['source', 'brand_id']).doUpdateSet({ health: document }),
      )
      .execute();
  }

  /** By brand, then source. */
  async list(): Promise<readonly SourceHealth[]> {
    const rows = await this.#context.db
      .selectFrom('source_health')
      .select('health')
      .orderBy('brand_id')
      .orderBy('source')
      .execute();
    return rows.map((row) => fromDocument<SourceHealth>(row.health));
  }

  async openGap(brandId: string, gap: DataGap): Promise<void> {
    await this.#context.db
      .insertInto('data_gaps')
      .values({
        brand_id: brandId,
        source: gap.source,
        from_at: toMs(gap.from),
        to_at: toMsOrNull(gap.to),
        reason: gap.reason,
      })
      // Two unique indexes: one open gap a source and brand, and no gap twice.
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  async closeGap(brandId: string, source: string, to: Date): Promise<void> {
    await this.#context.db
      .updateTable('data_gaps')
      .set({ to_at: toMs(to) })
      .where('brand_id', '=', brandId)
      .where('source', '=', source)
      .where('to_at', 'is', null)
      .execute();
  }

  async gaps(brandId: string, range: TimeRange): Promise<readonly DataGap[]> {
    const rows = await this.#context.db
      .selectFrom('data_gaps')
      .select(['source', 'from_at', 'to_at', 'reason'])
      .where('brand_id', '=', brandId)
      .where('from_at', '<', toMs(range.to))
      .where((eb) => eb.or([eb('to_at', 'is', null), eb('to_at', '>', toMs(range.from))]))
      .orderBy('from_at')
      .orderBy('id')
      .execute();
    return rows.map(({ source, from_at, to_at, reason }) => ({
      source,
      from: new Date(from_at),
      to: fromMsOrNull(to_at),
      reason,
    }));
  }
}
