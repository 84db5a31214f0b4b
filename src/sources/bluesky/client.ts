import type { Http, HttpResponse } from '../../lib/http/http.js';
import type { Secret } from '../../lib/secret.js';
import { type SearchReply as Reply, SearchReply, xrpcErrorCode } from './schema.js';
import { isSessionOver, type Session } from './session.js';

/** Which posts. */
export interface SearchRequest {
  readonly baseUrl: string;
  readonly term: string;
  /** Included. */
  readonly since: Date;
  /** Excluded; null for no end. */
  readonly until: Date | null;
  readonly cursor: string | null;
  readonly limit: number;
  readonly signal: AbortSignal;
}

/** A page of posts that hold a term, newest first; with a session, as its account. */
export async function searchPosts(
  http: Http,
  session: Session | null,
  request: SearchRequest,
): Promise<{ readonly value: Reply; readonly response: HttpResponse }> {
  if (session === null) return ask(http, request, null);
  const token = await session.accessToken(request.signal);
  try {
    return await ask(http, request, token);
  } catch (error) {
    if (!isSessionOver(error)) throw error;
    return ask(http, request, await session.renew(token, request.signal));
  }
}

function ask(
  http: Http,
  { baseUrl, term, since, until, cursor, limit, signal }: SearchRequest,
  token: Secret | null,
) {
  return http.json(
    {
      caller: 'bluesky',
      url: `${baseUrl}/xrpc/app.bsky.feed.searchPosts`,
      query: {
        q: term,
        sort: 'latest',
        since: since.toISOString(),
        until: until?.toISOString(),
        limit,
        cursor: cursor ?? undefined,
      },
      ...(token === null ? {} : { headers: { authorization: `Bearer ${token.reveal()}` } }),
      errorCode: xrpcErrorCode,
      signal,
    },
    SearchReply,
  );
}
