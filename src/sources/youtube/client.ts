import type { z } from 'zod';
import { SourceAuthError, SourceRateLimitedError } from '../../core/errors.js';
import { MINUTE_MS } from '../../core/time.js';
import type { SourceTools } from '../../lib/drivers.js';
import { type Budget, type BudgetRule, periodOf } from '../../lib/http/budget.js';
import { HttpError } from '../../lib/http/errors.js';
import type { HttpRequest } from '../../lib/http/http.js';
import type { Quota } from '../../lib/rate-limit.js';
import type { Secret } from '../../lib/secret.js';
import type { YouTubeSettings } from './config.js';
import { CommentsReply, refusalCode, SearchReply, ThreadsReply, VideosReply } from './schema.js';

const SOURCE = 'youtube';
/** Units of a call. Source: Google's table of quota costs. */
const COSTS = { search: 100, videos: 1, commentThreads: 1, comments: 1 } as const;
/** Units are counted by days of California. */
const QUOTA_DAY = { period: 'day', timeZone: 'America/Los_Angeles' } as const;
/** Entries asked for at once, the most that each method gives. */
export const PAGE_SIZES = { search: 50, videos: 50, commentThreads: 100, comments: 100 } as const;

const QUOTA_SPENT = new Set(['quotaExceeded', 'dailyLimitExceeded']);
const TOO_FAST = new Set(['rateLimitExceeded', 'userRateLimitExceeded']);
const KEY_REFUSED = new Set(['keyInvalid', 'keyExpired', 'API_KEY_INVALID', 'API_KEY_EXPIRED']);

type Query = NonNullable<HttpRequest['query']>;

/** Calls to the API, each within the day's units. */
export class YouTubeApi {
  readonly #tools: SourceTools;
  readonly #url: string;
  readonly #key: Secret;
  readonly #budget: Budget;
  /** Set when they say that the units are gone: asking again would cost more of the next day's patience. */
  #spentUntil = new Date(0);

  constructor(tools: SourceTools, settings: YouTubeSettings, key: Secret) {
    const rule: BudgetRule = { ...QUOTA_DAY, name: 'youtube units', limit: settings.dailyUnits };
    this.#tools = tools;
    this.#url = `${settings.baseUrl.replace(/\/$/, '')}/youtube/v3`;
    this.#key = key;
    this.#budget = tools.budgets.open(rule);
  }

  /** Videos that hold one of the terms, newest first; 100 units. */
  search(query: Query, signal: AbortSignal) {
    const fixed = { part: 'snippet', type: 'video', order: 'date', safeSearch: 'none' };
    return this.#get('search', { query: { ...fixed, ...query }, schema: SearchReply, signal });
  }

  /** Videos by their ids, at most 50, with their counts. */
  videos(ids: readonly string[], signal: AbortSignal) {
    const query = { part: 'snippet,statistics', id: ids.join(',') };
    return this.#get('videos', { query, schema: VideosReply, signal });
  }

  /** Comments of a video or of a whole channel, newest first, with some of the answers. */
  threads(query: Query, signal: AbortSignal) {
    const fixed = { part: 'snippet,replies', order: 'time', textFormat: 'html' };
    return this.#get('commentThreads', {
      query: { ...fixed, ...query },
      schema: ThreadsReply,
      signal,
    });
  }

  /** All answers to a comment. */
  replies(query: Query, signal: AbortSignal) {
    const fixed = { part: 'snippet', textFormat: 'html' };
    return this.#get('comments', { query: { ...fixed, ...query }, schema: CommentsReply, signal });
  }

  /** Units left of the day. */
  left(): Promise<Quota> {
    return this.#budget.left();
  }

  async #get<Schema extends z.ZodType>(
    method: keyof typeof COSTS,
    { query, schema, signal }: { query: Query; schema: Schema; signal: AbortSignal },
  ): Promise<z.infer<Schema>> {
    const { http, clock } = this.#tools;
    if (clock.now() < this.#spentUntil) throw quotaSpent(this.#spentUntil);
    // A call that fails is charged too, so that nothing is given back.
    await this.#budget.reserve(COSTS[method]);
    try {
      const { value } = await http.json(
        {
          caller: SOURCE,
          url: `${this.#url}/${method}`,
          query: { maxResults: PAGE_SIZES[method], ...query },
          headers: { 'x-goog-api-key': this.#key.reveal() },
          errorCode: refusalCode,
          signal,
        },
        schema,
      );
      return value;
    } catch (error) {
      throw this.#explain(error, clock.now());
    }
  }

  #explain(error: unknown, now: Date): unknown {
    if (!(error instanceof HttpError) || error.code === null) return error;
    const { code } = error;
    if (QUOTA_SPENT.has(code)) {
      this.#spentUntil = periodOf(QUOTA_DAY, now).to;
      return quotaSpent(this.#spentUntil, error);
    }
    if (TOO_FAST.has(code)) {
      const retryAt = error.retryAt ?? new Date(now.getTime() + MINUTE_MS);
      const reason = 'asks for a slower pace';
      return new SourceRateLimitedError({ source: SOURCE, reason, retryAt }, { cause: error });
    }
    const why = KEY_REFUSED.has(code)
      ? 'the key was refused; make a new one at console.cloud.google.com and set YOUTUBE_API_KEY'
      : code === 'accessNotConfigured' || code === 'SERVICE_DISABLED'
        ? 'the YouTube Data API v3 is not switched on in the project of the key'
        : null;
    if (why === null) return error;
    return new SourceAuthError({ source: SOURCE, reason: why }, { cause: error });
  }
}

function quotaSpent(retryAt: Date, cause?: unknown): SourceRateLimitedError {
  const reason = 'the units of the day are spent';
  return new SourceRateLimitedError({ source: SOURCE, reason, retryAt }, { cause });
}
