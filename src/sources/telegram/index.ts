import type { Page, PageRequest, Source } from '../../core/contracts/source.js';
import type { RawPost } from '../../core/post.js';
import { DAY_MS } from '../../core/time.js';
import {
  type EnvValues,
  missingVariables,
  type SourceDefinition,
  type SourceTools,
} from '../../lib/drivers.js';
import { withSourceErrors } from '../../lib/http/source-errors.js';
import { Secret } from '../../lib/secret.js';
import { fetchUpdates } from './client.js';
import { TELEGRAM_ENV, TelegramBrandSettings, TelegramSettings } from './config.js';
import { toPost } from './map.js';
import { readPosition, UpdateQueue } from './queue.js';
import type { Message } from './schema.js';

const NAME = 'telegram';
/** Updates handed over at once. */
const PAGE_SIZE = 200;

/** Posts of channels and messages of groups that a bot is in. */
export const telegram: SourceDefinition<TelegramSettings, TelegramBrandSettings> = {
  name: NAME,
  settings: TelegramSettings,
  brandSettings: TelegramBrandSettings,
  env: TELEGRAM_ENV,
  isAskedByTerms: false,
  create: createSource,
};

function createSource({
  http,
  clock,
  settings,
  env,
}: SourceTools & { readonly settings: TelegramSettings; readonly env: EnvValues }): Source {
  const missing = missingVariables(TELEGRAM_ENV, env);
  const token = env.TELEGRAM_BOT_TOKEN ?? new Secret('');
  // What stands before the colon is the bot's number, which everybody may know.
  const bot = /^(\d{1,20}):/.exec(token.reveal())?.[1] ?? '';
  const queue = new UpdateQueue();
  const now = () => clock.now();
  let wasFull = false;

  return {
    name: NAME,
    readiness: missing.length === 0 ? { isReady: true } : { isReady: false, missing },
    normalSilenceMs: 3 * DAY_MS,
    isAskedByTerms: false,
    fetchPage: (request) => withSourceErrors({ source: NAME, now }, () => fetchPage(request)),
  };

  async function fetchPage({ brand, cursor, since, signal }: PageRequest): Promise<Page> {
    const own = brand.sources.find(({ source }) => source === NAME)?.settings ?? {};
    const { chats } = TelegramBrandSettings.parse(own);
    const position = readPosition(cursor, { bot, now: now() });
    queue.arrive(brand.id, position, now());
    queue.leave(brand.id, false);
    const { baseUrl, pageSize: limit } = settings;
    const offset = wasFull ? queue.confirmable(now()) : null;
    const answer = await fetchUpdates(http, { baseUrl, token, offset, limit, now, signal });
    wasFull = answer.isFull;
    queue.add(answer.updates, now());

    const waiting = queue.after(position);
    const taken = waiting.slice(0, PAGE_SIZE);
    const last = taken.at(-1);
    const isRest = waiting.length > taken.length;
    // What lies behind a full answer is only shown once this one is confirmed, which the next poll may do.
    const hasMore =
      isRest || (answer.isFull && last !== undefined && queue.confirmable(now()) !== null);
    queue.leave(brand.id, hasMore);
    const messages = taken.flatMap(({ message }) => message ?? []);
    const broken = messages.filter((message) => message === 'unreadable').length;
    const posts = messages.flatMap((message) =>
      message === 'unreadable' || !isAsked(message, chats) ? [] : (toPost(message) ?? []),
    );
    return {
      posts: posts.filter((post) => isWanted(post, since)),
      cursor:
        last === undefined
          ? cursorOf(position)
          : cursorOf({ bot, update: last.id, at: now().getTime() }),
      hasMore,
      skipped: broken + answer.skipped,
      deletedIds: [],
      gap: null,
      quota: null,
    };
  }
}

function cursorOf(position: ReturnType<typeof readPosition>): string | null {
  return position === null ? null : JSON.stringify(position);
}

/** Whether a message's chat is one of those that count; all do where none is named. */
function isAsked({ chat }: Message, chats: readonly string[]): boolean {
  if (chats.length === 0 || chats.includes(chat.id)) return true;
  return chat.username !== undefined && chats.includes(chat.username.toLowerCase());
}

/** An old post that was changed lately is news. */
function isWanted({ createdAt, editedAt = createdAt }: RawPost, since: Date): boolean {
  return editedAt >= since || createdAt >= since;
}
