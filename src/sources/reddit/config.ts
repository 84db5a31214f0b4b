import { z } from 'zod';
import type { EnvSpec } from '../../lib/drivers.js';

const Url = z.url({ protocol: /^https?$/ });

/** `sources.reddit` in vigia.yaml. */
export const RedditSettings = z.strictObject({
  baseUrl: Url.optional().describe('one address for both of those below'),
  apiUrl: Url.default('https://oauth.reddit.com').describe('asked with a token'),
  webUrl: Url.default('https://www.reddit.com').describe(
    'gives the token, and feeds where there is no app',
  ),
  userAgent: z
    .string()
    .regex(/^[\x20-\x7e]{3,200}$/)
    .default('server:vigia:0.1 (social listening)')
    .describe(
      'as Reddit asks for it: platform:app:version (by /u/account); unnamed programs are cut off first',
    ),
  pageSize: z.int().min(1).max(100).default(100).describe('posts asked for at once'),
  threadsPerRound: z
    .int()
    .min(0)
    .max(100)
    .default(20)
    .describe('posts of a round whose new comments are read, each with one request'),
});
export type RedditSettings = z.infer<typeof RedditSettings>;

/** `sources.reddit` in a brand's file. */
export const RedditBrandSettings = z.strictObject({
  subreddits: z
    .array(
      z
        .string()
        .regex(/^(r\/)?\w{2,50}$/, 'the name of a community, with or without r/')
        .transform((name) => name.replace(/^r\//, '')),
    )
    .max(50)
    .default([])
    .describe('communities of which every new post and comment is read'),
});
export type RedditBrandSettings = z.infer<typeof RedditBrandSettings>;

/** The app through which Reddit is asked; without it only the public feeds are, which it mostly blocks. */
export const REDDIT_ENV: readonly EnvSpec[] = [
  {
    variable: 'REDDIT_CLIENT_ID',
    description: 'id of the Reddit app that listens; without one the public feeds are tried',
    isRequired: false,
  },
  {
    variable: 'REDDIT_CLIENT_SECRET',
    description: 'secret of that app',
    isRequired: false,
  },
  {
    variable: 'REDDIT_USERNAME',
    description:
      'account of the brand that owns the app (of the type "script"); shows who mentions it',
    isRequired: false,
  },
  {
    variable: 'REDDIT_PASSWORD',
    description: 'password of that account',
    isRequired: false,
  },
];
