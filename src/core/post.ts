/** What sort of text a post is; a rating only comes with a review. */
export const POST_KINDS = ['post', 'comment', 'review', 'article', 'message'] as const;
export type PostKind = (typeof POST_KINDS)[number];

/** Who wrote a post, as far as the source tells. */
export interface Author {
  /** Name of the account, without '@', unique within the source; an article's author or publisher; empty where unknown. */
  readonly handle: string;
  readonly displayName?: string;
  /** Followers when the post was fetched; absent where the source does not say. */
  readonly followers?: number;
}

/** Public reactions when the post was last fetched; a field is absent where the source does not count it. */
export interface Engagement {
  readonly likes?: number;
  readonly reposts?: number;
  readonly replies?: number;
  readonly views?: number;
}

/** What a source hands over: one public text, not yet normalised. */
export interface RawPost {
  /** Name of the source, for example 'bluesky'. */
  readonly source: string;
  /** Unique within the source and stable over edits. */
  readonly id: string;
  readonly kind: PostKind;
  readonly text: string;
  /** 'html' is turned into plain text by `ingest/normalise`. */
  readonly format: 'plain' | 'html';
  readonly title?: string;
  /** Where a person can open it; only http and https survive normalisation. */
  readonly url?: string;
  readonly author: Author;
  /** BCP 47 tag as declared by the source or the author. */
  readonly lang?: string;
  readonly createdAt: Date;
  readonly editedAt?: Date;
  /** 1 to 5, for reviews. */
  readonly rating?: number;
  /** Id, in the same source, of the post that this one passes on unchanged. */
  readonly repostOf?: string;
  /** Id, in the same source, of the post that this one answers. */
  readonly replyTo?: string;
  /** Without '#'. */
  readonly hashtags?: readonly string[];
  readonly engagement?: Engagement;
  /** True where the source knows that the brand itself wrote it, by more than a name: never a mention. */
  readonly isOwn?: true;
}

/**
 * One public text, normalised: plain, well-formed Unicode without NUL, bounded in length.
 * `title` is kept apart and is part of what is matched and read.
 */
export interface Post {
  readonly source: string;
  readonly id: string;
  readonly kind: PostKind;
  readonly text: string;
  readonly title: string | null;
  readonly url: string | null;
  /** Host of `url`, lower case and without 'www.', or null. */
  readonly site: string | null;
  readonly author: Author;
  /** Lower-case language subtag ('es'), or null where nobody declared one. */
  readonly lang: string | null;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly rating: number | null;
  readonly repostOf: string | null;
  readonly replyTo: string | null;
  readonly hashtags: readonly string[];
  readonly engagement: Engagement;
  /** As in `RawPost`; not kept in the store, which holds mentions. */
  readonly isOwn?: true;
}

/** The text a reader reads: title and body, each on its own line. */
export function fullText(post: Pick<Post, 'title' | 'text'>): string {
  return post.title === null ? post.text : `${post.title}\n${post.text}`;
}
