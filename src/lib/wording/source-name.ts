import { safeText } from './safe-text.js';

/** Names as people know them; the same in every language. */
const NAMES: Readonly<Record<string, string>> = {
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
  hackernews: 'Hacker News',
  rss: 'RSS',
  file: 'CSV/JSONL',
};

/** A source's name as people know it, for example 'Hacker News' for 'hackernews'; harmless where it is not one of ours. */
export function sourceName(source: string): string {
  return NAMES[source] ?? safeText(source, { maxLength: 60 });
}
