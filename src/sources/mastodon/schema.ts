import { z } from 'zod';
import { forgivingArray, optional } from '../../lib/http/forgiving.js';

const Count = optional(z.number().int().min(0));
/** An id of any server software: digits with Mastodon, a UUID with others. Never to be read as a number. */
const Id = z.union([z.string().min(1), z.number().int().transform(String)]);

const Account = z.object({
  acct: z.string().min(1),
  display_name: optional(z.string()),
  url: optional(z.string()),
  followers_count: Count,
});

/** A post, cut to what is used. */
const Post = z.object({
  id: Id,
  uri: optional(z.string().min(1)),
  url: optional(z.string().min(1)),
  created_at: z.string(),
  edited_at: optional(z.string()),
  content: z.string(),
  spoiler_text: optional(z.string()),
  visibility: optional(z.string()),
  language: optional(z.string().min(2)),
  in_reply_to_id: optional(Id),
  account: optional(Account),
  tags: optional(z.array(z.object({ name: z.string().min(1) }))),
  favourites_count: Count,
  reblogs_count: Count,
  quotes_count: Count,
  replies_count: Count,
});

/** A post, or one that passes another on. */
export const Status = Post.extend({ reblog: optional(Post) });
export type Status = z.infer<typeof Status>;

/** Reply of a timeline. */
export const TimelineReply = forgivingArray(Status);
/** Reply of `/api/v2/search`. */
export const SearchReply = z.object({ statuses: forgivingArray(Status) });

/** Whatever could be read of a page of posts. */
export type StatusPage = z.infer<typeof TimelineReply>;
