import { z } from 'zod';
import { retryCode } from '../../lib/http/body-retry.js';
import { forgivingArray, optional } from '../../lib/http/forgiving.js';
import { LenientInstant, LenientText } from '../../lib/http/lenient.js';

/** Snowflakes are texts: a number would have lost digits on its way. */
const Id = z.string().regex(/^\d{1,20}$/);
const Count = z.coerce.number().int();

const User = z.object({
  id: optional(Id),
  username: LenientText,
  global_name: LenientText,
  discriminator: LenientText,
  bot: optional(z.boolean()),
  system: optional(z.boolean()),
});
export type User = z.infer<typeof User>;

/** Entries that cannot be read do no harm in lists that are looked into only. */
const Users = optional(z.array(User.nullable().catch(null)));
const Things = optional(z.array(z.unknown()));

/** A message of a channel. */
export const Message = z.object({
  id: Id,
  /** 0 is a message, 19 an answer; all others are what Discord or a program says. */
  type: optional(Count),
  content: z.string().nullish().catch(''),
  author: optional(User),
  webhook_id: LenientText,
  timestamp: LenientInstant,
  edited_timestamp: optional(LenientInstant),
  mentions: Users,
  message_reference: optional(z.object({ type: optional(Count), message_id: optional(Id) })),
  /** What was forwarded. */
  message_snapshots: optional(
    z.array(
      z
        .object({ message: z.object({ content: LenientText }) })
        .nullable()
        .catch(null),
    ),
  ),
  attachments: Things,
  embeds: Things,
  components: Things,
  sticker_items: Things,
  poll: z.unknown().optional(),
  reactions: optional(
    z.array(
      z
        .object({ count: optional(Count) })
        .nullable()
        .catch(null),
    ),
  ),
});
export type Message = z.infer<typeof Message>;

export const Messages = forgivingArray(Message);
export const Channel = z.object({ guild_id: optional(Id) });

const Refusal = z.object({ code: optional(Count), retry_after: optional(z.coerce.number()) });

/** Discord's own number of a refusal, or when to come back. */
export function discordErrorCode(body: unknown): string | undefined {
  const refusal = Refusal.safeParse(body).data;
  if (refusal?.retry_after !== undefined) return retryCode(refusal.retry_after);
  return refusal?.code === undefined || refusal.code === 0 ? undefined : String(refusal.code);
}
