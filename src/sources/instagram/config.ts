import { z } from 'zod';
import type { EnvSpec } from '../../lib/drivers.js';

const Id = z.coerce.string().regex(/^\d+$/, 'a number');

/** What of an account is read. */
export const EDGES = ['tags', 'comments'] as const;

/** `sources.instagram` in vigia.yaml. */
export const InstagramSettings = z.strictObject({
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .default('https://graph.facebook.com')
    .describe('address of the Graph API'),
  version: z
    .string()
    .regex(/^v\d{1,3}\.\d$/, 'a version such as v24.0')
    .default('v24.0')
    .describe('version of the Graph API'),
  pageSize: z.int().min(1).max(50).default(50).describe('posts asked for at once'),
  callsPerRound: z
    .int()
    .min(0)
    .max(500)
    .default(20)
    .describe('most calls of a round for comments that did not come with their post'),
});
export type InstagramSettings = z.infer<typeof InstagramSettings>;

/** `sources.instagram` in a brand's file. */
export const InstagramBrandSettings = z.strictObject({
  accounts: z
    .array(Id)
    .max(20)
    .default([])
    .describe("the brand's professional accounts, by the number that the Graph API gives them"),
  edges: z
    .array(z.enum(EDGES))
    .default([...EDGES])
    .describe('what of them is read: posts that tag them, comments under their posts'),
  hashtags: z
    .array(
      z
        .string()
        .regex(/^#?[\p{L}\p{M}\p{N}_]+$/u, 'a hashtag')
        .transform((tag) => tag.replace(/^#/, '').toLowerCase()),
    )
    .max(30)
    .default([])
    .describe('hashtags to follow; an account may ask for 30 different ones in seven days'),
  mentionedMedia: z
    .array(Id)
    .max(200)
    .default([])
    .describe('posts that mention the first account, by number, as a webhook told them'),
  mentionedComments: z
    .array(Id)
    .max(200)
    .default([])
    .describe('comments that mention the first account, by number, as a webhook told them'),
});
export type InstagramBrandSettings = z.infer<typeof InstagramBrandSettings>;

/** The account is read through the Page that it is linked with. */
export const INSTAGRAM_ENV: readonly EnvSpec[] = [
  {
    variable: 'INSTAGRAM_ACCESS_TOKEN',
    description:
      'access token with instagram_basic, instagram_manage_comments and pages_read_engagement, of somebody who manages the linked Page',
    isRequired: true,
  },
];
