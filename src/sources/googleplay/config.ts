import { z } from 'zod';
import type { EnvSpec } from '../../lib/drivers.js';

const Address = z.url({ protocol: /^https?$/ });

/** `sources.googleplay` in vigia.yaml. */
export const GooglePlaySettings = z.strictObject({
  baseUrl: Address.default('https://androidpublisher.googleapis.com').describe(
    'address of the API',
  ),
  tokenUrl: Address.optional().describe(
    'where tokens are given; https://oauth2.googleapis.com/token, or /token of another baseUrl',
  ),
});
export type GooglePlaySettings = z.infer<typeof GooglePlaySettings>;

/** `sources.googleplay` in a brand's file. */
export const GooglePlayBrandSettings = z.strictObject({
  packages: z
    .array(
      z.string().regex(/^[A-Za-z]\w*(?:\.\w+)+$/, 'a package name, for example com.condor.app'),
    )
    .max(20)
    .default([])
    .describe("the brand's own apps: what stands behind 'id=' in their addresses"),
});
export type GooglePlayBrandSettings = z.infer<typeof GooglePlayBrandSettings>;

/** The account that may see the apps' reviews. */
export const GOOGLE_PLAY_ENV: readonly EnvSpec[] = [
  {
    variable: 'GOOGLE_PLAY_SERVICE_ACCOUNT',
    description:
      'JSON key, on one line, of a service account that may see reviews in the Play Console',
    isRequired: true,
  },
];

/** What is used of a service account's key. */
export const ServiceAccount = z.object({
  client_email: z.string().min(1),
  private_key: z.string().min(1),
});
export type ServiceAccount = z.infer<typeof ServiceAccount>;
