import { z } from 'zod';
import { forgivingArray, optional } from '../../lib/http/forgiving.js';

const Count = optional(z.number().int().min(0));

const Facet = z.object({
  features: z.array(z.object({ $type: z.string(), tag: optional(z.string()) })),
});

/** A post as `app.bsky.feed.defs#postView` describes it, cut to what is used. */
export const PostView = z.object({
  /** at://did/app.bsky.feed.post/key */
  uri: z.string().regex(/^at:\/\/[^/]+\/[^/]+\/[^/]+$/),
  author: z.object({
    did: z.string().min(1),
    handle: optional(z.string()),
    displayName: optional(z.string()),
    followersCount: Count,
  }),
  record: z.object({
    text: z.string(),
    createdAt: optional(z.string()),
    langs: optional(z.array(z.string())),
    tags: optional(z.array(z.string())),
    facets: optional(forgivingArray(Facet)),
    reply: optional(z.object({ parent: z.object({ uri: z.string() }) })),
  }),
  indexedAt: optional(z.string()),
  likeCount: Count,
  repostCount: Count,
  quoteCount: Count,
  replyCount: Count,
});
export type PostView = z.infer<typeof PostView>;

/** Reply of `app.bsky.feed.searchPosts`. */
export const SearchReply = z.object({
  posts: forgivingArray(PostView),
  cursor: optional(z.string()),
});
export type SearchReply = z.infer<typeof SearchReply>;

/** Reply of `com.atproto.server.createSession` and `refreshSession`. */
export const SessionReply = z.object({
  accessJwt: z.string().min(1),
  refreshJwt: z.string().min(1),
});
export type SessionReply = z.infer<typeof SessionReply>;

/** The `error` of an XRPC refusal, for example 'ExpiredToken'. */
export function xrpcErrorCode(body: unknown): string | undefined {
  return z.object({ error: z.string() }).safeParse(body).data?.error;
}
