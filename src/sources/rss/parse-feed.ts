import { decodeFeed } from './decode.js';
import type { Feed } from './feed.js';
import { parseJsonFeed } from './json-feed.js';
import { parseXmlFeed } from './parse-xml.js';

/** Where the bytes of a feed come from, as far as reading them goes. */
export interface FeedOrigin {
  /** Address after redirects, for relative ones. */
  readonly url: string;
  /** The HTTP header. */
  readonly contentType: string | undefined;
  /** Cap for feeds that are compressed in themselves. */
  readonly maxBytes: number;
}

/**
 * Reads a feed of any format.
 *
 * @throws {FeedRefusedError} no feed, cut off before its first item, or an attack
 */
export function parseFeed(bytes: Uint8Array, origin: FeedOrigin): Feed {
  const text = decodeFeed(bytes, origin);
  return /^\s*\{/.test(text) ? parseJsonFeed(text, origin.url) : parseXmlFeed(text, origin.url);
}
