import { z } from 'zod';
import type { EnvSpec } from '../../lib/drivers.js';

const Price = z.number().min(0).max(1);

/** `sources.x` in vigia.yaml. Prices are those of pay-per-use in August 2026. */
export const XSettings = z.strictObject({
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .default('https://api.x.com')
    .describe('address of the API'),
  pageSize: z
    .int()
    .min(10)
    .max(100)
    .default(20)
    .describe('posts asked for at once; the price of a full page must be left in the budget'),
  monthlyUsd: z
    .number()
    .min(0)
    .max(1_000_000)
    .default(50)
    .describe('most that may be spent in a month (UTC), in US dollars'),
  monthlyPosts: z
    .int()
    .min(0)
    .max(3_000_000)
    .default(10_000)
    .describe('most posts that may be read in a month (UTC)'),
  postUsd: Price.default(0.005).describe('price of a post'),
  userUsd: Price.default(0.01).describe('price of an account'),
  withAuthors: z
    .boolean()
    .default(true)
    .describe("whether authors' names are bought too; without them only their numbers are known"),
  withReposts: z
    .boolean()
    .default(false)
    .describe('whether bare reposts are bought; how many there are is told in any case'),
  maxQueryLength: z
    .int()
    .min(64)
    .max(4_096)
    .default(512)
    .describe('longest query that the account may ask'),
});
export type XSettings = z.infer<typeof XSettings>;

/** `sources.x` in a brand's file: nothing to set. */
export const XBrandSettings = z.strictObject({});
export type XBrandSettings = z.infer<typeof XBrandSettings>;

/** The app that asks. */
export const X_ENV: readonly EnvSpec[] = [
  {
    variable: 'X_BEARER_TOKEN',
    description: 'bearer token of an app at console.x.com; every post that it reads costs money',
    isRequired: true,
  },
];
