import { z } from 'zod';
import { type Forgiven, forgivingArray, optional } from '../../lib/http/forgiving.js';
import { LenientCount, LenientId, LenientInstant, LenientText } from '../../lib/http/lenient.js';

const Entities = z.object({
  hashtags: optional(z.array(z.object({ tag: z.string().min(1) }))),
});

/** A post, cut to what is used. Which fields are there depends on what was asked for. */
export const Tweet = z.object({
  id: LenientId.pipe(z.string().regex(/^\d{1,20}$/)),
  /** Cut at 280 characters, and with &, < and > escaped. */
  text: z.string(),
  /** The whole of a long post. */
  note_tweet: optional(z.object({ text: z.string(), entities: optional(Entities) })),
  created_at: optional(LenientInstant),
  author_id: optional(LenientId),
  lang: LenientText,
  entities: optional(Entities),
  referenced_tweets: optional(z.array(z.object({ type: z.string(), id: LenientId }))),
  /** Ids of all versions, the oldest first. */
  edit_history_tweet_ids: optional(z.array(LenientId)),
  public_metrics: optional(
    z.object({
      like_count: LenientCount,
      retweet_count: LenientCount,
      quote_count: LenientCount,
      reply_count: LenientCount,
      impression_count: LenientCount,
    }),
  ),
});
export type Tweet = z.infer<typeof Tweet>;

const User = z.object({
  id: LenientId,
  username: LenientText,
  name: LenientText,
  public_metrics: optional(z.object({ followers_count: LenientCount })),
});
export type User = z.infer<typeof User>;

const Problem = z.object({
  type: LenientText,
  resource_type: LenientText,
  resource_id: optional(LenientId),
});

const NONE: Forgiven<never> = { items: [], skipped: 0 };

/** Reply of a search: no `data` where nothing was found, `errors` beside it where a part could not be given. */
export const SearchReply = z
  .object({
    data: forgivingArray(Tweet).optional(),
    includes: optional(z.object({ users: optional(forgivingArray(User)) })),
    meta: optional(
      z.object({
        newest_id: optional(LenientId),
        next_token: LenientText,
        result_count: LenientCount,
      }),
    ),
    errors: optional(forgivingArray(Problem)),
  })
  .refine(({ data, meta }) => data !== undefined || meta !== undefined, { path: ['data'] })
  .transform(({ data = NONE, includes, meta, errors }) => ({
    tweets: data,
    users: includes?.users?.items ?? [],
    problems: errors?.items ?? [],
    newestId: meta?.newest_id ?? null,
    nextToken: meta?.next_token ?? null,
  }));
export type SearchReply = z.infer<typeof SearchReply>;

const Refusal = z.object({
  type: LenientText,
  title: LenientText,
  errors: optional(z.array(z.looseObject({ parameters: optional(z.looseObject({})) }))),
});

/** What a refusal is about: 'since_id', or the last part of its type, for example 'usage-capped'. */
export function refusalCode(body: unknown): string | undefined {
  const refusal = Refusal.safeParse(body).data;
  if (refusal?.errors?.some(({ parameters = {} }) => 'since_id' in parameters)) return 'since_id';
  const type = refusal?.type?.split('/').at(-1);
  return type === undefined || type === 'about:blank' ? refusal?.title : type;
}
