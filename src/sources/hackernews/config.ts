import { z } from 'zod';

/** `sources.hackernews` in vigia.yaml. */
export const HackerNewsSettings = z.strictObject({
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .default('https://hn.algolia.com')
    .describe('address of the search service'),
  pageSize: z.int().min(1).max(1_000).default(200).describe('posts asked for at once'),
});
export type HackerNewsSettings = z.infer<typeof HackerNewsSettings>;

/** `sources.hackernews` in a brand's file: nothing to set. */
export const HackerNewsBrandSettings = z.strictObject({});
export type HackerNewsBrandSettings = z.infer<typeof HackerNewsBrandSettings>;
