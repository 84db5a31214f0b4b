import { z } from 'zod';
import type { EnvSpec } from '../../lib/drivers.js';

const Address = z.url({ protocol: /^https?$/ });

/** `sources.googlebusiness` in vigia.yaml. */
export const GoogleBusinessSettings = z.strictObject({
  baseUrl: Address.default('https://mybusiness.googleapis.com').describe('address of the API'),
  tokenUrl: Address.optional().describe(
    'where tokens are given; https://oauth2.googleapis.com/token, or /token of another baseUrl',
  ),
});
export type GoogleBusinessSettings = z.infer<typeof GoogleBusinessSettings>;

/** `sources.googlebusiness` in a brand's file. */
export const GoogleBusinessBrandSettings = z.strictObject({
  locations: z
    .array(
      z
        .string()
        .regex(/^accounts\/[\w-]+\/locations\/[\w-]+$/, "'accounts/ACCOUNT/locations/LOCATION'"),
    )
    .max(100)
    .default([])
    .describe("the brand's verified places: 'accounts/ACCOUNT/locations/LOCATION'"),
});
export type GoogleBusinessBrandSettings = z.infer<typeof GoogleBusinessBrandSettings>;

/** The account that manages the places. */
export const GOOGLE_BUSINESS_ENV: readonly EnvSpec[] = [
  {
    variable: 'GOOGLE_BUSINESS_CLIENT_ID',
    description: 'OAuth client of a Google Cloud project that may use the Business Profile API',
    isRequired: true,
  },
  { variable: 'GOOGLE_BUSINESS_CLIENT_SECRET', description: 'its secret', isRequired: true },
  {
    variable: 'GOOGLE_BUSINESS_REFRESH_TOKEN',
    description: 'refresh token with scope business.manage of an account that manages the places',
    isRequired: true,
  },
];
