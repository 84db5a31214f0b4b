import type { Http, HttpResponse } from '../../lib/http/http.js';
import { type SearchReply as Reply, SearchReply } from './schema.js';

/** Which hits; seconds are epoch seconds, both ends included. */
export interface SearchRequest {
  readonly baseUrl: string;
  readonly term: string;
  readonly fromSeconds: number;
  readonly toSeconds: number | null;
  readonly page: number;
  readonly pageSize: number;
  readonly signal: AbortSignal;
}

/** Stories and comments that hold a term, newest first. */
export async function search(
  http: Http,
  { baseUrl, term, fromSeconds, toSeconds, page, pageSize, signal }: SearchRequest,
): Promise<{ readonly value: Reply; readonly response: HttpResponse }> {
  const range = [`created_at_i>=${fromSeconds}`];
  if (toSeconds !== null) range.push(`created_at_i<=${toSeconds}`);
  return http.json(
    {
      caller: 'hackernews',
      url: `${baseUrl.replace(/\/$/, '')}/api/v1/search_by_date`,
      query: {
        // Without quotes the search also takes words that only begin alike.
        query: `"${term.replace(/^#|"/g, '')}"`,
        tags: '(story,comment)',
        numericFilters: range.join(','),
        hitsPerPage: pageSize,
        page,
      },
      signal,
    },
    SearchReply,
  );
}
