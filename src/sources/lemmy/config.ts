import { z } from 'zod';

/** A server's address; a bare host is taken as https. */
const Instance = z
  .string()
  .transform((written) => (/^https?:\/\//.test(written) ? written : `https://${written}`))
  .pipe(z.url({ protocol: /^https?$/, error: 'a host or an http(s) address' }))
  .transform((url) => new URL(url).origin);

/** `sources.lemmy` in vigia.yaml. */
export const LemmySettings = z.strictObject({
  baseUrl: Instance.optional().describe('one instance instead of the list'),
  instances: z
    .array(Instance)
    .min(1)
    .max(50)
    .default(['https://lemmy.world'])
    .describe('instances that are asked; each knows the communities that its users follow'),
  pageSize: z.int().min(1).max(50).default(50).describe('posts asked for at once'),
});
export type LemmySettings = z.infer<typeof LemmySettings>;

/** `sources.lemmy` in a brand's file: nothing to set. */
export const LemmyBrandSettings = z.strictObject({});
export type LemmyBrandSettings = z.infer<typeof LemmyBrandSettings>;
