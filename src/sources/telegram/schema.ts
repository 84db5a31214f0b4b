import { z } from 'zod';
import { retryCode } from '../../lib/http/body-retry.js';
import { optional } from '../../lib/http/forgiving.js';
import { LenientId, LenientInstant, LenientText } from '../../lib/http/lenient.js';

const Id = z.union([z.number().int(), z.string().regex(/^-?\d{1,20}$/)]).transform(String);
const UpdateId = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  ])
  .pipe(z.number().int());

const Chat = z.object({ id: Id, type: LenientText, title: LenientText, username: LenientText });
export type Chat = z.infer<typeof Chat>;

const User = z.object({
  id: Id,
  is_bot: optional(z.boolean()),
  username: LenientText,
  first_name: LenientText,
  last_name: LenientText,
});

/** A part of a text; its place is counted in UTF-16 units, as in JavaScript. */
const Entity = z.object({
  type: z.string(),
  offset: z.number().int().min(0),
  length: z.number().int().min(0),
});
const Entities = optional(z.array(Entity.nullable().catch(null)));

/** A message of a channel or a group. */
export const Message = z.object({
  message_id: LenientId,
  date: LenientInstant,
  edit_date: optional(LenientInstant),
  chat: Chat,
  from: optional(User),
  /** Who writes where it is no person: the channel itself, or a group's anonymous administrator. */
  sender_chat: optional(Chat),
  text: LenientText,
  caption: LenientText,
  entities: Entities,
  caption_entities: Entities,
  reply_to_message: optional(
    z.object({ message_id: LenientId, forum_topic_created: z.unknown().optional() }),
  ),
  forward_origin: optional(
    z.object({ type: z.string(), chat: optional(Chat), message_id: optional(LenientId) }),
  ),
  /** As servers before version 7 of the Bot API say it. */
  forward_from_chat: optional(Chat),
  forward_from_message_id: optional(LenientId),
});
export type Message = z.infer<typeof Message>;

/** What is asked for; private messages come too, under `message`, and are left out. */
export const KINDS = ['message', 'edited_message', 'channel_post', 'edited_channel_post'] as const;

/** One thing that happened, by its number. */
export interface Update {
  readonly id: number;
  /** Null where it is none of ours, 'unreadable' where it ought to be. */
  readonly message: Message | 'unreadable' | null;
}

const UpdateEntry = z
  .looseObject({ update_id: UpdateId })
  .transform(({ update_id: id, ...rest }): Update => {
    const given = KINDS.map((kind) => rest[kind]).find((one) => one !== undefined && one !== null);
    if (given === undefined) return { id, message: null };
    const message = Message.safeParse(given);
    return { id, message: message.success ? message.data : 'unreadable' };
  });

/** Reply of `getUpdates`, oldest first. What has no number is left out: it could never be confirmed. */
export const UpdatesReply = z.object({
  ok: z.literal(true),
  result: z.array(UpdateEntry.nullable().catch(null)),
});

const Refusal = z.object({
  description: z.string().catch(''),
  parameters: optional(z.object({ retry_after: optional(z.coerce.number()) })),
});

/** Why no updates came, for `HttpError.code`: when to come back, or who else reads them. */
export function telegramErrorCode(body: unknown): string | undefined {
  const refusal = Refusal.safeParse(body).data;
  if (refusal === undefined) return undefined;
  const seconds = refusal.parameters?.retry_after;
  if (seconds !== undefined) return retryCode(seconds);
  if (/webhook is active/i.test(refusal.description)) return 'webhook';
  return /^Conflict/i.test(refusal.description) ? 'other-reader' : undefined;
}
