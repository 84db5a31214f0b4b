import type { Http, HttpResponse } from '../../lib/http/http.js';
import { lemmyErrorCode, type SearchReply as Reply, SearchReply } from './schema.js';

/** What of the two is searched; one call gives one kind only. */
export const KINDS = ['Posts', 'Comments'] as const;
export type Kind = (typeof KINDS)[number];

/** Posts or comments that hold a term, newest first. */
export async function search(
  http: Http,
  {
    instance,
    term,
    kind,
    page,
    limit,
    signal,
  }: {
    readonly instance: string;
    readonly term: string;
    readonly kind: Kind;
    /** From 1 on. */
    readonly page: number;
    readonly limit: number;
    readonly signal: AbortSignal;
  },
): Promise<{ readonly value: Reply; readonly response: HttpResponse }> {
  return http.json(
    {
      caller: 'lemmy',
      url: `${instance}/api/v3/search`,
      query: {
        // The search looks for the text as it stands, quotes and '#' included.
        q: term.replace(/^#|"/g, ''),
        type_: kind,
        sort: 'New',
        listing_type: 'All',
        page,
        limit,
      },
      errorCode: lemmyErrorCode,
      signal,
    },
    SearchReply,
  );
}
