import { parseInstant } from '../../lib/instant.js';
import type { FeedItem } from './feed.js';
import { htmlToText, resolveUrl } from './html.js';
import type { FeedName } from './names.js';

/** How a field's text is written: HTML inside the text, HTML as elements, no markup, or not to be read. */
export type TextForm = 'html' | 'xhtml' | 'text' | 'binary';

/** A field that is being read; what it holds is collected as HTML. */
export interface Field extends FeedName {
  /** Elements open when it began, itself included. */
  readonly depth: number;
  readonly parent: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly form: TextForm;
  readonly base: string;
  html: string;
}

interface DateField {
  readonly field: 'published' | 'updated';
  readonly rank: number;
}

/** Elements that hold the body, with their ranks: the whole text before its summary. */
const FEED_BODIES: ReadonlyMap<string, number> = new Map([
  ['content', 0],
  ['description', 1],
  ['summary', 1],
]);

const FEED_DATES: ReadonlyMap<string, DateField> = new Map([
  ['pubdate', { field: 'published', rank: 0 }],
  ['published', { field: 'published', rank: 0 }],
  ['issued', { field: 'published', rank: 0 }],
  ['created', { field: 'published', rank: 1 }],
  ['updated', { field: 'updated', rank: 0 }],
  ['modified', { field: 'updated', rank: 0 }],
]);

const DUBLIN_CORE_DATES: ReadonlyMap<string, DateField> = new Map([
  ['date', { field: 'published', rank: 1 }],
  ['created', { field: 'published', rank: 1 }],
  ['issued', { field: 'published', rank: 1 }],
  ['modified', { field: 'updated', rank: 1 }],
]);

/** How the text of an element is written, by its `type` and, in Atom 0.3, its `mode`. */
export function textForm(
  { local, vocabulary }: FeedName,
  attributes: Readonly<Record<string, string>>,
  isAtom: boolean,
): TextForm {
  if (vocabulary === 'xhtml') return 'xhtml';
  if (!isAtom || vocabulary !== 'feed') return 'html';
  if (!['title', 'summary', 'content', 'tagline', 'subtitle'].includes(local)) return 'text';
  const type = attributes.type?.toLowerCase() ?? 'text';
  if (attributes.mode === 'base64') return 'binary';
  if (type === 'xhtml' || type.endsWith('+xml') || type.endsWith('/xml')) {
    return attributes.mode === 'escaped' ? 'html' : 'xhtml';
  }
  if (type === 'html' || type === 'text/html') return attributes.mode === 'xml' ? 'xhtml' : 'html';
  return type === 'text' || type.startsWith('text/') ? 'text' : 'binary';
}

/**
 * An item that is being read. Several elements can say one thing; the best of them is kept,
 * and of equal ones the first.
 */
export class ItemDraft {
  readonly item: FeedItem = {};
  /** Rank of what each field holds; 0 is best. */
  readonly #ranks = new Map<keyof FeedItem, number>();

  constructor(about: string | undefined, lang: string | undefined) {
    this.#set('id', about, 2);
    this.#set('lang', lang, 1);
  }

  /** Whether nothing was found that the feed says of this item alone. */
  get isEmpty(): boolean {
    return [...this.#ranks.keys()].every((key) => key === 'lang');
  }

  take(field: Field): void {
    if (field.form === 'binary') return;
    const bodyRank = field.vocabulary === 'feed' ? FEED_BODIES.get(field.local) : undefined;
    if (bodyRank !== undefined) this.#set('html', field.html.trim(), bodyRank);
    else if (field.vocabulary === 'feed') this.#takeFeed(field);
    else if (field.vocabulary === 'dc') this.#takeDublinCore(field);
    else if (field.vocabulary === 'content' && field.local === 'encoded')
      this.#set('html', field.html.trim(), 0);
    else if (field.vocabulary === 'xhtml') this.#set('html', field.html.trim(), 0);
  }

  #takeFeed(field: Field): void {
    const { local, attributes, base, html } = field;
    const text = htmlToText(html);
    const date = FEED_DATES.get(local);
    if (date !== undefined) this.#set(date.field, parseInstant(text), date.rank);
    else if (local === 'title') this.#set('title', text, 0);
    else if (local === 'link') this.#takeLink(field, text);
    else if (local === 'author') this.#set('author', authorName(text), 2);
    else if (local === 'name' && field.parent === 'author') this.#set('author', text, 0);
    else if (local === 'guid' || local === 'id') {
      this.#set('id', text, 0);
      const isAddress = attributes.isPermaLink?.toLowerCase() !== 'false';
      if (isAddress) this.#setUrl(text, base, 2);
    }
  }

  #takeDublinCore({ local, html }: Field): void {
    const text = htmlToText(html);
    const date = DUBLIN_CORE_DATES.get(local);
    if (date !== undefined) this.#set(date.field, parseInstant(text), date.rank);
    else if (local === 'creator') this.#set('author', text, 1);
    else if (local === 'title') this.#set('title', text, 1);
    else if (local === 'description') this.#set('html', html.trim(), 2);
    else if (local === 'identifier') this.#set('id', text, 3);
    else if (local === 'language') this.#set('lang', text, 0);
  }

  /** RSS writes the address as text; Atom as an attribute, with a relation that can be another than 'this item'. */
  #takeLink({ attributes, base }: Field, text: string): void {
    const { href } = attributes;
    const relation = attributes.rel?.trim().toLowerCase() ?? 'alternate';
    if (href === undefined) this.#setUrl(text, base, 1);
    else this.#setUrl(href, base, relation === 'alternate' ? 0 : 4);
  }

  #setUrl(url: string, base: string, rank: number): void {
    const isGuess = rank > 1;
    if (url === '' || (isGuess && !/^https?:/i.test(url))) return;
    this.#set('url', resolveUrl(url, base), rank);
  }

  #set<Key extends keyof FeedItem>(key: Key, value: FeedItem[Key] | undefined, rank: number): void {
    if (value === undefined || value === '') return;
    if (rank >= (this.#ranks.get(key) ?? Number.POSITIVE_INFINITY)) return;
    this.#ranks.set(key, rank);
    this.item[key] = value;
  }
}

/** RSS writes 'address (name)'. */
function authorName(text: string): string {
  return /\(([^()]{1,200})\)$/.exec(text)?.[1]?.trim() ?? text;
}
