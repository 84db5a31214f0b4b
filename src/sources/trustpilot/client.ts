import type { Http } from '../../lib/http/http.js';
import type { Secret } from '../../lib/secret.js';
import { type ReviewsReply as Reply, ReviewsReply } from './schema.js';

/** The most that an answer holds. */
export const PAGE_SIZE = 100;

/** Reviews of a business unit, newest first. */
export async function fetchReviews(
  http: Http,
  {
    baseUrl,
    apiKey,
    businessUnit,
    page,
    signal,
  }: {
    readonly baseUrl: string;
    readonly apiKey: Secret;
    readonly businessUnit: string;
    /** From 1. */
    readonly page: number;
    readonly signal: AbortSignal;
  },
): Promise<Reply> {
  const query = new URLSearchParams({
    orderBy: 'createdat.desc',
    perPage: String(PAGE_SIZE),
    page: String(page),
  });
  const { value } = await http.json(
    {
      caller: 'trustpilot',
      url: `${baseUrl.replace(/\/$/, '')}/v1/business-units/${businessUnit}/reviews?${query.toString()}`,
      headers: { apikey: apiKey.reveal() },
      signal,
    },
    ReviewsReply,
  );
  return value;
}
