import { z } from 'zod';
import { POST_KINDS, type PostKind } from '../../core/post.js';

const FeedUrl = z.url({ protocol: /^https?$/, error: 'an http or https address' });

/** `sources.rss` in vigia.yaml. */
export const RssSettings = z.strictObject({
  timeoutSeconds: z.int().min(1).max(120).default(20).describe('longest wait for one feed'),
  obeysRobots: z
    .boolean()
    .default(true)
    .describe("whether a feed is left alone where its host's robots.txt forbids it to programs"),
});
export type RssSettings = z.infer<typeof RssSettings>;

/** `sources.rss` in a brand's file. */
export const RssBrandSettings = z.strictObject({
  feeds: z
    .array(
      z.union([
        FeedUrl.transform((url) => ({ url, kind: 'article' as PostKind, lang: undefined })),
        z.strictObject({
          url: FeedUrl,
          kind: z.enum(POST_KINDS).default('article').describe('what its items are'),
          lang: z.string().min(2).max(35).optional().describe('language, where the feed says none'),
        }),
      ]),
    )
    .max(200)
    .default([])
    .describe('addresses of RSS, Atom, RDF or JSON feeds'),
});
export type RssBrandSettings = z.infer<typeof RssBrandSettings>;
/** One feed to read. */
export type FeedEntry = RssBrandSettings['feeds'][number];
