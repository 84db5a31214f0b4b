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
    if (field.vocabulary === 'feed') this.#takeFeed(field);
    else if (field.vocabulary === 'dc') this.#takeDublinCore(field);
    else if (field.vocabulary === 'content' && field.local === 'encoded') this.#setHtml(field, 0);
    else if (field.vocabulary === 'xhtml') this.#setHtml(field, 0);
  }

  #takeFeed(field: Field): void {
    const text = htmlToText(field.html);
    switch (field.local) {
      case 'title':
        return this.#set('title', text, 0);
      case 'link':
        return this.#takeLink(field, text);
      case 'guid':
        this.#set('id', text, 0);
        if (field.attributes.isPermaLink?.toLowerCase() === 'false') return;
        return this.#setUrl(text, field.base, 2);
      case 'id':
        this.#set('id', text, 0);
        return this.#setUrl(text, field.base, 3);
      case 'content':
        return this.#setHtml(field, 0);
      case 'description':
      case 'summary':
        return this.#setHtml(field, 1);
      case 'pubdate':
      case 'published':
      case 'issued':
        return this.#set('published', parseInstant(text), 0);
      case 'created':
        return this.#set('published', parseInstant(text), 1);
      case 'updated':
      case 'modified':
        return this.#set('updated', parseInstant(text), 0);
      case 'name':
        return field.parent === 'author' ? this.#set('author', text, 0) : undefined;
      case 'author':
        return this.#set('author', authorName(text), 2);
      default:
        return undefined;
    }
  }

  #takeDublinCore({ local, html }: Field): void {
    const text = htmlToText(html);
    if (local === 'creator') this.#set('author', text, 1);
    else if (local === 'date' || local === 'created' || local === 'issued') {
      this.#set('published', parseInstant(text), 1);
    } else if (local === 'modified') this.#set('updated', parseInstant(text), 1);
    else if (local === 'title') this.#set('title', text, 1);
    else if (local === 'description') this.#set('html', html.trim(), 2);
    else if (local === 'identifier') this.#set('id', text, 3);
    else if (local === 'language') this.#set('lang', text, 0);
  }

  /** RSS writes the address as text; Atom as an attribute, with a relation that can be another than 'this item'. */
  #takeLink({ attributes, base }: Field, text: string): void {
    const { href } = attributes;
    if (href === undefined) return this.#setUrl(text, base, 1);
    const relation = attributes.rel?.trim().toLowerCase() ?? 'alternate';
    return this.#setUrl(href, base, relation === 'alternate' ? 0 : 4);
  }

  #setHtml({ html }: Field, rank: number): void {
    this.#set('html', html.trim(), rank);
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
  return /\(([^)]+)\)\s*$/.exec(text)?.[1]?.trim() ?? text;
}
