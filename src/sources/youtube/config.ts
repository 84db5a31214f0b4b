import { z } from 'zod';
import type { EnvSpec } from '../../lib/drivers.js';

/** `sources.youtube` in vigia.yaml. */
export const YouTubeSettings = z.strictObject({
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .default('https://www.googleapis.com')
    .describe('address of the API'),
  dailyUnits: z
    .int()
    .min(0)
    .max(10_000_000)
    .default(9_500)
    .describe('quota units that may be spent in a day (Pacific time); a project has 10,000'),
  searchEveryMinutes: z
    .int()
    .min(0)
    .max(1_440)
    .default(60)
    .describe('pause between two searches, which cost 100 units a page'),
  callsPerRound: z
    .int()
    .min(0)
    .max(500)
    .default(40)
    .describe('most calls of a round for the comments of videos that were found, 1 unit each'),
});
export type YouTubeSettings = z.infer<typeof YouTubeSettings>;

/** `sources.youtube` in a brand's file. */
export const YouTubeBrandSettings = z.strictObject({
  channels: z
    .array(z.string().regex(/^UC[\w-]{10,30}$/, 'the id of a channel: UC and 22 characters'))
    .max(20)
    .default([])
    .describe("the brand's channels, by id: every comment under their videos is read"),
  videos: z
    .array(z.string().regex(/^[\w-]{5,20}$/, 'the id of a video: what follows v= in its address'))
    .max(50)
    .default([])
    .describe('videos of others whose comments are read, by id'),
});
export type YouTubeBrandSettings = z.infer<typeof YouTubeBrandSettings>;

/** The project that asks. */
export const YOUTUBE_ENV: readonly EnvSpec[] = [
  {
    variable: 'YOUTUBE_API_KEY',
    description: 'API key of a Google Cloud project with the YouTube Data API v3 switched on',
    isRequired: true,
  },
];
