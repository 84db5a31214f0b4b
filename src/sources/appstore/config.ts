import { z } from 'zod';

/** `sources.appstore` in vigia.yaml. */
export const AppStoreSettings = z.strictObject({
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .default('https://itunes.apple.com')
    .describe('address of the reviews feed'),
});
export type AppStoreSettings = z.infer<typeof AppStoreSettings>;

/** `sources.appstore` in a brand's file. */
export const AppStoreBrandSettings = z.strictObject({
  appIds: z
    .array(z.coerce.string().regex(/^\d+$/, 'the digits after "id" in the address of an app'))
    .max(20)
    .default([])
    .describe('apps of the brand: the digits after "id" in their addresses'),
  countries: z
    .array(z.string().regex(/^[a-z]{2}$/, 'a country code of two letters, for example es'))
    .min(1)
    .max(60)
    .default(['es', 'us'])
    .describe('stores whose reviews are read, by country code'),
});
export type AppStoreBrandSettings = z.infer<typeof AppStoreBrandSettings>;
