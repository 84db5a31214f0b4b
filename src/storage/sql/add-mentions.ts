import type { Selectable } from 'kysely';
import type { NewMention } from '../../core/mention.js';
import { atomically, chunks, isOneOf, type SqlContext } from './context.js';
import { type Counted, recount } from './mention-counts.js';
import { lockMentions } from './mention-lock.js';
import { compareVersions, toPost, toRow } from './mention-rows.js';
import type { MentionsTable } from './schema.js';

/** Mentions looked up and inserted at once: 16 parameters each, half of what SQLite takes. */
const CHUNK = 1_000;

type NewRow = ReturnType<typeof toRow>;
type StoredRow = Pick<
  Selectable<MentionsTable>,
  'seq' | 'is_corrected' | 'post' | 'post_id' | 'edited_at' | keyof Counted
>;
interface Change {
  readonly mention: Counted;
  readonly by: 1 | -1;
}

/**
 * Stores new mentions and brings known ones up to date, with the counters, in one transaction.
 * Of two with the same key in one call the later counts.
 */
export async function addMentions(
  context: SqlContext,
  mentions: readonly NewMention[],
): Promise<{ added: number; changed: number }> {
  if (mentions.length === 0) return { added: 0, changed: 0 };
  const rows = new Map(mentions.map(toRow).map((row) => [rowKey(row), row]));
  return atomically(context, async (transaction) => {
    await lockMentions(transaction);
    let added = 0;
    let changed = 0;
    for (const chunk of chunks([...rows.values()], CHUNK)) {
      const stored = await storedRows(transaction, chunk);
      const fresh = chunk.filter((row) => !stored.has(rowKey(row)));
      const changes: Change[] = fresh.map((mention) => ({ mention, by: 1 }));
      if (fresh.length > 0) await transaction.db.insertInto('mentions').values(fresh).execute();
      added += fresh.length;
      for (const row of chunk) {
        const known = stored.get(rowKey(row));
        if (known === undefined || !(await update(transaction, known, row, changes))) continue;
        changed += 1;
      }
      await recount(transaction, changes);
    }
    return { added, changed };
  });
}

async function storedRows(
  { db, engine }: SqlContext,
  rows: readonly NewRow[],
): Promise<ReadonlyMap<string, StoredRow>> {
  const groups = new Map<string, NewRow[]>();
  for (const row of rows) {
    const group = JSON.stringify([row.brand_id, row.source]);
    const rowsOfGroup = groups.get(group);
    if (rowsOfGroup === undefined) groups.set(group, [row]);
    else rowsOfGroup.push(row);
  }
  const found = new Map<string, StoredRow>();
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const stored = await db
      .selectFrom('mentions')
      .select(['seq', 'is_corrected', 'post', 'post_id', 'brand_id', 'source'])
      .select(['created_at', 'edited_at', 'label', 'voice'])
      .where('brand_id', '=', first.brand_id)
      .where('source', '=', first.source)
      .where(
        isOneOf(
          engine,
          'post_id',
          group.map((row) => row.post_id),
        ),
      )
      .execute();
    for (const row of stored) found.set(rowKey(row), row);
  }
  return found;
}

/** @returns whether there was anything to change */
async function update(
  { db }: SqlContext,
  stored: StoredRow,
  fetched: NewRow,
  changes: Change[],
): Promise<boolean> {
  const difference = compareVersions(toPost(stored), toPost(fetched));
  if (difference === 'nothing') return false;
  // All but the moment it was written, which it is counted by: that stays as first told.
  const { post, edited_at } = fetched;
  if (difference === 'counts') {
    await db
      .updateTable('mentions')
      .set({ post, edited_at })
      .where('seq', '=', stored.seq)
      .execute();
    return true;
  }
  const { voice, copy_of, fingerprint, campaign, author } = fetched;
  const { label, lang, touchpoint, reading } = fetched;
  const newReading = stored.is_corrected === 1 ? {} : { label, lang, touchpoint, reading };
  await db
    .updateTable('mentions')
    .set({ post, edited_at, voice, copy_of, fingerprint, campaign, author, ...newReading })
    .where('seq', '=', stored.seq)
    .execute();
  changes.push({ mention: stored, by: -1 });
  changes.push({ mention: { ...stored, voice, label: newReading.label ?? stored.label }, by: 1 });
  return true;
}

function rowKey(row: Pick<NewRow, 'brand_id' | 'source' | 'post_id'>): string {
  return JSON.stringify([row.brand_id, row.source, row.post_id]);
}
