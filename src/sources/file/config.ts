import { z } from 'zod';
import { POST_KINDS } from '../../core/post.js';

/** What a column can hold, in our words. */
export const FIELDS = [
  'id',
  'text',
  'title',
  'url',
  'author',
  'displayName',
  'followers',
  'createdAt',
  'editedAt',
  'lang',
  'rating',
  'kind',
  'source',
  'repostOf',
  'replyTo',
  'hashtags',
  'likes',
  'reposts',
  'replies',
  'views',
] as const;
export type Field = (typeof FIELDS)[number];

/** `sources.file` in vigia.yaml. */
export const FileSettings = z.strictObject({
  pageSize: z.int().min(1).max(5_000).default(500).describe('rows read at once'),
});
export type FileSettings = z.infer<typeof FileSettings>;

/** One file to read. */
export const FileEntry = z.strictObject({
  path: z.string().min(1).describe('JSONL or CSV, also compressed with gzip'),
  columns: z
    .partialRecord(z.enum(FIELDS), z.string().min(1))
    .default({})
    .describe('which column or key holds what, where its name does not tell'),
  dateOrder: z.enum(['dmy', 'mdy']).default('dmy').describe('order in dates like 12/03/2026'),
  kind: z.enum(POST_KINDS).default('post').describe('what its rows are'),
  lang: z.string().min(2).max(35).optional().describe('language of rows that say none'),
});
export type FileEntry = z.infer<typeof FileEntry>;

/** `sources.file` in a brand's file. */
export const FileBrandSettings = z.strictObject({
  files: z.array(FileEntry).max(100).default([]).describe('files that are read as they grow'),
});
export type FileBrandSettings = z.infer<typeof FileBrandSettings>;
