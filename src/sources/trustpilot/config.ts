import { z } from 'zod';
import type { EnvSpec } from '../../lib/drivers.js';

/** `sources.trustpilot` in vigia.yaml. */
export const TrustpilotSettings = z.strictObject({
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .default('https://api.trustpilot.com')
    .describe('address of the API'),
});
export type TrustpilotSettings = z.infer<typeof TrustpilotSettings>;

/** `sources.trustpilot` in a brand's file. */
export const TrustpilotBrandSettings = z.strictObject({
  businessUnits: z
    .array(z.string().regex(/^[0-9a-f]{24}$/, 'the 24 hex digits of a business unit'))
    .max(20)
    .default([])
    .describe('business units whose reviews are read, by id'),
});
export type TrustpilotBrandSettings = z.infer<typeof TrustpilotBrandSettings>;

/** The application that asks. */
export const TRUSTPILOT_ENV: readonly EnvSpec[] = [
  {
    variable: 'TRUSTPILOT_API_KEY',
    description: 'API key of an application of a Trustpilot Business account with the API module',
    isRequired: true,
  },
];
