import { z } from 'zod';

/** `sources.gdelt` in vigia.yaml. */
export const GdeltSettings = z.strictObject({
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .default('https://api.gdeltproject.org')
    .describe('address of the API'),
  pageSize: z.int().min(1).max(250).default(250).describe('articles asked for at once'),
  pauseSeconds: z
    .number()
    .min(0)
    .max(120)
    .default(6)
    .describe('pause between two calls; they ask for one every five seconds at most'),
});
export type GdeltSettings = z.infer<typeof GdeltSettings>;

/** `sources.gdelt` in a brand's file: nothing to set. */
export const GdeltBrandSettings = z.strictObject({});
export type GdeltBrandSettings = z.infer<typeof GdeltBrandSettings>;
