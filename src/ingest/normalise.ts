/// <reference lib="es2024.string" />
// Node 20 has String.prototype.toWellFormed; the es2023 library of the project does not declare it.

import { compile, type FormatCallback } from 'html-to-text';
import type { Author, Engagement, Post, RawPost } from '../core/post.js';
import { fold } from '../lib/text/fold.js';
import { languageSubtag } from './language-tag.js';

/**
 * Longest text that is kept, in UTF-16 units: the first pages of an article, and 20 times a post on any network.
 * What a text is about and how it feels is known by then, and a reader's time grows with the length.
 */
export const MAX_TEXT_LENGTH = 10_000;
/** Longest title, in UTF-16 units: twice the longest headline that news sites print. */
export const MAX_TITLE_LENGTH = 300;
/** More hashtags than any network shows for one post; beyond it is a list made to be found. */
export const MAX_HASHTAGS = 50;
/** Markup that is looked at, in UTF-16 units: ten of markup for one of text is already a heavy page. */
const MAX_HTML_LENGTH = 10 * MAX_TEXT_LENGTH;
/** Deeper markup is left out, so that no post can exhaust the stack; real pages stay under 60 levels. */
const MAX_HTML_DEPTH = 100;
const MAX_ID_LENGTH = 512;
const MAX_HANDLE_LENGTH = 256;
const MAX_URL_LENGTH = 2_048;
/** No network or feed that is listened to is older: an earlier date is a clock or a field that was never set. */
const EARLIEST_MS = Date.UTC(2000, 0, 1);

/** What was put right in a post. */
export type Repair = 'text-cut' | 'title-cut' | 'future-date' | 'rating-dropped' | 'url-dropped';

/** Why a post cannot be used. */
export type Rejection = 'no-id' | 'no-text' | 'no-date';

/** A post that can be used, or the reason why it cannot. */
export type Normalised =
  | { readonly post: Post; readonly repairs: readonly Repair[] }
  | { readonly post: null; readonly rejection: Rejection };

/**
 * Makes a source's post plain and safe: markup to text, well-formed Unicode in composed form without NUL,
 * invisible or other control characters; bounded lengths (a cut text ends in '…' and is named among the repairs);
 * http(s) addresses without credentials; hashtags of the text beside those the source names.
 * A date in the future becomes `now` (clocks go wrong, and a forecast would stay the newest mention for years);
 * one before 2000 makes the post unusable, since taking it for new would be a false alarm.
 * A rating outside 1 to 5, or on something other than a review, is dropped: its scale is not known.
 */
export function normalisePost(raw: RawPost, now: Date): Normalised {
  const repairs: Repair[] = [];
  const id = cleanLine(raw.id);
  if (id === '' || id.length > MAX_ID_LENGTH) return { post: null, rejection: 'no-id' };
  const createdMs = raw.createdAt.getTime();
  if (!(createdMs >= EARLIEST_MS)) return { post: null, rejection: 'no-date' };
  if (createdMs > now.getTime()) repairs.push('future-date');

  const text = cut(plainText(raw.text, raw.format), MAX_TEXT_LENGTH);
  if (text.isCut) repairs.push('text-cut');
  const title = cut(cleanLine(plainText(raw.title ?? '', raw.format)), MAX_TITLE_LENGTH);
  if (title.isCut) repairs.push('title-cut');
  if (text.text === '' && title.text === '') return { post: null, rejection: 'no-text' };

  const link = parseUrl(raw.url);
  if (raw.url !== undefined && link === null) repairs.push('url-dropped');
  const rating = ratingOf(raw);
  if (raw.rating !== undefined && rating === null) repairs.push('rating-dropped');
  const site = link === null ? null : link.hostname.replace(/^www\.|\.$/g, '');

  const post: Post = {
    source: raw.source,
    id,
    kind: raw.kind,
    text: text.text,
    // Networks without titles fill the field of their feeds with the beginning of the text.
    title: title.text === '' || isBeginning(title.text, text.text) ? null : title.text,
    url: link?.href ?? null,
    site,
    // An article without an author is its publisher's; of anything else nobody is made up.
    author: authorOf(raw.author, raw.kind === 'article' ? (site ?? '') : ''),
    lang: raw.lang === undefined ? null : languageSubtag(raw.lang),
    createdAt: createdMs > now.getTime() ? now : raw.createdAt,
    editedAt: editedAt(raw, now),
    rating,
    repostOf: idOrNull(raw.repostOf),
    replyTo: idOrNull(raw.replyTo),
    hashtags: hashtagsOf(raw.hashtags ?? [], `${title.text}\n${text.text}`),
    engagement: engagementOf(raw.engagement ?? {}),
    ...(raw.isOwn === true ? { isOwn: true } : {}),
  };
  return { post, repairs };
}

/** Emoji that a page shows as pictures are part of what was said. */
const emojiPicture: FormatCallback = (element, _walk, builder) => {
  const attributes: unknown = element.attribs;
  if (typeof attributes !== 'object' || attributes === null || !('alt' in attributes)) return;
  const alt = String(attributes.alt);
  if (/^\p{Extended_Pictographic}/u.test(alt) && alt.length <= 16) builder.addInline(alt);
};

const htmlToText = compile({
  wordwrap: false,
  limits: { maxDepth: MAX_HTML_DEPTH, ellipsis: '' },
  formatters: { emojiPicture },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'emojiPicture' },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
      selector,
      options: { uppercase: false },
    })),
    ...['script', 'style', 'noscript', 'template', 'iframe', 'svg', 'head'].map((selector) => ({
      selector,
      format: 'skip',
    })),
    { selector: 'blockquote', options: { trimEmptyLines: true } },
  ],
});

function plainText(text: string, format: RawPost['format']): string {
  if (format === 'plain') return cleanText(text.slice(0, MAX_HTML_LENGTH));
  return cleanText(htmlToText(text.slice(0, MAX_HTML_LENGTH)));
}

/** Control characters but tab and line feed; soft hyphens, zero-width spaces, and marks that turn the writing direction. */
const UNSEEN = /(?![\t\n])\p{Cc}|[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .toWellFormed()
    .replace(UNSEEN, '')
    .normalize('NFC')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function cleanLine(text: string): string {
  return cleanText(text).replaceAll('\n', ' ');
}

/** At most `maxLength` units, never half a character. */
function cut(text: string, maxLength: number): { text: string; isCut: boolean } {
  if (text.length <= maxLength) return { text, isCut: false };
  const kept = text.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/, '');
  return { text: `${kept.trimEnd()}…`, isCut: true };
}

function isBeginning(title: string, text: string): boolean {
  return fold(text).startsWith(fold(title.replace(/(…|\.{3})$/, '').trimEnd()));
}

function parseUrl(url: string | undefined): URL | null {
  if (url === undefined || url.length > MAX_URL_LENGTH || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return null;
  parsed.username = '';
  parsed.password = '';
  return parsed;
}

function authorOf(author: Author, fallback: string): Author {
  const handle = cleanLine(author.handle).replace(/^@/, '').slice(0, MAX_HANDLE_LENGTH);
  const displayName = cleanLine(author.displayName ?? '').slice(0, MAX_HANDLE_LENGTH);
  const followers = countOrNull(author.followers);
  return {
    handle: handle.toWellFormed() || fallback,
    ...(displayName === '' ? {} : { displayName: displayName.toWellFormed() }),
    ...(followers === null ? {} : { followers }),
  };
}

function ratingOf({ kind, rating }: RawPost): number | null {
  return kind === 'review' && rating !== undefined && rating >= 1 && rating <= 5 ? rating : null;
}

function editedAt({ createdAt, editedAt: edited }: RawPost, now: Date): Date | null {
  if (edited === undefined || !(edited > createdAt)) return null;
  return edited > now ? now : edited;
}

function idOrNull(id: string | undefined): string | null {
  return cleanLine(id ?? '').slice(0, MAX_ID_LENGTH) || null;
}

/** A '#' inside a word or an address, or before figures alone, begins no hashtag. */
const HASHTAG = /(?<![\p{L}\p{M}\p{N}_&/])[#＃](?=[\p{N}_]*\p{L})[\p{L}\p{M}\p{N}_]+/gu;

/** Those of the source, then those of the text, each once in its first spelling. */
function hashtagsOf(declared: readonly string[], text: string): string[] {
  const tags = new Map<string, string>();
  for (const tag of [...declared, ...(text.match(HASHTAG) ?? [])]) {
    const name = cleanLine(tag)
      .replace(/^[#＃]/, '')
      .slice(0, MAX_TITLE_LENGTH)
      .toWellFormed();
    if (name !== '' && !tags.has(fold(name))) tags.set(fold(name), name);
    if (tags.size === MAX_HASHTAGS) break;
  }
  return [...tags.values()];
}

function engagementOf(engagement: Engagement): Engagement {
  const counts = Object.entries(engagement).filter(([, count]) => countOrNull(count) !== null);
  return Object.fromEntries(counts);
}

function countOrNull(count: number | undefined): number | null {
  return count !== undefined && Number.isSafeInteger(count) && count >= 0 ? count : null;
}
