import type { Http, HttpResponse } from '../../lib/http/http.js';
import type { Secret } from '../../lib/secret.js';
import { type SearchReply as Reply, refusalCode, SearchReply } from './schema.js';

/** Which posts: those after `sinceId`, or, where there is none, from `startTime` on. */
export interface SearchRequest {
  readonly query: string;
  readonly sinceId: string | null;
  readonly startTime: Date;
  readonly nextToken: string | null;
  readonly maxResults: number;
  readonly withAuthors: boolean;
  readonly signal: AbortSignal;
}

const TWEET_FIELDS =
  'author_id,created_at,edit_history_tweet_ids,entities,lang,note_tweet,public_metrics,referenced_tweets';

/** Posts of the last seven days, newest first. */
export async function searchRecent(
  http: Http,
  { baseUrl, token }: { readonly baseUrl: string; readonly token: Secret },
  request: SearchRequest,
): Promise<{ readonly value: Reply; readonly response: HttpResponse }> {
  const { query, sinceId, startTime, nextToken, maxResults, withAuthors, signal } = request;
  const authors = { expansions: 'author_id', 'user.fields': 'username,name,public_metrics' };
  return http.json(
    {
      caller: 'x',
      url: `${baseUrl.replace(/\/$/, '')}/2/tweets/search/recent`,
      query: {
        query,
        max_results: maxResults,
        since_id: sinceId ?? undefined,
        start_time: sinceId === null ? startTime.toISOString() : undefined,
        next_token: nextToken ?? undefined,
        'tweet.fields': TWEET_FIELDS,
        ...(withAuthors ? authors : {}),
      },
      headers: { authorization: `Bearer ${token.reveal()}` },
      errorCode: refusalCode,
      signal,
    },
    SearchReply,
  );
}
