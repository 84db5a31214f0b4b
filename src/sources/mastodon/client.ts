import type { Http, HttpRequest, HttpResponse } from '../../lib/http/http.js';
import type { Secret } from '../../lib/secret.js';
import { SearchReply, type StatusPage, TimelineReply } from './schema.js';

/** A server, as one of its users where there is a token. */
export interface Server {
  readonly url: string;
  readonly token: Secret | null;
}

/** A page of posts and what the `Link` header says of its neighbours. */
export interface ServerPage {
  readonly page: StatusPage;
  readonly response: HttpResponse;
  /** For the page of older posts; null where there is none. */
  readonly maxId: string | null;
  /** For the page of newer posts; null where it is not said. */
  readonly minId: string | null;
}

/** Posts with a hashtag, newest first: the newest, those older than `maxId`, or those right after `minId`. */
export async function fetchHashtag(
  http: Http,
  server: Server,
  {
    hashtag,
    maxId,
    minId,
    limit,
    signal,
  }: {
    readonly hashtag: string;
    readonly maxId?: string | null;
    readonly minId?: string | null;
    readonly limit: number;
    readonly signal: AbortSignal;
  },
): Promise<ServerPage> {
  const path = `/api/v1/timelines/tag/${encodeURIComponent(hashtag)}`;
  const query = { limit, max_id: maxId ?? undefined, min_id: minId ?? undefined };
  const { value, response } = await http.json(request(server, path, query, signal), TimelineReply);
  const link = response.headers.link ?? '';
  return {
    page: value,
    response,
    maxId: linkedId(link, 'next', 'max_id'),
    minId: linkedId(link, 'prev', 'min_id'),
  };
}

/** Posts that hold a term, newest first; only with a token, and only where the server has full-text search. */
export async function searchStatuses(
  http: Http,
  server: Server,
  {
    term,
    offset,
    limit,
    signal,
  }: {
    readonly term: string;
    readonly offset: number;
    readonly limit: number;
    readonly signal: AbortSignal;
  },
): Promise<Pick<ServerPage, 'page' | 'response'>> {
  const query = { q: term, type: 'statuses', limit, offset: offset === 0 ? undefined : offset };
  const { value, response } = await http.json(
    request(server, '/api/v2/search', query, signal),
    SearchReply,
  );
  return { page: value.statuses, response };
}

function request(
  { url, token }: Server,
  path: string,
  query: NonNullable<HttpRequest['query']>,
  signal: AbortSignal,
): HttpRequest {
  return {
    caller: 'mastodon',
    url: `${url}${path}`,
    query,
    ...(token === null ? {} : { headers: { authorization: `Bearer ${token.reveal()}` } }),
    signal,
  };
}

/** Only the id is taken from a linked address: where to ask is ours to say. */
function linkedId(link: string, relation: 'next' | 'prev', parameter: string): string | null {
  for (const [, address = '', attributes = ''] of link.matchAll(/<([^>]*)>([^<]*)/g)) {
    if (!new RegExp(`rel="?${relation}"?`).test(attributes)) continue;
    return URL.canParse(address) ? new URL(address).searchParams.get(parameter) : null;
  }
  return null;
}
