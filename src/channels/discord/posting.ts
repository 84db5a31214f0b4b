import { createHash } from 'node:crypto';
import { type APIMessage, type REST, Routes } from 'discord.js';
import type { Rendered } from './render/message.js';

/** Discord takes nonces of at most 25 characters. */
const NONCE_LENGTH = 22;

/** Where a message is, or goes. */
export interface Place {
  readonly channelId: string;
  readonly signal: AbortSignal;
}

/** A message as Discord gave it back. */
export type Posted = Pick<APIMessage, 'id' | 'embeds'>;

/** Posts a message; posted again within minutes under the same key, the first one is given back. */
export async function postMessage(
  rest: REST,
  {
    channelId,
    signal,
    key,
    rendered,
  }: Place & { readonly key: string; readonly rendered: Rendered },
): Promise<Posted> {
  const answer = await rest.post(Routes.channelMessages(channelId), {
    body: { ...bodyOf(rendered), nonce: nonceOf(key), enforce_nonce: true },
    files: [...rendered.files],
    signal,
  });
  return answer as APIMessage;
}

/** Puts a message in place of an earlier one; nobody is notified. */
export async function editMessage(
  rest: REST,
  {
    channelId,
    messageId,
    rendered,
    signal,
  }: Place & { readonly messageId: string; readonly rendered: Rendered },
): Promise<void> {
  await rest.patch(Routes.channelMessage(channelId, messageId), {
    body: bodyOf(rendered),
    files: [...rendered.files],
    signal,
  });
}

function bodyOf({ content, embeds, files, components, pings }: Rendered) {
  return {
    ...(content === undefined ? {} : { content }),
    embeds,
    ...(components === undefined ? {} : { components }),
    // Naming the files takes those of an earlier version off an edited message.
    attachments: files.map(({ name }, id) => ({ id, filename: name })),
    allowed_mentions: { parse: [], ...pings },
  };
}

function nonceOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, NONCE_LENGTH);
}
