import { z } from 'zod';
import { Paging } from '../../lib/graph/paging.js';
import { forgivingArray, optional } from '../../lib/http/forgiving.js';
import { LenientCount, LenientId, LenientInstant, LenientText } from '../../lib/http/lenient.js';

const CommentFields = z.object({
  id: LenientId,
  text: z.string(),
  timestamp: LenientInstant,
  username: LenientText,
  like_count: LenientCount,
  parent_id: optional(LenientId),
  media: optional(z.object({ id: optional(LenientId), permalink: LenientText })),
});

/** A comment, with the answers to it. */
export const Comment = CommentFields.extend({
  replies: optional(z.object({ data: forgivingArray(CommentFields) })),
});
export type Comment = z.infer<typeof Comment>;

/** A post. By a hashtag it comes without its author. */
export const Media = z.object({
  id: LenientId,
  caption: optional(z.string()),
  timestamp: optional(LenientInstant),
  username: LenientText,
  permalink: LenientText,
  like_count: LenientCount,
  comments_count: LenientCount,
  comments: optional(z.object({ data: forgivingArray(Comment), paging: Paging })),
});
export type Media = z.infer<typeof Media>;

function list<Schema extends z.ZodType>(entry: Schema) {
  return z.object({ data: forgivingArray(entry), paging: Paging });
}

export const MediaReply = list(Media);
export type MediaReply = z.infer<typeof MediaReply>;
export const CommentsReply = list(Comment);

/** Reply of the search for a hashtag's number. */
export const HashtagReply = z.object({ data: z.array(z.object({ id: LenientId })) });

/** A post or a comment that mentions the account, asked for by its number. */
export const MentionReply = z
  .object({
    mentioned_media: optional(Media),
    mentioned_comment: optional(Comment),
  })
  .refine((reply) => (reply.mentioned_media ?? reply.mentioned_comment) !== undefined, {
    path: ['mentioned_media'],
  });
export type MentionReply = z.infer<typeof MentionReply>;
