import { z } from 'zod';
import type { EnvSpec } from '../../lib/drivers.js';

const Url = z.url({ protocol: /^https?$/ });

/** `sources.bluesky` in vigia.yaml. */
export const BlueskySettings = z.strictObject({
  baseUrl: Url.optional().describe('one address for both of those below'),
  pdsUrl: Url.default('https://bsky.social').describe('server that holds the account'),
  publicUrl: Url.default('https://api.bsky.app').describe('asked where there is no account'),
  pageSize: z.int().min(1).max(100).default(100).describe('posts asked for at once'),
  stream: z
    .strictObject({
      isEnabled: z
        .boolean()
        .default(false)
        .describe('listens to every post of the network as it is written, some 3 GB a day'),
      url: z
        .url({ protocol: /^wss?$/ })
        .default('wss://jetstream2.us-east.bsky.network')
        .describe('a Jetstream server'),
    })
    .prefault({})
    .describe('posts and deletions without asking'),
});
export type BlueskySettings = z.infer<typeof BlueskySettings>;

/** `sources.bluesky` in a brand's file: nothing to set. */
export const BlueskyBrandSettings = z.strictObject({});
export type BlueskyBrandSettings = z.infer<typeof BlueskyBrandSettings>;

/** The account through which Bluesky is searched; without it the public host is asked, which may refuse. */
export const BLUESKY_ENV: readonly EnvSpec[] = [
  {
    variable: 'BLUESKY_IDENTIFIER',
    description: 'handle of the Bluesky account that searches',
    isRequired: false,
    example: 'brand.bsky.social',
  },
  {
    variable: 'BLUESKY_APP_PASSWORD',
    description: 'an app password of that account, from its settings; not its own password',
    isRequired: false,
  },
];
