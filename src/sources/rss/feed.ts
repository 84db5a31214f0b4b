/** One item of a feed, in the words of any format; what is absent was not said. */
export interface FeedItem {
  id?: string;
  /** Absolute. */
  url?: string;
  /** Plain text. */
  title?: string;
  /** HTML: the whole content where the feed has it, else its summary. */
  html?: string;
  author?: string;
  published?: Date;
  updated?: Date;
  lang?: string;
}

/** A feed as read. */
export interface Feed {
  readonly title?: string;
  readonly lang?: string;
  readonly items: readonly FeedItem[];
  /** Items that were cut off. */
  readonly skipped: number;
}

/** What was fetched is no feed, or one that is not to be read. The message says why, for a person. */
export class FeedRefusedError extends Error {
  override readonly name = 'FeedRefusedError';
}
