import {
  SourceContractError,
  SourceRateLimitedError,
  SourceUnavailableError,
} from '../../core/errors.js';
import { MINUTE_MS, SECOND_MS } from '../../core/time.js';
import type { Http, HttpResponse } from '../../lib/http/http.js';
import { readJson } from '../../lib/http/json-body.js';
import { ArticleList } from './schema.js';

const SOURCE = 'gdelt';
/** Answers of 23 to 26 seconds were reported by several of its users. */
const TIMEOUT_MS = 45 * SECOND_MS;
/** They ask for five seconds, and refuse callers who wait longer than that when their servers are busy. */
const THROTTLED_MS = 2 * MINUTE_MS;

/** Which articles; both ends included. */
export interface ArticleRequest {
  readonly baseUrl: string;
  readonly query: string;
  readonly from: Date;
  readonly to: Date;
  readonly limit: number;
  readonly now: Date;
  readonly signal: AbortSignal;
}

/**
 * Articles that GDELT saw between two instants, newest first. There is no second page.
 *
 * @throws {SourceRateLimitedError} also for the plain sentence that comes with a 200
 */
export async function fetchArticles(
  http: Http,
  { baseUrl, query, from, to, limit, now, signal }: ArticleRequest,
): Promise<ArticleList> {
  const response = await http.send({
    caller: SOURCE,
    url: `${baseUrl.replace(/\/$/, '')}/api/v2/doc/doc`,
    query: {
      query,
      mode: 'artlist',
      format: 'json',
      sort: 'DateDesc',
      maxrecords: limit,
      startdatetime: compact(from),
      enddatetime: compact(to),
    },
    headers: { accept: 'application/json' },
    timeoutMs: TIMEOUT_MS,
    signal,
  });
  return readArticles(response, now);
}

/** They answer in plain words whatever is wrong, with a status of 200 too. */
function readArticles(response: HttpResponse, now: Date): ArticleList {
  const text = new TextDecoder().decode(response.body).trim();
  if (text.startsWith('{')) return readJson(SOURCE, mended(response, text), ArticleList);
  const host = new URL(response.url).host;
  if (/limit requests|one every \d+ seconds/i.test(text)) {
    const retryAt = new Date(now.getTime() + THROTTLED_MS);
    throw new SourceRateLimitedError({
      source: SOURCE,
      reason: `${host} asks for pauses`,
      retryAt,
    });
  }
  if (/\b(query|phrase|keyword|parenthes[ei]s)\b/i.test(text) && !text.startsWith('<')) {
    const reason = `${host} does not take the query: a term of it is too short, too common or too long`;
    throw new SourceContractError({ source: SOURCE, reason, path: 'query' });
  }
  const reason = `${host} answered in words instead of JSON`;
  throw new SourceUnavailableError({ source: SOURCE, reason });
}

/** Headlines arrive with backslashes and control characters that JSON does not allow. */
function mended(response: HttpResponse, text: string): HttpResponse {
  const clean = text
    .replace(/\\(["\\/bfnrt]|u[0-9a-f]{4})|\\/gi, (whole, escaped) =>
      escaped === undefined ? '' : whole,
    )
    // A tab or a line end inside a headline is a space to a reader.
    .replace(/\p{Cc}/gu, ' ');
  return { ...response, body: new TextEncoder().encode(clean) };
}

/** 20260302101500, UTC. */
function compact(instant: Date): string {
  return instant.toISOString().slice(0, 19).replace(/\D/g, '');
}
