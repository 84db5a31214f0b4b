import type { Http } from '../../lib/http/http.js';
import type { Secret } from '../../lib/secret.js';
import { type ReviewsReply as Reply, ReviewsReply } from './schema.js';

/** The most that an answer holds. */
const PAGE_SIZE = 50;

/** Reviews of a place, last changed first. */
export async function fetchReviews(
  http: Http,
  {
    baseUrl,
    token,
    location,
    pageToken,
    signal,
  }: {
    readonly baseUrl: string;
    readonly token: Secret;
    /** 'accounts/…/locations/…'. */
    readonly location: string;
    readonly pageToken: string | null;
    readonly signal: AbortSignal;
  },
): Promise<Reply> {
  const query = new URLSearchParams({
    pageSize: String(PAGE_SIZE),
    orderBy: 'updateTime desc',
    ...(pageToken === null ? {} : { pageToken }),
  });
  const { value } = await http.json(
    {
      caller: 'googlebusiness',
      url: `${baseUrl.replace(/\/$/, '')}/v4/${location}/reviews?${query.toString()}`,
      headers: { authorization: `Bearer ${token.reveal()}` },
      signal,
    },
    ReviewsReply,
  );
  return value;
}
