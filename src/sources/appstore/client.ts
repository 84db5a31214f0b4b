import type { Http } from '../../lib/http/http.js';
import { type ReviewsReply as Reply, ReviewsReply } from './schema.js';

/** Reviews in an answer. */
export const PAGE_SIZE = 50;
/** The feed ends here. */
export const LAST_PAGE = 10;

/** Reviews of an app in a country's store, newest first. */
export async function fetchReviews(
  http: Http,
  {
    baseUrl,
    appId,
    country,
    page,
    signal,
  }: {
    readonly baseUrl: string;
    readonly appId: string;
    readonly country: string;
    /** From 1 to `LAST_PAGE`. */
    readonly page: number;
    readonly signal: AbortSignal;
  },
): Promise<Reply> {
  const feed = `rss/customerreviews/page=${page}/id=${appId}/sortby=mostrecent/json`;
  const url = `${baseUrl.replace(/\/$/, '')}/${country}/${feed}`;
  const { value } = await http.json({ caller: 'appstore', url, signal }, ReviewsReply);
  return value;
}
