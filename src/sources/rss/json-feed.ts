import { z } from 'zod';
import { forgivingArray, optional } from '../../lib/http/forgiving.js';
import { parseInstant } from '../../lib/instant.js';
import { escapeHtml } from '../../lib/text/escape-html.js';
import { type Feed, type FeedItem, FeedRefusedError } from './feed.js';
import { resolveUrl } from './html.js';

const Author = z.object({ name: optional(z.string()), url: optional(z.string()) });

/** An item by https://www.jsonfeed.org/version/1.1/; ids are strings, and numbers with some. */
const JsonItem = z.object({
  id: optional(z.union([z.string(), z.number()])),
  url: optional(z.string()),
  external_url: optional(z.string()),
  title: optional(z.string()),
  content_html: optional(z.string()),
  content_text: optional(z.string()),
  summary: optional(z.string()),
  date_published: optional(z.string()),
  date_modified: optional(z.string()),
  authors: optional(z.array(Author)),
  author: optional(Author),
  language: optional(z.string()),
});

const JsonFeed = z.object({
  version: z.string().includes('jsonfeed.org'),
  title: optional(z.string()),
  language: optional(z.string()),
  items: forgivingArray(JsonItem),
});

/**
 * Reads a JSON Feed, version 1 or 1.1.
 *
 * @throws {FeedRefusedError} not JSON, or JSON of another kind
 */
export function parseJsonFeed(json: string, url: string): Feed {
  const parsed = JsonFeed.safeParse(parse(json));
  if (!parsed.success) throw new FeedRefusedError('is JSON, but not a JSON Feed');
  const { title, language, items } = parsed.data;
  return {
    ...(title === undefined ? {} : { title }),
    ...(language === undefined ? {} : { lang: language }),
    items: items.items.map((item) => toItem(item, url)),
    skipped: items.skipped,
  };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new FeedRefusedError('is JSON that is cut off or broken');
  }
}

function toItem(json: z.infer<typeof JsonItem>, feedUrl: string): FeedItem {
  const item: FeedItem = {};
  const address = json.url ?? json.external_url;
  const url = address === undefined ? undefined : resolveUrl(address, feedUrl);
  const text = json.content_text ?? json.summary;
  const html = json.content_html ?? (text === undefined ? undefined : escapeHtml(text));
  const author = json.authors?.find((one) => one.name !== undefined)?.name ?? json.author?.name;
  const published = parseInstant(json.date_published ?? '');
  const updated = parseInstant(json.date_modified ?? '');
  if (json.id !== undefined) item.id = String(json.id);
  if (url !== undefined) item.url = url;
  if (json.title !== undefined) item.title = json.title;
  if (html !== undefined) item.html = html;
  if (author !== undefined) item.author = author;
  if (published !== undefined) item.published = published;
  if (updated !== undefined) item.updated = updated;
  if (json.language !== undefined) item.lang = json.language;
  return item;
}
