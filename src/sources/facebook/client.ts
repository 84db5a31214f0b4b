import type { z } from 'zod';
import { placeQuery } from '../../lib/graph/paging.js';
import { graphErrorCode } from '../../lib/graph/refusal.js';
import type { Http, HttpResponse } from '../../lib/http/http.js';
import type { Secret } from '../../lib/secret.js';

const COMMENT_FIELDS =
  'id,message,created_time,permalink_url,from,like_count,comment_count,parent{id}';
const POST_FIELDS = [
  'id,message,story,created_time,permalink_url,from,shares',
  'reactions.limit(0).summary(total_count)',
  `comments.filter(stream).order(reverse_chronological).limit(50).summary(total_count){${COMMENT_FIELDS}}`,
].join(',');
const RATING_FIELDS =
  'created_time,rating,recommendation_type,review_text,reviewer,open_graph_story{id}';

/** Fields of what each edge gives. */
export const FIELDS = {
  feed: POST_FIELDS,
  tagged: POST_FIELDS,
  ratings: RATING_FIELDS,
  comments: COMMENT_FIELDS,
} as const;

/** What is asked of the Graph API. */
export interface EdgeRequest<Schema extends z.ZodType> {
  /** With the version, without a slash at its end. */
  readonly root: string;
  readonly token: Secret;
  /** The Page, or the post. */
  readonly id: string;
  readonly edge: keyof typeof FIELDS;
  readonly place: string | null;
  readonly query: Readonly<Record<string, string | number>>;
  readonly schema: Schema;
  readonly signal: AbortSignal;
}

/** A page of an edge of a Page or a post. The token goes in a header: their own next address would hold it. */
export function fetchEdge<Schema extends z.ZodType>(
  http: Http,
  { root, token, id, edge, place, query, schema, signal }: EdgeRequest<Schema>,
): Promise<{ readonly value: z.infer<Schema>; readonly response: HttpResponse }> {
  return http.json(
    {
      caller: 'facebook',
      url: `${root}/${id}/${edge}`,
      query: { fields: FIELDS[edge], ...query, ...placeQuery(place) },
      headers: { authorization: `Bearer ${token.reveal()}` },
      errorCode: graphErrorCode,
      signal,
    },
    schema,
  );
}
