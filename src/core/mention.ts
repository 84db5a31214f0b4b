import type { Post } from './post.js';
import type { Reading } from './reading.js';

/**
 * How a mention counts: an 'original' is a voice of its own; a 'repost' passes another post on;
 * a 'copy' is near-identical to an earlier text of another author. The last two are reach, not voices.
 */
export const VOICES = ['original', 'repost', 'copy'] as const;
export type VoiceKind = (typeof VOICES)[number];

/** A post that matched a brand's query; one row per (brand, source, post id). */
export interface NewMention {
  readonly brandId: string;
  readonly post: Post;
  readonly reading: Reading;
  readonly voice: VoiceKind;
  /** For a copy, the post id of the earliest text it repeats; null otherwise. */
  readonly copyOf: string | null;
  /** 64-bit similarity hash of the text, 16 hex digits, by which copies are found. */
  readonly fingerprint: string;
  /** Id of the campaign whose terms it names, or null. */
  readonly campaign: string | null;
  /** When Vigía first saw it. */
  readonly receivedAt: Date;
}

export interface Mention extends NewMention {
  /** Position in order of arrival, ascending over the whole store; never reused. */
  readonly seq: number;
}

/** Names one mention in links and logs: 'brand/source/post id'. */
export function mentionKey(mention: {
  readonly brandId: string;
  readonly post: Pick<Post, 'source' | 'id'>;
}): string {
  return `${mention.brandId}/${mention.post.source}/${mention.post.id}`;
}
