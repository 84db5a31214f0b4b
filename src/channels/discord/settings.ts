import { z } from 'zod';
import type { Message } from '../../core/message.js';

/** An id of Discord's, for example of a channel. */
export const Snowflake = z
  .string()
  .regex(/^\d{17,20}$/, 'the id of a channel: 17 to 20 digits, in quotes');

/** A channel for each kind of message; where none is named, the one above it is used. */
const Kinds = z.strictObject({
  incident: Snowflake.optional(),
  digest: Snowflake.optional(),
  risk: Snowflake.optional(),
  notice: Snowflake.optional(),
});

/** The `channels.discord` part of `vigia.yaml`. */
export const DiscordSettings = z.strictObject({
  baseUrl: z
    .url()
    .default('https://discord.com/api')
    .describe('address of the API; another one for a Discord-compatible server'),
  channelId: Snowflake.optional().describe('where messages go that nothing below sends elsewhere'),
  kinds: Kinds.default({}).describe('channel by kind of message'),
  brands: z
    .record(z.string(), Kinds.extend({ channelId: Snowflake.optional() }))
    .default({})
    .describe('channels of one brand, by its id'),
});
export type DiscordSettings = z.infer<typeof DiscordSettings>;

/** The Discord channel that a message belongs in: the brand's own before that of the kind; null where none is named. */
export function channelIdFor(
  { channelId, kinds, brands }: DiscordSettings,
  message: Message,
): string | null {
  const brandId = 'brand' in message ? message.brand.id : message.brandId;
  // A call belongs where its incident's card is.
  const kind = message.type === 'escalation' ? 'incident' : message.type;
  const brand = brandId === null ? undefined : brands[brandId];
  return brand?.[kind] ?? brand?.channelId ?? kinds[kind] ?? channelId ?? null;
}
