import { z } from 'zod';
import type { EnvSpec } from '../../lib/drivers.js';

/** `sources.discord` in vigia.yaml. */
export const DiscordSourceSettings = z.strictObject({
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .default('https://discord.com/api')
    .describe('address of the API, without its version'),
});
export type DiscordSourceSettings = z.infer<typeof DiscordSourceSettings>;

const Snowflake = z
  .string()
  .regex(/^\d{1,20}$/, "an id in quotes: Discord's developer mode, right click, 'Copy ID'");

/** `sources.discord` in a brand's file. */
export const DiscordBrandSettings = z.strictObject({
  guild: Snowflake.optional().describe(
    "id of the brand's server, for the addresses of messages; asked for where it is not given",
  ),
  channels: z
    .array(Snowflake)
    .max(50)
    .default([])
    .describe("ids of the channels and threads of the brand's own server that are read"),
});
export type DiscordBrandSettings = z.infer<typeof DiscordBrandSettings>;

/** The bot that is there anyway. */
export const DISCORD_SOURCE_ENV: readonly EnvSpec[] = [
  {
    variable: 'DISCORD_TOKEN',
    description: "token of the bot, the same as for writing; it must be in the brand's server",
    isRequired: true,
  },
];
