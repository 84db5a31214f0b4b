import { z } from 'zod';
import { forgivingArray, optional } from '../../lib/http/forgiving.js';
import { LenientCount, LenientId, LenientInstant, LenientText } from '../../lib/http/lenient.js';

const Flag = optional(z.boolean());

const Creator = z.object({
  name: z.string().min(1),
  display_name: LenientText,
  actor_id: LenientText,
});

const Counts = z.object({
  score: LenientCount,
  upvotes: LenientCount,
  comments: LenientCount,
  child_count: LenientCount,
});

/** What posts and comments have in common. */
const Written = z.object({
  id: LenientId,
  /** Address in the network, the same on every instance. */
  ap_id: LenientText,
  published: LenientInstant,
  updated: optional(LenientInstant),
  deleted: Flag,
  removed: Flag,
  language_id: LenientCount,
});

/** A post with what stands beside it. */
export const PostView = z.object({
  post: Written.extend({ name: z.string(), body: LenientText }),
  creator: optional(Creator),
  counts: optional(Counts),
});
export type PostView = z.infer<typeof PostView>;

/** A comment with what stands beside it. */
export const CommentView = z.object({
  comment: Written.extend({
    content: z.string(),
    /** Numbers from the post's own '0' down to the comment itself: '0.12.34'. */
    path: LenientText,
  }),
  post: optional(z.object({ id: LenientId, ap_id: LenientText })),
  creator: optional(Creator),
  counts: optional(Counts),
});
export type CommentView = z.infer<typeof CommentView>;

/** Reply of `/api/v3/search`; which of the two lists is filled depends on what was asked. */
export const SearchReply = z
  .object({
    posts: forgivingArray(PostView).optional(),
    comments: forgivingArray(CommentView).optional(),
  })
  .refine(({ posts, comments }) => posts !== undefined || comments !== undefined, {
    path: ['posts'],
  });
export type SearchReply = z.infer<typeof SearchReply>;

/** The `error` of a refusal, for example 'rate_limit_error'. */
export function lemmyErrorCode(body: unknown): string | undefined {
  return z.object({ error: z.string() }).safeParse(body).data?.error;
}
