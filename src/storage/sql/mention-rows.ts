import type { Selectable } from 'kysely';
import type { Mention, NewMention } from '../../core/mention.js';
import type { Engagement, Post } from '../../core/post.js';
import { isCorrected, type Reading } from '../../core/reading.js';
import { fromMsOrNull, storableJson, storableText, toMs, toMsOrNull } from './documents.js';
import type { MentionsTable } from './schema.js';

/** Columns that `fromRow` needs. */
export const MENTION_COLUMNS = [
  'seq',
  'brand_id',
  'created_at',
  'edited_at',
  'received_at',
  'voice',
  'copy_of',
  'fingerprint',
  'campaign',
  'post',
  'reading',
] as const satisfies readonly (keyof MentionsTable)[];

/** A mention as a row. */
export function toRow(mention: NewMention): Omit<Selectable<MentionsTable>, 'seq'> {
  const { post } = mention;
  return {
    brand_id: storableText(mention.brandId),
    source: storableText(post.source),
    post_id: storableText(post.id),
    author: storableText(post.author.handle),
    created_at: toMs(post.createdAt),
    edited_at: toMsOrNull(post.editedAt),
    received_at: toMs(mention.receivedAt),
    voice: mention.voice,
    copy_of: mention.copyOf,
    fingerprint: mention.fingerprint,
    campaign: mention.campaign,
    post: toPostDocument(post),
    ...readingColumns(mention.reading),
  };
}

/** The columns that a new reading changes. */
export function readingColumns(
  reading: Reading,
): Pick<Selectable<MentionsTable>, 'label' | 'lang' | 'touchpoint' | 'is_corrected' | 'reading'> {
  return {
    label: reading.label,
    lang: reading.lang,
    touchpoint: reading.touchpoint,
    is_corrected: isCorrected(reading) ? 1 : 0,
    reading: storableJson(JSON.stringify(reading)),
  };
}

/** The mention of a row. */
export function fromRow(
  row: Pick<Selectable<MentionsTable>, (typeof MENTION_COLUMNS)[number]>,
): Mention {
  return {
    seq: row.seq,
    brandId: row.brand_id,
    post: toPost(row),
    reading: JSON.parse(row.reading) as Reading,
    voice: row.voice,
    copyOf: row.copy_of,
    fingerprint: row.fingerprint,
    campaign: row.campaign,
    receivedAt: new Date(row.received_at),
  };
}

/** The post of a row; columns that a later copy of it must not change are taken from the row. */
export function toPost(
  row: Pick<Selectable<MentionsTable>, 'created_at' | 'edited_at' | 'post'>,
): Post {
  return {
    ...(JSON.parse(row.post) as TimelessPost),
    createdAt: new Date(row.created_at),
    editedAt: fromMsOrNull(row.edited_at),
  };
}

/** Its instants are columns, so that plain JSON does for the rest: `fromJson` takes five times as long. */
type TimelessPost = Omit<Post, 'createdAt' | 'editedAt'>;

function toPostDocument({ createdAt: _createdAt, editedAt: _editedAt, ...post }: Post): string {
  return storableJson(JSON.stringify(post satisfies TimelessPost));
}

/** Parts of a key 'source/post id'; a post id may hold further slashes. Null where it is no key. */
export function splitKey(key: string): { readonly source: string; readonly postId: string } | null {
  const slash = key.indexOf('/');
  return slash < 1 ? null : { source: key.slice(0, slash), postId: key.slice(slash + 1) };
}

/** What a later copy of a post changes: its words (and with them the reading), its counts, or nothing. */
export function compareVersions(stored: Post, fetched: Post): 'words' | 'counts' | 'nothing' {
  const storedEdit = stored.editedAt?.getTime() ?? Number.NEGATIVE_INFINITY;
  const fetchedEdit = fetched.editedAt?.getTime() ?? Number.NEGATIVE_INFINITY;
  // A federated server may still show the text from before an edit that was seen elsewhere.
  if (fetchedEdit < storedEdit) return 'nothing';
  if (stored.text !== fetched.text || stored.title !== fetched.title) return 'words';
  const isSame = fetchedEdit === storedEdit && sameCounts(stored.engagement, fetched.engagement);
  return isSame ? 'nothing' : 'counts';
}

function sameCounts(one: Engagement, other: Engagement): boolean {
  return (['likes', 'reposts', 'replies', 'views'] as const).every(
    (count) => one[count] === other[count],
  );
}
