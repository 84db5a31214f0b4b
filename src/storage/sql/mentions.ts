import { type Expression, expressionBuilder, type SqlBool } from 'kysely';
import type {
  BucketCount,
  BucketFilter,
  MentionFilter,
  MentionStore,
} from '../../core/contracts/store.js';
import type { Mention, NewMention } from '../../core/mention.js';
import { isCorrected, type Reading } from '../../core/reading.js';
import type { TimeRange } from '../../core/time.js';
import { addMentions } from './add-mentions.js';
import { atomically, isOneOf, type SqlContext } from './context.js';
import { SqlCustomers } from './customers.js';
import { toMs } from './documents.js';
import { type Counted, countByBucket, dropEmptyCounts, recount } from './mention-counts.js';
import { matches } from './mention-filter.js';
import { lockMentions } from './mention-lock.js';
import { fromRow, MENTION_COLUMNS, readingColumns, splitKey } from './mention-rows.js';
import type { Tables } from './schema.js';

/** Mentions fetched at once by `stream`: a post may be long, so that memory stays within some megabytes. */
const STREAM_CHUNK = 500;

/** Mentions removed by one statement, so that others get their turn in between. */
const REMOVE_CHUNK = 5_000;

/** Mentions in either database. */
export class SqlMentions implements MentionStore {
  readonly #context: SqlContext;

  constructor(context: SqlContext) {
    this.#context = context;
  }

  add(mentions: readonly NewMention[]): Promise<{ added: number; changed: number }> {
    return addMentions(this.#context, mentions);
  }

  async list(
    filter: MentionFilter,
    { limit, offset }: { readonly limit: number; readonly offset: number },
  ): Promise<readonly Mention[]> {
    const rows = await this.#context.db
      .selectFrom('mentions')
      .select(MENTION_COLUMNS)
      .where(matches(this.#context, filter))
      .orderBy('created_at', 'desc')
      .orderBy('seq', 'desc')
      .limit(limit)
      .offset(offset)
      .execute();
    return rows.map(fromRow);
  }

  async count(filter: MentionFilter): Promise<number> {
    const { mentions } = await this.#context.db
      .selectFrom('mentions')
      .select((eb) => eb.fn.countAll<number>().as('mentions'))
      .where(matches(this.#context, filter))
      .executeTakeFirstOrThrow();
    return mentions;
  }

  async *stream(filter: MentionFilter): AsyncIterable<Mention> {
    let last: { readonly created_at: number; readonly seq: number } | undefined;
    do {
      let query = this.#context.db
        .selectFrom('mentions')
        .select(MENTION_COLUMNS)
        .select('created_at')
        .where(matches(this.#context, filter))
        .orderBy('created_at')
        .orderBy('seq')
        .limit(STREAM_CHUNK);
      if (last !== undefined) {
        const { created_at, seq } = last;
        query = query.where((eb) =>
          eb(eb.refTuple('created_at', 'seq'), '>', eb.tuple(created_at, seq)),
        );
      }
      const rows = await query.execute();
      for (const row of rows) yield fromRow(row);
      last = rows.length < STREAM_CHUNK ? undefined : rows.at(-1);
    } while (last !== undefined);
  }

  async after(brandId: string, afterSeq: number, limit: number): Promise<readonly Mention[]> {
    const rows = await this.#context.db
      .selectFrom('mentions')
      .select(MENTION_COLUMNS)
      .where('brand_id', '=', brandId)
      .where('seq', '>', afterSeq)
      .orderBy('seq')
      .limit(limit)
      .execute();
    return rows.map(fromRow);
  }

  async get(brandId: string, key: string): Promise<Mention | null> {
    const [mention] = await this.list({ brandId, keys: [key] }, { limit: 1, offset: 0 });
    return mention ?? null;
  }

  buckets(filter: BucketFilter, bucketMinutes: number): Promise<readonly BucketCount[]> {
    return countByBucket(this.#context, filter, bucketMinutes);
  }

  async fingerprints(
    brandId: string,
    since: Date,
    limit: number,
  ): Promise<readonly { key: string; author: string; fingerprint: string }[]> {
    const rows = await this.#context.db
      .selectFrom('mentions')
      .select(['source', 'post_id', 'author', 'fingerprint'])
      .where('brand_id', '=', brandId)
      .where('voice', '=', 'original')
      .where('received_at', '>=', toMs(since))
      .orderBy('received_at', 'desc')
      .orderBy('seq', 'desc')
      .limit(limit)
      .execute();
    return rows.map(({ source, post_id, author, fingerprint }) => ({
      key: `${source}/${post_id}`,
      author,
      fingerprint,
    }));
  }

  async setReading(brandId: string, key: string, reading: Reading): Promise<boolean> {
    const parts = splitKey(key);
    if (parts === null) return false;
    return atomically(this.#context, async (context) => {
      await lockMentions(context);
      const stored = await context.db
        .selectFrom('mentions')
        .select(['seq', 'brand_id', 'created_at', 'source', 'label', 'voice', 'is_corrected'])
        .where('brand_id', '=', brandId)
        .where('source', '=', parts.source)
        .where('post_id', '=', parts.postId)
        .executeTakeFirst();
      if (stored === undefined) return false;
      if (stored.is_corrected === 1 && !isCorrected(reading)) return false;
      await context.db
        .updateTable('mentions')
        .set(readingColumns(reading))
        .where('seq', '=', stored.seq)
        .execute();
      await recount(context, [
        { mention: stored, by: -1 },
        { mention: { ...stored, label: reading.label }, by: 1 },
      ]);
      return true;
    });
  }

  remove(source: string, postIds: readonly string[]): Promise<number> {
    const eb = expressionBuilder<Tables, 'mentions'>();
    const where = eb.and([
      eb('source', '=', source),
      isOneOf(this.#context.engine, 'post_id', postIds),
    ]);
    return this.#removeWhere(where, { withCorrections: true });
  }

  async forgetAuthor(source: string, handle: string): Promise<number> {
    await new SqlCustomers(this.#context).forget(source, handle);
    const eb = expressionBuilder<Tables, 'mentions'>();
    const where = eb.and([eb('source', '=', source), eb('author', '=', handle)]);
    return this.#removeWhere(where, { withCorrections: true });
  }

  async removeBefore(createdBefore: Date): Promise<number> {
    const before = toMs(createdBefore);
    const eb = expressionBuilder<Tables, 'mentions'>();
    const brands = await this.#context.db
      .selectFrom('mention_counts')
      .select('brand_id')
      .distinct()
      .execute();
    let removed = 0;
    // Brand by brand, because the index by time begins with the brand.
    for (const { brand_id } of brands) {
      const where = eb.and([eb('brand_id', '=', brand_id), eb('created_at', '<', before)]);
      removed += await this.#removeWhere(where, { withCorrections: false });
    }
    await dropEmptyCounts(this.#context, before);
    return removed;
  }

  async span(brandId: string): Promise<TimeRange | null> {
    const ends = this.#context.db
      .selectFrom('mentions')
      .select('created_at')
      .where('brand_id', '=', brandId)
      .limit(1);
    const first = await ends.orderBy('created_at', 'asc').executeTakeFirst();
    const last = await ends.orderBy('created_at', 'desc').executeTakeFirst();
    if (first === undefined || last === undefined) return null;
    return { from: new Date(first.created_at), to: new Date(last.created_at) };
  }

  /** Removes in bounded steps; each step, with its counters and corrections, is one transaction. */
  async #removeWhere(
    where: Expression<SqlBool>,
    { withCorrections }: { readonly withCorrections: boolean },
  ): Promise<number> {
    let removed = 0;
    let step: number;
    do {
      step = await atomically(this.#context, (context) =>
        removeStep(context, where, withCorrections),
      );
      removed += step;
    } while (step === REMOVE_CHUNK);
    return removed;
  }
}

async function removeStep(
  context: SqlContext,
  where: Expression<SqlBool>,
  withCorrections: boolean,
): Promise<number> {
  await lockMentions(context);
  const gone: readonly (Counted & { readonly post_id: string })[] = await context.db
    .deleteFrom('mentions')
    .where('seq', 'in', (eb) =>
      eb.selectFrom('mentions').select('seq').where(where).limit(REMOVE_CHUNK),
    )
    .returning(['brand_id', 'created_at', 'source', 'label', 'voice', 'post_id'])
    .execute();
  await recount(
    context,
    gone.map((mention) => ({ mention, by: -1 as const })),
  );
  if (withCorrections && gone.length > 0) await removeTraces(context, gone);
  return gone.length;
}

/** A correction repeats the post's text and an answer names it, so they go with a post that its author took back. */
async function removeTraces(
  { db, engine }: SqlContext,
  gone: readonly { readonly brand_id: string; readonly source: string; readonly post_id: string }[],
): Promise<void> {
  for (const brandId of new Set(gone.map((row) => row.brand_id))) {
    const keys = gone
      .filter((row) => row.brand_id === brandId)
      .map((row) => `${row.source}/${row.post_id}`);
    await db
      .deleteFrom('corrections')
      .where('brand_id', '=', brandId)
      .where(isOneOf(engine, 'key', keys))
      .execute();
  }
  for (const source of new Set(gone.map((row) => row.source))) {
    const postIds = gone.filter((row) => row.source === source).map((row) => row.post_id);
    await db
      .deleteFrom('brand_replies')
      .where('source', '=', source)
      .where(isOneOf(engine, 'post_id', postIds))
      .execute();
  }
}
