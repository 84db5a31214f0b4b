import type { Author, RawPost } from '../../core/post.js';
import type { Message, User } from './schema.js';

const MESSAGE = 0;
const ANSWER = 19;
/** `message_reference.type` of what is passed on. */
const FORWARD = 1;

/** A message as ours; null where no person wrote it or it has no words. */
export function toPost(
  message: Message,
  { guild, channel }: { readonly guild: string | undefined; readonly channel: string },
): RawPost | null {
  const { id, author, timestamp, edited_timestamp: editedAt } = message;
  const forwarded = forwardedText(message);
  const text = withNames(message.content || (forwarded ?? ''), message.mentions ?? []);
  if (text.trim() === '' || !isOfAPerson(message)) return null;
  const referred = message.message_reference?.message_id;
  const isForward = message.message_reference?.type === FORWARD;
  const likes = (message.reactions ?? []).reduce((sum, one) => sum + (one?.count ?? 0), 0);
  return {
    source: 'discord',
    id,
    kind: 'message',
    text,
    format: 'plain',
    ...(guild === undefined
      ? {}
      : { url: `https://discord.com/channels/${guild}/${channel}/${id}` }),
    author: authorOf(author),
    createdAt: timestamp,
    ...(editedAt === undefined ? {} : { editedAt }),
    ...(referred === undefined ? {} : { [isForward ? 'repostOf' : 'replyTo']: referred }),
    engagement: message.reactions === undefined ? {} : { likes },
  };
}

/** Not a bot's, a webhook's or Discord's own. */
export function isOfAPerson({ type = MESSAGE, author, webhook_id: webhook }: Message): boolean {
  const isMachine = author?.bot === true || author?.system === true || webhook !== undefined;
  return !isMachine && (type === MESSAGE || type === ANSWER);
}

/** A person's message without anything in it, which nobody can write: its content was kept from us. */
export function isWithheld(message: Message): boolean {
  const { attachments, embeds, components, sticker_items: stickers, poll } = message;
  const parts = [attachments, embeds, components, stickers, message.message_snapshots];
  const isEmpty = parts.every((list) => (list ?? []).length === 0) && (poll ?? null) === null;
  return isOfAPerson(message) && (message.content ?? '') === '' && isEmpty;
}

function forwardedText({ message_snapshots: snapshots }: Message): string | undefined {
  return snapshots?.[0]?.message.content;
}

function authorOf(author: User | undefined): Author {
  const { username = '', discriminator = '0', global_name: displayName } = author ?? {};
  // Names were unique with their number only, until 2023.
  const handle = /^0*$/.test(discriminator) ? username : `${username}#${discriminator}`;
  return { handle, ...(displayName === undefined ? {} : { displayName }) };
}

/** '<@1>' as '@ana', '<:bravo:2>' as ':bravo:'. */
function withNames(content: string, mentions: readonly (User | null)[]): string {
  return content
    .replace(/<@!?(\d+)>/g, (whole, id: string) => {
      const username = mentions.find((user) => user?.id === id)?.username;
      return username === undefined ? whole : `@${username}`;
    })
    .replace(/<a?(:\w{2,32}:)\d+>/g, '$1');
}
