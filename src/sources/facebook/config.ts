import { z } from 'zod';
import type { EnvSpec } from '../../lib/drivers.js';
import { Secret } from '../../lib/secret.js';

/** What of a Page is read. */
export const EDGES = ['feed', 'tagged', 'ratings'] as const;

/** `sources.facebook` in vigia.yaml. */
export const FacebookSettings = z.strictObject({
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .default('https://graph.facebook.com')
    .describe('address of the Graph API'),
  version: z
    .string()
    .regex(/^v\d{1,3}\.\d$/, 'a version such as v24.0')
    .default('v24.0')
    .describe('version of the Graph API'),
  pageSize: z.int().min(1).max(100).default(25).describe('posts asked for at once'),
  callsPerRound: z
    .int()
    .min(0)
    .max(500)
    .default(20)
    .describe('most calls of a round for comments that did not come with their post'),
});
export type FacebookSettings = z.infer<typeof FacebookSettings>;

/** `sources.facebook` in a brand's file. */
export const FacebookBrandSettings = z.strictObject({
  pages: z
    .array(z.coerce.string().regex(/^\d+$/, 'the number of a Page'))
    .max(20)
    .default([])
    .describe("the brand's Pages, by number"),
  edges: z
    .array(z.enum(EDGES))
    .min(1)
    .default([...EDGES])
    .describe('what of them is read: posts and comments, posts that tag them, recommendations'),
});
export type FacebookBrandSettings = z.infer<typeof FacebookBrandSettings>;

/** Pages are read as their owner. */
export const FACEBOOK_ENV: readonly EnvSpec[] = [
  {
    variable: 'FACEBOOK_PAGE_TOKENS',
    description:
      'Page access tokens, as page=token, separated by commas, with pages_read_engagement and pages_read_user_content; one token alone is used for every Page',
    isRequired: true,
  },
];

/** The token of a Page; undefined where there is none. */
export type TokenOf = (page: string) => Secret | undefined;

/**
 * Reads 'page=token, page=token', or one token alone.
 *
 * @returns null where it is written in neither way
 */
export function readTokens(value: Secret | undefined): TokenOf | null {
  const written = value?.reveal().trim() ?? '';
  if (written === '') return () => undefined;
  const pairs = written.split(',').map((pair) => /^\s*(\d+)\s*=\s*(\S+)\s*$/.exec(pair));
  if (pairs.every((pair) => pair !== null)) {
    const tokens = new Map(
      pairs.map(([, page = '', token = '']): [string, Secret] => [page, new Secret(token)]),
    );
    return (page) => tokens.get(page);
  }
  return /^[^\s,]+$/.test(written) ? () => new Secret(written) : null;
}
