import type { Author, RawPost } from '../../core/post.js';
import type { Chat, Message } from './schema.js';

/** Numbers of channels and supergroups begin with this; addresses leave it out. */
const LONG_PREFIX = /^-100(?=\d)/;

/** A message as ours; null where it holds no text of a person or a channel: joins, pictures, a bot's own words, private chats. */
export function toPost(message: Message): RawPost | null {
  const { chat, from, sender_chat: sender, date, edit_date: editedAt } = message;
  const text = message.text ?? message.caption;
  if (text === undefined || chat.type === 'private') return null;
  if (sender === undefined && from?.is_bot === true) return null;
  const url = urlOf(message);
  const replyTo = replyOf(message);
  const repostOf = originOf(message);
  const hashtags = hashtagsOf(message, text);
  return {
    source: 'telegram',
    id: idOf(chat, message.message_id),
    kind: chat.type === 'channel' ? 'post' : 'message',
    text,
    format: 'plain',
    ...(url === undefined ? {} : { url }),
    author: authorOf(message),
    createdAt: date,
    ...(editedAt === undefined ? {} : { editedAt }),
    ...(repostOf === undefined ? {} : { repostOf }),
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(hashtags.length === 0 ? {} : { hashtags }),
  };
}

/** Messages are counted in each chat alone. */
function idOf({ id }: Chat, messageId: string): string {
  return `${id}/${messageId}`;
}

function urlOf({ chat, message_id: id }: Message): string | undefined {
  if (chat.username !== undefined) return `https://t.me/${encodeURIComponent(chat.username)}/${id}`;
  return LONG_PREFIX.test(chat.id)
    ? `https://t.me/c/${chat.id.replace(LONG_PREFIX, '')}/${id}`
    : undefined;
}

/** A channel speaks for itself; in a group a person does, unless a chat is said to. */
function authorOf({ chat, from, sender_chat: sender }: Message): Author {
  const speaker = sender ?? (chat.type === 'channel' || from === undefined ? chat : null);
  if (speaker !== null) {
    const { id, username, title: displayName } = speaker;
    return { handle: username ?? id, ...(displayName === undefined ? {} : { displayName }) };
  }
  const displayName = [from?.first_name, from?.last_name].filter(Boolean).join(' ');
  return {
    handle: from?.username ?? from?.id ?? '',
    ...(displayName === '' ? {} : { displayName }),
  };
}

/** In a forum the first message of a topic is what opened it, and nobody's words. */
function replyOf({ chat, reply_to_message: answered }: Message): string | undefined {
  if (answered === undefined || (answered.forum_topic_created ?? null) !== null) return undefined;
  return idOf(chat, answered.message_id);
}

/** Only what comes from a channel says which message it is. */
function originOf(message: Message): string | undefined {
  const chat = message.forward_origin?.chat ?? message.forward_from_chat;
  const id = message.forward_origin?.message_id ?? message.forward_from_message_id;
  return chat === undefined || id === undefined ? undefined : idOf(chat, id);
}

function hashtagsOf(message: Message, text: string): string[] {
  const entities = message.text === undefined ? message.caption_entities : message.entities;
  const tags = (entities ?? []).flatMap((entity) =>
    entity?.type === 'hashtag' ? [text.slice(entity.offset, entity.offset + entity.length)] : [],
  );
  // '#tag@channel' is a hashtag of one channel.
  return [...new Set(tags.map((tag) => tag.replace(/^#|@.*$/g, '')))].filter((tag) => tag !== '');
}
