import { HttpError } from '../../lib/http/errors.js';
import { fromThread, type OwnChannels } from './map.js';
import type { Thread, ThreadsReply } from './schema.js';
import type { Watch } from './watch.js';

/** Comments that are switched off, and videos that went, are no failure. */
export function skipClosed(error: unknown): null {
  if (!(error instanceof HttpError)) throw error;
  if (error.code === 'commentsDisabled' || error.status === 404) return null;
  throw error;
}

/** Comments of an answer; what did not come with them is noted as owed. */
export function toPage(
  { items }: ThreadsReply,
  watch: Watch,
  context: { readonly videoId: string | undefined; readonly own: OwnChannels },
) {
  for (const thread of items.items) oweReplies(thread, watch, context.videoId);
  return {
    posts: items.items.flatMap((thread) => fromThread(thread, context)),
    skipped:
      items.skipped +
      items.items.reduce((sum, { replies }) => sum + (replies?.comments.skipped ?? 0), 0),
  };
}

/** Five answers at most come with a comment. */
function oweReplies({ snippet, replies }: Thread, watch: Watch, videoId: string | undefined): void {
  const { topLevelComment: top, totalReplyCount: count = 0 } = snippet;
  const given = (replies?.comments.items.length ?? 0) + (replies?.comments.skipped ?? 0);
  if (count > given) {
    watch.owe({ parentId: top.id, videoId: snippet.videoId ?? videoId, count });
  }
}

/** By which lists are ordered; an answer to an old comment does not bring it up. */
export function timeOf({ snippet }: Thread): Date {
  return snippet.topLevelComment.snippet.publishedAt;
}
