import { SourceContractError } from '../../core/errors.js';
import type { Http } from '../../lib/http/http.js';
import { type Feed, FeedRefusedError } from './feed.js';
import { parseFeed } from './parse-feed.js';

/** Largest feed that is read. The largest of well-known ones have about 5 MB. */
const MAX_BYTES = 10 * 1024 * 1024;
const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5';

/** What makes the next request conditional. */
export interface Validators {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

/** Which feed, and how long to wait for it. */
export interface FeedRequest {
  readonly url: string;
  readonly validators: Validators;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * Fetches a feed.
 *
 * @returns null where it has not changed
 * @throws {SourceContractError} what is there is no feed that can be read
 */
export async function fetchFeed(
  http: Http,
  { url, validators, timeoutMs, signal }: FeedRequest,
): Promise<{ readonly feed: Feed; readonly validators: Validators } | null> {
  const { etag, lastModified } = validators;
  const response = await http.send({
    caller: 'rss',
    url,
    headers: { accept: ACCEPT },
    validators: {
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
    },
    isUserUrl: true,
    maxBytes: MAX_BYTES,
    timeoutMs,
    signal,
  });
  if (response.status === 304) return null;
  const { headers, body } = response;
  try {
    const contentType = headers['content-type'];
    const feed = parseFeed(body, { url: response.url, contentType, maxBytes: MAX_BYTES });
    return { feed, validators: { etag: headers.etag, lastModified: headers['last-modified'] } };
  } catch (error) {
    if (!(error instanceof FeedRefusedError)) throw error;
    const reason = `what ${new URL(url).host} sends ${error.message}`;
    throw new SourceContractError({ source: 'rss', reason, path: '' }, { cause: error });
  }
}
