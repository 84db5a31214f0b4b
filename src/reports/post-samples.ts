import type { Mention } from '../core/mention.js';
import { fullText, type Post } from '../core/post.js';
import type { PostSample } from '../core/report.js';
import { safeText } from '../lib/wording/safe-text.js';

/** Enough to judge a post by; the rest is behind its link. */
const MAX_TEXT_LENGTH = 400;

/** How often posts were passed on, by the post id they repeat. */
export class ReachTally {
  readonly #reposts = new Map<string, number>();
  readonly #copies = new Map<string, number>();

  /** Takes reposts and copies; originals change nothing. */
  add({ post, voice, copyOf }: Pick<Mention, 'post' | 'voice' | 'copyOf'>): void {
    if (voice === 'repost' && post.repostOf !== null) {
      increment(this.#reposts, idOf(post.source, post.repostOf));
    }
    if (voice === 'copy' && copyOf !== null) increment(this.#copies, copyOf);
  }

  /**
   * Reactions to a post: likes, replies, reposts and copies. Reposts are the network's own count, or ours where it is
   * higher.
   */
  reachOf(post: Post): number {
    const { likes = 0, replies = 0 } = post.engagement;
    return likes + replies + this.timesPassedOn(post);
  }

  /** Reposts and copies of a post. */
  timesPassedOn(post: Post): number {
    const seen = this.#reposts.get(idOf(post.source, post.id)) ?? 0;
    // A copy may repeat a text of another source, so that it is known by the bare id.
    const copies = this.#copies.get(post.id) ?? 0;
    return Math.max(post.engagement.reposts ?? 0, seen) + copies;
  }
}

/** A post as shown to a person: on one line and shortened. */
export function sampleOf({ post, reading }: Mention, reach: number): PostSample {
  return {
    key: `${post.source}/${post.id}`,
    source: post.source,
    author: post.author.handle,
    text: safeText(fullText(post), { maxLength: MAX_TEXT_LENGTH }),
    url: post.url,
    createdAt: post.createdAt,
    probabilities: reading.probabilities,
    reach,
  };
}

/**
 * Keeps the best of a stream, by weight; of equal weight the earlier one.
 *
 * `weight` is how sure the reader is times how far the post went: probability × (1 + ln(1 + reach)).
 */
export class TopPosts {
  readonly #size: number;
  #kept: { readonly weight: number; readonly sample: PostSample }[] = [];

  constructor(size: number) {
    this.#size = size;
  }

  add(
    mention: Mention,
    { probability, reach }: { readonly probability: number; readonly reach: number },
  ): void {
    const weight = probability * (1 + Math.log1p(reach));
    const last = this.#kept.at(-1);
    if (this.#kept.length >= this.#size && last !== undefined && weight <= last.weight) return;
    const after = this.#kept.findIndex((other) => other.weight < weight);
    this.#kept.splice(after === -1 ? this.#kept.length : after, 0, {
      weight,
      sample: sampleOf(mention, reach),
    });
    this.#kept = this.#kept.slice(0, this.#size);
  }

  get samples(): readonly PostSample[] {
    return this.#kept.map(({ sample }) => sample);
  }
}

function idOf(source: string, id: string): string {
  return `${source}/${id}`;
}

function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
