import type { Brand } from '../brand.js';
import type { RawPost } from '../post.js';

/** A query as a tree; made by `ingest/query`, turned by each source into what its API can ask. */
export type QueryNode =
  | {
      readonly type: 'word';
      readonly text: string;
      readonly prefix: boolean;
      readonly suffix: boolean;
    }
  | { readonly type: 'phrase'; readonly words: readonly string[] }
  | {
      readonly type: 'near';
      readonly left: QueryNode;
      readonly right: QueryNode;
      readonly distance: number;
    }
  | {
      readonly type: 'field';
      readonly field: 'author' | 'source' | 'lang' | 'site' | 'hashtag';
      readonly value: string;
    }
  | { readonly type: 'not'; readonly node: QueryNode }
  | { readonly type: 'and'; readonly nodes: readonly QueryNode[] }
  | { readonly type: 'or'; readonly nodes: readonly QueryNode[] };

/** What one poll of one source for one brand asks for. */
export interface PageRequest {
  readonly brand: Brand;
  /**
   * Terms to ask of the network: each is a word, '#hashtag' or "phrase" such that every post that can match
   * the brand's query contains at least one. The exact query is checked again after reading.
   */
  readonly terms: readonly string[];
  /** As saved after the previous page; null at the very first poll. Opaque to all but the source. */
  readonly cursor: string | null;
  /** Posts older than this are not wanted. */
  readonly since: Date;
  readonly signal: AbortSignal;
}

/** One page of posts. Bad posts are left out and counted, never guessed. */
export interface Page {
  readonly posts: readonly RawPost[];
  /** Saved in the transaction that stores the posts, and given back at the next call. */
  readonly cursor: string | null;
  /** Whether to ask again at once with `cursor`; false ends this poll. */
  readonly hasMore: boolean;
  /** Posts dropped because they could not be read. */
  readonly skipped: number;
  /** Ids of posts that the network says were deleted. */
  readonly deletedIds: readonly string[];
  /** Time that could not be walked back (a limit of the API), to be recorded as a gap; null where none. */
  readonly gap: { readonly from: Date; readonly to: Date; readonly reason: string } | null;
  /** Requests left in the network's own budget and when it is full again; null where it does not say. */
  readonly quota: { readonly remaining: number; readonly resetAt: Date | null } | null;
}

/** Whether a source can run with the credentials at hand. */
export type SourceReadiness =
  | { readonly isReady: true }
  | {
      readonly isReady: false /** What is missing, for example 'BLUESKY_APP_PASSWORD'. */;
      readonly missing: readonly string[];
    };

/** A network, review site or feed that is polled. */
export interface Source {
  /** Same as its folder and its key in the registry. */
  readonly name: string;
  readonly readiness: SourceReadiness;
  /** Longest silence that is normal, in milliseconds; after it the source is shown as silent. */
  readonly normalSilenceMs: number;
  /** True where its network is asked for words; false where it hands over all it has, as a feed or a file does. */
  readonly isAskedByTerms: boolean;
  /**
   * True where all it gives was said in a place of the brand's own (reviews of its app, comments under its Page): that
   * is about the brand whether or not it is named, and need not match its query.
   */
  readonly isOwnPlace?: boolean;
  /**
   * Fetches the next page.
   *
   * @throws {SourceUnavailableError} network, 5xx, timeouts, unreadable bodies
   * @throws {SourceRateLimitedError} they asked us to wait
   * @throws {SourceAuthError} the key is refused
   * @throws {SourceContractError} the answer is not of the documented shape
   */
  fetchPage(request: PageRequest): Promise<Page>;
  /** Closes what is open between pages, such as a stream; nothing is fetched after. Absent where nothing is. */
  close?(): Promise<void>;
}
