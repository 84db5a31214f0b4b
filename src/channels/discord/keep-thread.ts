import { createHash } from 'node:crypto';
import { DiscordAPIError, type REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { Locale } from '../../core/brand.js';
import type { IncidentCard, Receipt } from '../../core/message.js';
import type { Logger } from '../../lib/logger.js';
import { isGone } from './failures.js';
import { editMessage, type Place, postMessage } from './posting.js';
import type { Rendered } from './render/message.js';
import {
  ARCHIVE_MINUTES,
  newsOf,
  renderThreadPost,
  THREAD_POSTS,
  threadName,
} from './render/thread.js';

/** Actions of the incident that the thread has told, as a number of them in the receipt. */
const TOLD = 'told';
const HASH_LENGTH = 12;

/** A card, and where its messages are. */
export interface ThreadTask {
  readonly rest: REST;
  readonly card: IncidentCard;
  readonly locale: Locale;
  /** Of the card: its channel and message, and the thread's own entries from earlier. */
  readonly receipt: Receipt;
  readonly signal: AbortSignal;
  readonly log: Logger;
}

/**
 * The thread under a card: opened where there is none, asked for again where an earlier attempt lost the answer.
 *
 * @returns its id, or null where none can be had now: the card then holds everything itself
 */
export async function openThread(task: ThreadTask): Promise<string | null> {
  const { rest, card, locale, receipt, signal, log } = task;
  const { channelId = '', messageId = '', threadId } = receipt;
  if (threadId !== undefined) return threadId;
  try {
    const body = { name: threadName(card, locale), auto_archive_duration: ARCHIVE_MINUTES };
    const thread = await rest.post(Routes.threads(channelId, messageId), { body, signal });
    return (thread as { readonly id: string }).id;
  } catch (error) {
    // A thread has the id of the message that it hangs from.
    if (codeOf(error) === RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage) return messageId;
    log.warn({ err: error, incident: card.incident.id }, 'no thread for the card');
    return null;
  }
}

/**
 * Brings the thread's messages up to date and tells what people must hear of. What fails is left for the next change of
 * the card: the card itself is sent.
 *
 * @returns the receipt with the thread's entries
 */
export async function keepThread(task: ThreadTask, threadId: string): Promise<Receipt> {
  const entries: Record<string, string> = { ...task.receipt, threadId };
  // A first card tells of everything itself.
  const told = Number(entries[TOLD] ?? task.card.actions.length);
  try {
    for (const post of THREAD_POSTS) {
      const rendered = await renderThreadPost(post, task.card, task.locale);
      entries[post] = await keepPost(task, { threadId, post, rendered, entry: entries[post] });
    }
    for (const [index, action] of task.card.actions.entries()) {
      if (index < told) continue;
      const rendered = newsOf(action, task.locale);
      if (rendered !== null) {
        const key = `${threadId}/news/${index}`;
        await postMessage(task.rest, { channelId: threadId, key, rendered, signal: task.signal });
      }
      entries[TOLD] = String(index + 1);
    }
    entries[TOLD] = String(task.card.actions.length);
  } catch (error) {
    if (isGone(error)) return withoutThread(task.receipt);
    task.log.warn({ err: error, incident: task.card.incident.id }, 'thread left as it was');
    entries[TOLD] ??= String(told);
  }
  return entries;
}

/** Posts a message of the thread, or edits it where it says something else by now. @returns its id and what it says */
async function keepPost(
  { rest, signal }: Pick<ThreadTask, 'rest' | 'signal'>,
  {
    threadId,
    post,
    rendered,
    entry,
  }: {
    readonly threadId: string;
    readonly post: string;
    readonly rendered: Rendered;
    readonly entry: string | undefined;
  },
): Promise<string> {
  const hash = hashOf(rendered);
  const [messageId, shown] = entry?.split('/') ?? [];
  if (messageId !== undefined && shown === hash && entry !== undefined) return entry;
  const place: Place = { channelId: threadId, signal };
  if (messageId !== undefined) {
    try {
      await awake(rest, place, () => editMessage(rest, { ...place, messageId, rendered }));
      return `${messageId}/${hash}`;
    } catch (error) {
      if (codeOf(error) !== RESTJSONErrorCodes.UnknownMessage) throw error;
    }
  }
  const key = `${threadId}/${post}/${messageId ?? ''}`;
  const posted = await postMessage(rest, { ...place, key, rendered });
  return `${posted.id}/${hash}`;
}

/** Does something to a message of a thread that Discord may have put away after a quiet week. */
async function awake(rest: REST, { channelId, signal }: Place, work: () => Promise<void>) {
  try {
    await work();
  } catch (error) {
    if (codeOf(error) !== RESTJSONErrorCodes.InvalidActionOnArchivedThread) throw error;
    await rest.patch(Routes.channel(channelId), { body: { archived: false }, signal });
    await work();
  }
}

/** The receipt without what a thread that somebody deleted had. */
export function withoutThread({ channelId = '', messageId = '' }: Receipt): Receipt {
  return { channelId, messageId };
}

function hashOf({ embeds, files }: Rendered): string {
  const hash = createHash('sha256').update(JSON.stringify(embeds));
  for (const { data } of files) hash.update(typeof data === 'string' ? data : String(data));
  return hash.digest('base64url').slice(0, HASH_LENGTH);
}

function codeOf(error: unknown): number | string | null {
  return error instanceof DiscordAPIError ? error.code : null;
}
