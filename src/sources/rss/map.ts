import { createHash } from 'node:crypto';
import type { RawPost } from '../../core/post.js';
import { escapeHtml } from '../../lib/text/escape-html.js';
import type { FeedEntry } from './config.js';
import type { Feed, FeedItem } from './feed.js';

/** What a post takes from around the item. */
export interface ItemContext {
  readonly entry: FeedEntry;
  readonly feed: Pick<Feed, 'title' | 'lang'>;
  /** Stands in for the date of an item that has none: it cannot be younger than its first sight. */
  readonly now: Date;
}

/** A feed's item as a post. Never fails: what is absent is left out. */
export function toPost(item: FeedItem, { entry, feed, now }: ItemContext): RawPost {
  const host = new URL(entry.url).host;
  const createdAt = item.published ?? item.updated ?? now;
  const lang = item.lang ?? feed.lang ?? entry.lang;
  const isEdited = item.updated !== undefined && item.updated > createdAt;
  return {
    source: 'rss',
    id: postId(item, host),
    kind: entry.kind,
    text: item.html ?? '',
    format: 'html',
    ...(item.title === undefined ? {} : { title: escapeHtml(item.title) }),
    ...(item.url === undefined ? {} : { url: item.url }),
    author: { handle: item.author ?? feed.title ?? host },
    ...(lang === undefined ? {} : { lang }),
    createdAt,
    ...(isEdited ? { editedAt: item.updated } : {}),
  };
}

/**
 * The item's own id or address. Short ids are unique in their feed only and get its host in front;
 * an item with neither is known by a digest of its words.
 */
function postId({ id, url, title, html, published }: FeedItem, host: string): string {
  const known = id ?? url;
  if (known !== undefined) return isGlobal(known) ? known : `${host}/${known}`;
  const words = [title, html, published?.toISOString()].join('\n');
  return `sha256:${createHash('sha256').update(words).digest('hex').slice(0, 32)}`;
}

/** Addresses, tag and urn ids have a colon; other ids this long are drawn by chance. */
function isGlobal(id: string): boolean {
  return id.includes(':') || id.length >= 20;
}
