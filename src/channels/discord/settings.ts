import { z } from 'zod';
import type { Message } from '../../core/message.js';

/** An id of Discord's, for example of a channel. */
export const Snowflake = z
  .string()
  .regex(/^\d{17,20}$/, 'an id of Discord: 17 to 20 digits, in quotes');

/** A channel for each kind of message; where none is named, the one above it is used. */
const Kinds = z.strictObject({
  incident: Snowflake.optional(),
  digest: Snowflake.optional(),
  risk: Snowflake.optional(),
  notice: Snowflake.optional(),
});

/** What a person may do; each can be given to roles. */
export const PERMISSIONS = [
  'view',
  'acknowledge',
  'assign',
  'mute',
  'resolve',
  'dismiss',
  'rate',
  'score',
  'hand-off',
  'label',
  'watch',
  'mute-brand',
  'backtest',
  'forget',
  'sign-in',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

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
  guilds: z
    .array(Snowflake)
    .default([])
    .describe('servers whose people may ask and act; empty: those of the channels above'),
  commands: z
    .enum(['guild', 'global', 'off'])
    .default('guild')
    .describe('where /vigia is registered: in those servers (at once), everywhere, or nowhere'),
  permissions: z
    .partialRecord(z.enum(PERMISSIONS), z.array(Snowflake).min(1))
    .default({})
    .describe(
      'ids of the roles that may do it. Unlisted: watch, mute-brand, backtest, forget and sign-in are for those who manage the server, the rest for everyone who sees the card',
    ),
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

/** Every channel that is named anywhere, each once. */
export function namedChannels({ channelId, kinds, brands }: DiscordSettings): readonly string[] {
  const named = [channelId, kinds, brands].flatMap(idsIn);
  return [...new Set(named)];
}

function idsIn(part: unknown): readonly string[] {
  if (typeof part === 'string') return [part];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(idsIn) : [];
}
