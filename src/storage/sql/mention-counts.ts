import { type Selectable, sql } from 'kysely';
import type { BucketCount, BucketFilter } from '../../core/contracts/store.js';
import { DAY_MS, MINUTE_MS } from '../../core/time.js';
import { chunks, isOneOf, type SqlContext } from './context.js';
import { toMs } from './documents.js';
import { matches } from './mention-filter.js';
import type { MentionCountsTable, MentionsTable } from './schema.js';

/** Spans that are counted ahead, longest first: the hour for charts and baselines, five minutes for detection. */
const SPANS_MINUTES = [60, 5] as const;

/** Well below SQLite's 32,766 parameters at seven a row. */
const ROWS_PER_STATEMENT = 1_000;

/** What a mention is counted by. */
export type Counted = Pick<
  Selectable<MentionsTable>,
  'brand_id' | 'created_at' | 'source' | 'label' | 'voice'
>;

type Count = Selectable<MentionCountsTable>;

/** Adds `by` (1 or -1) for each mention to the counters; call it in the transaction that writes the mentions. */
export async function recount(
  { db }: SqlContext,
  changes: readonly { readonly mention: Counted; readonly by: 1 | -1 }[],
): Promise<void> {
  const counts = new Map<string, Count>();
  for (const { mention, by } of changes) {
    for (const spanMinutes of SPANS_MINUTES) {
      const { brand_id, source, label, voice } = mention;
      const at = floorTo(mention.created_at, spanMinutes * MINUTE_MS);
      const key = JSON.stringify([brand_id, spanMinutes, at, source, label, voice]);
      const count = counts.get(key);
      if (count === undefined) {
        const span = { span_minutes: spanMinutes, at, mentions: by };
        counts.set(key, { brand_id, source, label, voice, ...span });
      } else count.mentions += by;
    }
  }
  for (const rows of chunks([...counts.values()], ROWS_PER_STATEMENT)) {
    await db
      .insertInto('mention_counts')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['brand_id', 'span_minutes', 'at', 'source', 'label', 'voice'])
          .doUpdateSet({ mentions: sql`mention_counts.mentions + excluded.mentions` }),
      )
      .execute();
  }
}

/**
 * Counts per bucket. Whole hours (or five minutes) come from the counters, the ragged ends of the range from the
 * mentions themselves. Measured on SQLite with 1 million mentions in seven days: the hourly series takes 15 ms, by
 * five-minute counters 98 ms; grouping the mentions over a covering index took 1,230 ms.
 *
 * @throws {RangeError} `bucketMinutes` does not divide a day, or is not from 5 to 1,440
 */
export async function countByBucket(
  context: SqlContext,
  filter: BucketFilter,
  bucketMinutes: number,
): Promise<readonly BucketCount[]> {
  const bucketMs = bucketMinutes * MINUTE_MS;
  if (!Number.isInteger(bucketMinutes) || bucketMinutes < 5 || DAY_MS % bucketMs !== 0) {
    throw new RangeError(`a bucket of ${bucketMinutes} minutes: 5 to 1,440, dividing a day`);
  }
  const from = toMs(filter.range.from);
  const to = toMs(filter.range.to);
  const isCountedAhead = filter.languages === undefined && filter.touchpoints === undefined;
  const spanMinutes = SPANS_MINUTES.find((minutes) => bucketMinutes % minutes === 0);
  if (spanMinutes === undefined || !isCountedAhead) {
    return toBuckets(await countMentions(context, { filter, from, to }), bucketMs);
  }
  const spanMs = spanMinutes * MINUTE_MS;
  const wholeFrom = floorTo(from + spanMs - 1, spanMs);
  const wholeTo = Math.max(wholeFrom, floorTo(to, spanMs));
  const parts = [
    await countMentions(context, { filter, from, to: Math.min(wholeFrom, to) }),
    await countSpans(context, { filter, from: wholeFrom, to: wholeTo, spanMinutes }),
    await countMentions(context, { filter, from: wholeTo, to }),
  ];
  return toBuckets(parts.flat(), bucketMs);
}

/** Drops counters that came down to zero; kept until then, because a later page may count there again. */
export async function dropEmptyCounts({ db }: SqlContext, before: number): Promise<void> {
  await db
    .deleteFrom('mention_counts')
    .where('mentions', '<=', 0)
    .where('at', '<', before)
    .execute();
}

type SpanCount = Pick<Count, 'at' | 'source' | 'label' | 'voice' | 'mentions'>;

interface Span {
  readonly filter: BucketFilter;
  readonly from: number;
  readonly to: number;
}

async function countSpans(
  { db, engine }: SqlContext,
  { filter, from, to, spanMinutes }: Span & { readonly spanMinutes: number },
): Promise<readonly SpanCount[]> {
  if (from >= to) return [];
  const { brandId, sources, labels } = filter;
  let query = db
    .selectFrom('mention_counts')
    .select(['at', 'source', 'label', 'voice', 'mentions'])
    .where('brand_id', '=', brandId)
    .where('span_minutes', '=', spanMinutes)
    .where('at', '>=', from)
    .where('at', '<', to)
    .where('mentions', '>', 0);
  if (sources !== undefined) query = query.where(isOneOf(engine, 'source', sources));
  if (labels !== undefined) query = query.where(isOneOf(engine, 'label', labels));
  return query.execute();
}

async function countMentions(
  context: SqlContext,
  { filter, from, to }: Span,
): Promise<readonly SpanCount[]> {
  if (from >= to) return [];
  // To the minute, because every bucket begins on one; `%` keeps the sign, so years before 1970 need the second one.
  const minute = sql<number>`created_at - ((created_at % 60000) + 60000) % 60000`;
  return context.db
    .selectFrom('mentions')
    .select((eb) => [
      minute.as('at'),
      'source',
      'label',
      'voice',
      eb.fn.countAll<number>().as('mentions'),
    ])
    .where(matches(context, { ...filter, range: { from: new Date(from), to: new Date(to) } }))
    .groupBy([minute, 'source', 'label', 'voice'])
    .execute();
}

function toBuckets(parts: readonly SpanCount[], bucketMs: number): readonly BucketCount[] {
  const buckets = new Map<string, { atMs: number; count: number; of: SpanCount }>();
  for (const part of parts) {
    const atMs = floorTo(part.at, bucketMs);
    const key = `${atMs} ${part.label} ${part.voice} ${part.source}`;
    const bucket = buckets.get(key);
    if (bucket === undefined) buckets.set(key, { atMs, count: part.mentions, of: part });
    else bucket.count += part.mentions;
  }
  return [...buckets.values()]
    .sort((one, other) => one.atMs - other.atMs)
    .map(({ atMs, count, of: { source, label, voice } }) => ({
      at: new Date(atMs),
      source,
      label,
      voice,
      count,
    }));
}

function floorTo(ms: number, spanMs: number): number {
  return Math.floor(ms / spanMs) * spanMs;
}
