import { sql } from 'kysely';
import type { BrandReply, ReplyStore } from '../../core/contracts/reply-store.js';
import type { TimeRange } from '../../core/time.js';
import { chunks, type SqlContext } from './context.js';
import { storableText, toMs } from './documents.js';

const CHUNK = 1_000;

/** The brand's public answers in either database. */
export class SqlReplies implements ReplyStore {
  readonly #context: SqlContext;

  constructor(context: SqlContext) {
    this.#context = context;
  }

  async add(replies: readonly BrandReply[]): Promise<void> {
    // One statement may not touch a row twice.
    const earliest = new Map<string, BrandReply>();
    for (const reply of replies) {
      const key = JSON.stringify([reply.brandId, reply.source, reply.postId]);
      const known = earliest.get(key);
      if (known === undefined || reply.repliedAt < known.repliedAt) earliest.set(key, reply);
    }
    for (const chunk of chunks([...earliest.values()], CHUNK)) {
      await this.#context.db
        .insertInto('brand_replies')
        .values(
          chunk.map(({ brandId, source, postId, repliedAt }) => ({
            brand_id: storableText(brandId),
            source: storableText(source),
            post_id: storableText(postId),
            replied_at: toMs(repliedAt),
          })),
        )
        .onConflict((conflict) =>
          conflict
            .columns(['brand_id', 'source', 'post_id'])
            .doUpdateSet({ replied_at: (eb) => eb.ref('excluded.replied_at') })
            .where(sql<boolean>`excluded.replied_at < brand_replies.replied_at`),
        )
        .execute();
    }
  }

  async list(brandId: string, { from, to }: TimeRange): Promise<readonly BrandReply[]> {
    const rows = await this.#context.db
      .selectFrom('brand_replies')
      .select(['source', 'post_id', 'replied_at'])
      .where('brand_id', '=', brandId)
      .where('replied_at', '>=', toMs(from))
      .where('replied_at', '<', toMs(to))
      .orderBy('replied_at')
      .execute();
    return rows.map(({ source, post_id, replied_at }) => ({
      brandId,
      source,
      postId: post_id,
      repliedAt: new Date(replied_at),
    }));
  }

  async firstBySource(brandId: string): Promise<ReadonlyMap<string, Date>> {
    const rows = await this.#context.db
      .selectFrom('brand_replies')
      .select('source')
      .select((eb) => eb.fn.min<number>('replied_at').as('first'))
      .where('brand_id', '=', brandId)
      .groupBy('source')
      .execute();
    return new Map(rows.map(({ source, first }) => [source, new Date(first)]));
  }

  async removeBefore(repliedBefore: Date): Promise<number> {
    const { numDeletedRows } = await this.#context.db
      .deleteFrom('brand_replies')
      .where('replied_at', '<', toMs(repliedBefore))
      .executeTakeFirst();
    return Number(numDeletedRows);
  }
}
