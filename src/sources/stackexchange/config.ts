import { z } from 'zod';
import type { EnvSpec } from '../../lib/drivers.js';

/** A site as the API names it. */
const Site = z.string().regex(/^[a-z0-9.-]+$/, 'the name of a site, for example stackoverflow');

/** `sources.stackexchange` in vigia.yaml. */
export const StackExchangeSettings = z.strictObject({
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .default('https://api.stackexchange.com')
    .describe('address of the API'),
  sites: z
    .array(Site)
    .min(1)
    .max(20)
    .default(['stackoverflow'])
    .describe('sites that are asked where a brand names none'),
  pageSize: z.int().min(1).max(100).default(100).describe('posts asked for at once'),
  minIntervalMinutes: z
    .int()
    .min(0)
    .max(1_440)
    .default(30)
    .describe(
      'pause between two rounds over one site and term, which keeps within the daily quota',
    ),
});
export type StackExchangeSettings = z.infer<typeof StackExchangeSettings>;

/** `sources.stackexchange` in a brand's file. */
export const StackExchangeBrandSettings = z.strictObject({
  sites: z
    .array(Site)
    .min(1)
    .max(20)
    .optional()
    .describe('sites on which the brand is spoken of, for example es.stackoverflow or travel'),
});
export type StackExchangeBrandSettings = z.infer<typeof StackExchangeBrandSettings>;

/** Works without; with a key the daily quota is 10,000 requests in place of 300. */
export const STACKEXCHANGE_ENV: readonly EnvSpec[] = [
  {
    variable: 'STACKEXCHANGE_KEY',
    description: 'key of an application registered at stackapps.com; raises the daily quota',
    isRequired: false,
  },
];
