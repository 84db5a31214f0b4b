import type { Brand } from '../../../src/core/brand.js';
import type { Source } from '../../../src/core/contracts/source.js';
import type { SourceTools } from '../../../src/lib/drivers.js';
import type { ServedRequest } from '../../helpers/http-server.js';

/** A post of the remote side, in words that every network can say. */
export interface MadePost {
  readonly id: string;
  readonly text: string;
  readonly at: Date;
}

/** Body of a remote answer. */
export interface MadeAnswer {
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** 200 where not said. */
  readonly status?: number;
}

/** What a refusal must become: 'auth' tells a person, 'limited' and 'unavailable' come back, 'contract' is a change. */
export type Outcome = 'auth' | 'contract' | 'unavailable' | 'limited';

/** How one source is tried: it makes the source, and speaks as its network does. */
export interface SourceDriver {
  readonly name: string;
  /** Tests that it cannot take, each with its reason; `HTTP_TESTS` for what reads no network. */
  readonly cannot?: Readonly<Partial<Record<string, string>>>;
  /** Makes the source against the address of a server, with a secret where it takes one. */
  create(
    baseUrl: string,
    tools: SourceTools,
  ): { readonly source: Source; readonly brand: Brand; readonly terms: readonly string[] };
  /** What the network answers; `next` says that another page follows. */
  answer(
    posts: readonly MadePost[],
    options: { readonly next: boolean; readonly baseUrl: string },
  ): MadeAnswer;
  /** An answer with one post that has nothing but what is required. */
  barest(post: MadePost): MadeAnswer;
  /** An answer with a good post and one that is unreadable. */
  withBadPost(good: MadePost): MadeAnswer;
  /** A body of the right language and the wrong shape; absent where the format has none. */
  readonly otherShape?: string;
  /**
   * Answers requests that are for no page of posts, such as a token or a list of what to ask for; null for all others,
   * which get the next step of a test's script. Every request is a page's own where this is absent.
   */
  aside?(request: ServedRequest, baseUrl: string): MadeAnswer | null;
  /**
   * How this network says a status, where it has its own words for it or means something else than HTTP does.
   * Absent: a small JSON error, 401 and 403 to be told to a person, 404 and 410 a change of the API, 5xx an outage.
   */
  readonly refusals?: Readonly<
    Partial<
      Record<
        401 | 403 | 404 | 410 | 429 | 500 | 503,
        { readonly answer?: MadeAnswer; readonly becomes?: Outcome }
      >
    >
  >;
  /** How the network tells that a post which it gave before is gone. */
  deleted?(post: MadePost): MadeAnswer;
  /** An answer with a later version of a post; `answer` with the new text where absent. */
  edited?(post: MadePost): MadeAnswer;
  /** True where brands name the addresses that are asked: private ones are then refused, at every redirect. */
  readonly takesUserUrls?: boolean;
  /** For a source that reads no network: puts what is to be read in its place. `create` gets an empty address. */
  publish?(answer: MadeAnswer): void;
}

/** Planted in the environment of the sources that take a key. */
export const SECRET = 'a-planted-secret-0123456789';
