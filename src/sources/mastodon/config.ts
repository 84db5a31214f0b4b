import { z } from 'zod';
import type { EnvSpec } from '../../lib/drivers.js';
import { Secret } from '../../lib/secret.js';

/** A server's address; a bare host is taken as https. */
const Server = z
  .string()
  .transform((written) => (/^https?:\/\//.test(written) ? written : `https://${written}`))
  .pipe(z.url({ protocol: /^https?$/, error: 'a host or an http(s) address' }))
  .transform((url) => new URL(url).origin);

/** `sources.mastodon` in vigia.yaml. */
export const MastodonSettings = z.strictObject({
  baseUrl: Server.optional().describe('one server instead of the list'),
  servers: z
    .array(Server)
    .min(1)
    .max(50)
    .default(['https://mastodon.social', 'https://masto.es'])
    .describe('servers that are asked; each sees the posts that reached it'),
  pageSize: z.int().min(1).max(40).default(40).describe('posts asked for at once'),
  isStreaming: z
    .boolean()
    .default(false)
    .describe('also listens to the hashtags as they are written, on servers with a token'),
});
export type MastodonSettings = z.infer<typeof MastodonSettings>;

/** `sources.mastodon` in a brand's file. */
export const MastodonBrandSettings = z.strictObject({
  hashtags: z
    .array(z.string().regex(/^#?[\p{L}\p{N}_]+$/u, 'a hashtag'))
    .max(50)
    .default([])
    .describe('hashtags to follow beside those made of its names'),
});
export type MastodonBrandSettings = z.infer<typeof MastodonBrandSettings>;

/** Search needs a user of each server. */
export const MASTODON_ENV: readonly EnvSpec[] = [
  {
    variable: 'MASTODON_TOKENS',
    description:
      'tokens with the scope read:search, as host=token, separated by commas; without one a server is asked for hashtags only',
    isRequired: false,
  },
];

/**
 * Reads 'host=token, host=token'.
 *
 * @returns tokens by host, or null where it is not written so
 */
export function readTokens(value: Secret | undefined): ReadonlyMap<string, Secret> | null {
  const tokens = new Map<string, Secret>();
  for (const pair of (value?.reveal() ?? '').split(',')) {
    if (pair.trim() === '') continue;
    const [, host, token] = /^\s*([^=\s]+)\s*=\s*(\S+)\s*$/.exec(pair) ?? [];
    if (host === undefined || token === undefined) return null;
    tokens.set(host.toLowerCase(), new Secret(token));
  }
  return tokens;
}
