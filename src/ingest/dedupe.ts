import type { VoiceKind } from '../core/mention.js';
import { fullText, type Post } from '../core/post.js';
import {
  countBits,
  type Fingerprint,
  fingerprintOf,
  fromHex,
  isManualRepost,
  MAX_COPY_DISTANCE,
  toHex,
} from './fingerprint.js';

/** How many voices new texts are compared with; the oldest make room. A day of a brand in a storm, weeks of a calm one. */
export const MAX_COMPARED_VOICES = 20_000;

/** What the store keeps of a voice for comparison. */
export interface StoredVoice {
  /** 'source/post id'. */
  readonly key: string;
  readonly author: string;
  /** 16 hex digits. */
  readonly fingerprint: string;
}

/** How a post counts. */
export interface Voice {
  readonly voice: VoiceKind;
  readonly copyOf: string | null;
  readonly fingerprint: string;
}

/**
 * Recent voices of one brand. Each text costs one pass over two arrays of integers of bounded length, whatever was
 * seen before.
 */
export class VoiceIndex {
  readonly #capacity: number;
  readonly #high: Int32Array;
  readonly #low: Int32Array;
  readonly #keys: string[] = [];
  readonly #authors: string[] = [];
  readonly #known = new Set<string>();
  #added = 0;

  /**
   * @param voices newest first, as the store gives them
   * @param capacity how many voices are remembered
   */
  constructor(voices: readonly StoredVoice[], capacity = MAX_COMPARED_VOICES) {
    this.#capacity = capacity;
    this.#high = new Int32Array(capacity);
    this.#low = new Int32Array(capacity);
    for (const { key, author, fingerprint } of voices.slice(0, capacity).reverse()) {
      this.#add({ key, author, ...fromHex(fingerprint) });
    }
  }

  /**
   * Decides how a post counts, and remembers it where it is a voice. Posts are to come oldest first.
   * A post that is remembered already, because its page came twice, is a voice again.
   */
  classify(post: Post): Voice {
    const print = fingerprintOf(fullText(post));
    const fingerprint = toHex(print);
    if (post.repostOf !== null || isManualRepost(post.text)) {
      return { voice: 'repost', copyOf: null, fingerprint };
    }
    const key = `${post.source}/${post.id}`;
    if (this.#known.has(key)) return { voice: 'original', copyOf: null, fingerprint };
    const earlier = this.#find(print, post.author.handle);
    if (earlier !== null) {
      return { voice: 'copy', copyOf: earlier.slice(earlier.indexOf('/') + 1), fingerprint };
    }
    this.#add({ key, author: post.author.handle, ...print });
    return { voice: 'original', copyOf: null, fingerprint };
  }

  /** Key of the first voice in memory that the text copies. */
  #find(print: Fingerprint, author: string): string | null {
    const size = Math.min(this.#added, this.#capacity);
    const oldest = this.#added > this.#capacity ? this.#added % this.#capacity : 0;
    let slot = this.#findIn({ print, author, from: oldest, to: size });
    if (slot === -1) slot = this.#findIn({ print, author, from: 0, to: oldest });
    return this.#keys[slot] ?? null;
  }

  #findIn({
    print,
    author,
    from,
    to,
  }: {
    print: Fingerprint;
    author: string;
    from: number;
    to: number;
  }): number {
    // Local names: the loop is the one hot place of the line.
    const [highs, lows] = [this.#high, this.#low];
    const { high, low, rule } = print;
    const maxDistance = rule === 'near' ? MAX_COPY_DISTANCE : 0;
    for (let slot = from; slot < to; slot += 1) {
      const lowDistance = countBits(low ^ (lows[slot] ?? 0));
      if (lowDistance > maxDistance) continue;
      // Bit 63 tells plain hashes from min-hashes, so that the two are never equal.
      if (lowDistance + countBits(high ^ (highs[slot] ?? 0)) > maxDistance) continue;
      if (rule === 'own' && (author === '' || this.#authors[slot] !== author)) continue;
      return slot;
    }
    return -1;
  }

  #add({
    key,
    author,
    high,
    low,
  }: {
    key: string;
    author: string;
    high: number;
    low: number;
  }): void {
    const slot = this.#added % this.#capacity;
    const replaced = this.#keys[slot];
    if (replaced !== undefined) this.#known.delete(replaced);
    this.#high[slot] = high;
    this.#low[slot] = low;
    this.#keys[slot] = key;
    this.#authors[slot] = author;
    this.#known.add(key);
    this.#added += 1;
  }
}
