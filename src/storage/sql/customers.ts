import type { CustomerStore } from '../../core/contracts/customer-store.js';
import type { Customer } from '../../core/customer.js';
import { pseudonymOf, pseudonymSecretKey } from '../../lib/pseudonym.js';
import { chunks, type SqlContext } from './context.js';
import { fromDocument, toDocument, toMs } from './documents.js';

/** Five parameters a row. */
const CHUNK = 1_000;
const STREAM_CHUNK = 1_000;

/** Kinds of customer in either database. */
export class SqlCustomers implements CustomerStore {
  readonly #context: SqlContext;

  constructor(context: SqlContext) {
    this.#context = context;
  }

  async put(customers: readonly Customer[], at: Date): Promise<void> {
    for (const chunk of chunks(customers, CHUNK)) {
      await this.#context.db
        .insertInto('customers')
        .values(
          chunk.map((customer) => ({
            brand_id: customer.brandId,
            pseudonym: customer.pseudonym,
            made_at: toMs(at),
            expires_at: toMs(customer.expiresAt),
            customer: toDocument(customer),
          })),
        )
        .onConflict((conflict) =>
          conflict.columns(['brand_id', 'pseudonym']).doUpdateSet((eb) => ({
            made_at: eb.ref('excluded.made_at'),
            expires_at: eb.ref('excluded.expires_at'),
            customer: eb.ref('excluded.customer'),
          })),
        )
        .execute();
    }
  }

  async removeOlder(brandId: string, madeBefore: Date): Promise<number> {
    const { numDeletedRows } = await this.#context.db
      .deleteFrom('customers')
      .where('brand_id', '=', brandId)
      .where('made_at', '<', toMs(madeBefore))
      .executeTakeFirst();
    return Number(numDeletedRows);
  }

  async get(brandId: string, pseudonym: string): Promise<Customer | null> {
    const row = await this.#context.db
      .selectFrom('customers')
      .select('customer')
      .where('brand_id', '=', brandId)
      .where('pseudonym', '=', pseudonym)
      .executeTakeFirst();
    return row === undefined ? null : fromDocument<Customer>(row.customer);
  }

  async *stream(brandId: string, now: Date): AsyncIterable<Customer> {
    let after: string | undefined = '';
    while (after !== undefined) {
      const rows = await this.#context.db
        .selectFrom('customers')
        .select(['pseudonym', 'customer'])
        .where('brand_id', '=', brandId)
        .where('expires_at', '>', toMs(now))
        .where('pseudonym', '>', after)
        .orderBy('pseudonym')
        .limit(STREAM_CHUNK)
        .execute();
      for (const { customer } of rows) yield fromDocument<Customer>(customer);
      after = rows.length < STREAM_CHUNK ? undefined : rows.at(-1)?.pseudonym;
    }
  }

  async forget(source: string, handle: string): Promise<number> {
    const { db } = this.#context;
    const brands = await db.selectFrom('customers').select('brand_id').distinct().execute();
    let removed = 0;
    for (const { brand_id } of brands) {
      const secret = await db
        .selectFrom('states')
        .select('value')
        .where('key', '=', pseudonymSecretKey(brand_id))
        .executeTakeFirst();
      if (secret === undefined) continue;
      const { numDeletedRows } = await db
        .deleteFrom('customers')
        .where('brand_id', '=', brand_id)
        .where('pseudonym', '=', pseudonymOf(secret.value, { source, handle }))
        .executeTakeFirst();
      removed += Number(numDeletedRows);
    }
    return removed;
  }

  async clear(brandId: string): Promise<number> {
    const { numDeletedRows } = await this.#context.db
      .deleteFrom('customers')
      .where('brand_id', '=', brandId)
      .executeTakeFirst();
    return Number(numDeletedRows);
  }
}
