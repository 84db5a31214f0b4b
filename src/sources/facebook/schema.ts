import { z } from 'zod';
import { Paging } from '../../lib/graph/paging.js';
import { forgivingArray, optional } from '../../lib/http/forgiving.js';
import { LenientCount, LenientId, LenientInstant, LenientText } from '../../lib/http/lenient.js';

const Account = optional(z.object({ id: optional(LenientId), name: LenientText }));
const Counted = optional(
  z.object({
    count: LenientCount,
    summary: optional(z.object({ total_count: LenientCount })),
  }),
);

/** A comment; without an id where only its address was asked for. */
export const Comment = z
  .object({
    id: optional(LenientId),
    message: optional(z.string()),
    created_time: LenientInstant,
    from: Account,
    permalink_url: LenientText,
    like_count: LenientCount,
    likes: LenientCount,
    comment_count: LenientCount,
    parent: optional(z.object({ id: LenientId })),
  })
  .refine(({ id, permalink_url: url }) => (id ?? url) !== undefined);
export type Comment = z.infer<typeof Comment>;

const CommentList = z.object({
  data: forgivingArray(Comment),
  count: LenientCount,
  summary: optional(z.object({ total_count: LenientCount })),
  paging: Paging,
});

/** A post of the Page, of a visitor, or of one who tagged it. */
export const Post = z.object({
  id: LenientId,
  message: optional(z.string()),
  /** In place of a message, what Facebook says of it: 'Ana updated her status.' */
  story: optional(z.string()),
  created_time: LenientInstant,
  from: Account,
  permalink_url: LenientText,
  shares: Counted,
  reactions: Counted,
  likes: Counted,
  comments: optional(CommentList),
});
export type Post = z.infer<typeof Post>;

/** What somebody wrote of the Page: stars until 2018, since then whether they recommend it. */
export const Rating = z.object({
  created_time: LenientInstant,
  rating: optional(z.coerce.number().min(1).max(5)),
  recommendation_type: LenientText,
  review_text: optional(z.string()),
  reviewer: Account,
  open_graph_story: optional(z.object({ id: LenientId })),
});
export type Rating = z.infer<typeof Rating>;

/** A list, as an edge gives it; one thing that stands alone, or things by their ids, are lists too. */
function list<Schema extends z.ZodType>(entry: Schema) {
  const one = z.object({ id: LenientId }).loose();
  return z
    .union([
      z.object({ data: z.array(z.unknown()), paging: Paging }),
      one.transform((alone) => ({ data: [alone] as unknown[], paging: undefined })),
      z
        .record(z.string().regex(/^[\d_]+$/), one)
        .transform((byId) => ({ data: Object.values(byId) as unknown[], paging: undefined })),
    ])
    .transform(({ data, paging }) => ({ data: forgivingArray(entry).parse(data), paging }));
}

export const PostsReply = list(Post);
export type PostsReply = z.infer<typeof PostsReply>;
export const CommentsReply = list(Comment);
export type CommentsReply = z.infer<typeof CommentsReply>;
export const RatingsReply = list(Rating);
export type RatingsReply = z.infer<typeof RatingsReply>;
