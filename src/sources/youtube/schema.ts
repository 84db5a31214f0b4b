import { z } from 'zod';
import { forgivingArray, optional } from '../../lib/http/forgiving.js';
import { LenientCount, LenientInstant, LenientText } from '../../lib/http/lenient.js';

const VideoSnippet = z.object({
  publishedAt: LenientInstant,
  title: optional(z.string()),
  description: optional(z.string()),
  channelTitle: LenientText,
  channelId: LenientText,
  defaultLanguage: LenientText,
  defaultAudioLanguage: LenientText,
});

/** A hit of the search; channels and playlists have no `videoId`. Its texts are escaped, and the description is cut. */
const Hit = z.object({
  id: z.object({ videoId: LenientText }),
  snippet: optional(VideoSnippet),
});

/** A video, a hit as far as it goes. */
export interface Video {
  readonly id: string;
  readonly snippet: z.infer<typeof VideoSnippet>;
  /** Counts come as digits; one that the owner hides is absent. */
  readonly statistics?: z.infer<typeof Statistics> | undefined;
}
const Statistics = z.object({
  viewCount: LenientCount,
  likeCount: LenientCount,
  commentCount: LenientCount,
});

/** Reply of `search`. */
export const SearchReply = z.object({
  nextPageToken: LenientText,
  items: forgivingArray(Hit).transform(({ items, skipped }) => {
    const videos: Video[] = [];
    let broken = skipped;
    for (const { id, snippet } of items) {
      if (id.videoId === undefined) continue;
      if (snippet === undefined) broken++;
      else videos.push({ id: id.videoId, snippet });
    }
    return { videos, skipped: broken };
  }),
});
export type SearchReply = z.infer<typeof SearchReply>;

/** Reply of `videos`; those that were deleted, or made private, are left out of it. */
export const VideosReply = z.object({
  items: forgivingArray(
    z.object({ id: z.string().min(1), snippet: VideoSnippet, statistics: optional(Statistics) }),
  ),
});

/** A comment, at the top or an answer. */
export const Comment = z.object({
  id: z.string().min(1),
  snippet: z
    .object({
      /** HTML. */
      textDisplay: optional(z.string()),
      /** As it was typed; shown for some only. */
      textOriginal: optional(z.string()),
      authorDisplayName: LenientText,
      authorChannelId: optional(z.object({ value: LenientText })),
      videoId: LenientText,
      parentId: LenientText,
      likeCount: LenientCount,
      publishedAt: LenientInstant,
      updatedAt: optional(LenientInstant),
    })
    .refine(({ textDisplay, textOriginal }) => (textOriginal ?? textDisplay) !== undefined),
});
export type Comment = z.infer<typeof Comment>;

/** A comment with some of the answers to it. */
const Thread = z.object({
  snippet: z.object({
    topLevelComment: Comment,
    videoId: LenientText,
    totalReplyCount: LenientCount,
  }),
  replies: optional(z.object({ comments: forgivingArray(Comment) })),
});
export type Thread = z.infer<typeof Thread>;

/** Reply of `commentThreads`. */
export const ThreadsReply = z.object({ nextPageToken: LenientText, items: forgivingArray(Thread) });
export type ThreadsReply = z.infer<typeof ThreadsReply>;

/** Reply of `comments`. */
export const CommentsReply = z.object({
  nextPageToken: LenientText,
  items: forgivingArray(Comment),
});
export type CommentsReply = z.infer<typeof CommentsReply>;

const Reason = optional(z.object({ reason: LenientText }));
const Refusal = z.object({
  error: z.object({ errors: optional(z.array(Reason)), details: optional(z.array(Reason)) }),
});

/** The reason of a refusal: 'quotaExceeded', 'commentsDisabled', 'API_KEY_INVALID'. */
export function refusalCode(body: unknown): string | undefined {
  const error = Refusal.safeParse(body).data?.error;
  const reasons = [...(error?.details ?? []), ...(error?.errors ?? [])];
  return reasons.find((one) => one?.reason !== undefined)?.reason;
}
