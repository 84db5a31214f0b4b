import { createHash } from 'node:crypto';
import { z } from 'zod';
import { POST_KINDS, type PostKind, type RawPost } from '../../core/post.js';
import { parseInstant } from '../../lib/instant.js';
import type { ReadField } from './columns.js';
import type { FileEntry } from './config.js';

/** A row as a post, or why it is none. */
export type Mapped = { readonly post: RawPost } | { readonly problem: string };

const Kind = z.enum(POST_KINDS);

/** Turns a row into a post; it needs a text or a title, and a date. */
export function toPost(read: ReadField, entry: FileEntry): Mapped {
  const text = asText(read('text'));
  const title = asText(read('title'));
  if (text === undefined && title === undefined) return { problem: 'no text' };
  const createdAt = asInstant(read('createdAt'), entry);
  if (createdAt === undefined) return { problem: 'no date that can be read' };
  const handle = asText(read('author'))?.replace(/^@/, '') ?? '';
  const optional = {
    title,
    url: asText(read('url')),
    lang: asText(read('lang')) ?? entry.lang,
    editedAt: asInstant(read('editedAt'), entry),
    rating: asRating(read('rating')),
    repostOf: asText(read('repostOf')),
    replyTo: asText(read('replyTo')),
  };
  return {
    post: {
      source: asText(read('source')) ?? 'file',
      id: asText(read('id')) ?? digest([handle, createdAt.toISOString(), title, text]),
      kind: asKind(read('kind')) ?? (optional.rating === undefined ? entry.kind : 'review'),
      text: text ?? '',
      format: 'plain',
      author: withoutAbsent({
        handle,
        displayName: asText(read('displayName')),
        followers: asCount(read('followers')),
      }),
      createdAt,
      ...withoutAbsent(optional),
      hashtags: asList(read('hashtags')),
      engagement: withoutAbsent({
        likes: asCount(read('likes')),
        reposts: asCount(read('reposts')),
        replies: asCount(read('replies')),
        views: asCount(read('views')),
      }),
    },
  };
}

type WithoutUndefined<T> = { [Key in keyof T]: Exclude<T[Key], undefined> } & {};
type Optional<T> = Partial<WithoutUndefined<T>> & {
  [Key in keyof T as undefined extends T[Key] ? never : Key]: T[Key];
};

/** Only the fields that are there: 'absent' and 'undefined' are two things to a post. */
function withoutAbsent<T extends object>(fields: T): Optional<T> {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Optional<T>;
}

function asText(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** Day and month, in either order, year, and perhaps a time. */
const SLASHED_DATE = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(.*)$/;

function asInstant(value: unknown, { dateOrder }: FileEntry): Date | undefined {
  if (typeof value !== 'string') return typeof value === 'number' ? parseInstant(value) : undefined;
  const [, first = '', second = '', year, rest = ''] = SLASHED_DATE.exec(value) ?? [];
  if (year === undefined) return parseInstant(value);
  const [day, month] = dateOrder === 'dmy' ? [first, second] : [second, first];
  return parseInstant(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}${rest}`);
}

function asCount(value: unknown): number | undefined {
  const count = typeof value === 'string' ? Number(value) : value;
  return typeof count === 'number' && Number.isFinite(count) && count >= 0
    ? Math.round(count)
    : undefined;
}

/** Ratings of other scales are left out: a guess would be worse than none. */
function asRating(value: unknown): number | undefined {
  const rating = typeof value === 'string' ? Number(value.replace(',', '.')) : value;
  return typeof rating === 'number' && rating >= 1 && rating <= 5 ? rating : undefined;
}

function asKind(value: unknown): PostKind | undefined {
  return Kind.safeParse(value).data;
}

function asList(value: unknown): string[] {
  const words = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value.split(/[\s,;|]+/)
      : [];
  return words.flatMap((word) => {
    const tag = asText(word)?.replace(/^#/, '');
    return tag === undefined || tag === '' ? [] : [tag];
  });
}

function digest(parts: readonly (string | undefined)[]): string {
  const hash = createHash('sha256').update(parts.join('\n')).digest('hex');
  return `sha256:${hash.slice(0, 32)}`;
}
