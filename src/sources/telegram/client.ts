import { SourceAuthError, SourceUnavailableError } from '../../core/errors.js';
import { withBodyRetry } from '../../lib/http/body-retry.js';
import { HttpError } from '../../lib/http/errors.js';
import type { Http } from '../../lib/http/http.js';
import type { Secret } from '../../lib/secret.js';
import { KINDS, telegramErrorCode, type Update, UpdatesReply } from './schema.js';

const SOURCE = 'telegram';

/** Updates that nobody has confirmed yet, oldest first. */
export interface Updates {
  readonly updates: readonly Update[];
  /** Entries that are no updates. */
  readonly skipped: number;
  /** Whether there may be more behind them. */
  readonly isFull: boolean;
}

/**
 * Asks for the updates at hand, without waiting for new ones.
 *
 * @param offset confirms, for good, every update with a lower number; null confirms none
 */
export async function fetchUpdates(
  http: Http,
  {
    baseUrl,
    token,
    offset,
    limit,
    now,
    signal,
  }: {
    readonly baseUrl: string;
    readonly token: Secret;
    readonly offset: number | null;
    readonly limit: number;
    readonly now: () => Date;
    readonly signal: AbortSignal;
  },
): Promise<Updates> {
  const bot = encodeURIComponent(token.reveal()).replaceAll('%3A', ':');
  try {
    const { value } = await http.json(
      {
        caller: SOURCE,
        url: `${baseUrl.replace(/\/$/, '')}/bot${bot}/getUpdates`,
        query: {
          limit,
          timeout: 0,
          allowed_updates: JSON.stringify(KINDS),
          ...(offset === null ? {} : { offset }),
        },
        errorCode: telegramErrorCode,
        signal,
      },
      UpdatesReply,
    );
    const updates = value.result.flatMap((update) => update ?? []);
    return {
      updates: updates.toSorted((a, b) => a.id - b.id),
      skipped: value.result.length - updates.length,
      isFull: value.result.length >= limit,
    };
  } catch (error) {
    throw withBodyRetry(SOURCE, explain(error), now());
  }
}

function explain(error: unknown): unknown {
  if (!(error instanceof HttpError)) return error;
  const told = (reason: string) =>
    new SourceAuthError({ source: SOURCE, reason }, { cause: error });
  // A token of the wrong form is answered as an address that there is not.
  if (error.status === 401 || (error.status === 404 && error.code === null)) {
    return told(
      `the token was refused (${error.status}); ask @BotFather for it and set TELEGRAM_BOT_TOKEN`,
    );
  }
  if (error.status !== 409) return error;
  if (error.code === 'webhook') {
    return told(
      "this bot's messages go to a webhook (409); delete it with deleteWebhook, or give Vigía a bot of its own",
    );
  }
  const reason =
    "another program reads this bot's messages (409); stop it, or give Vigía a bot of its own";
  return new SourceUnavailableError({ source: SOURCE, reason }, { cause: error });
}
