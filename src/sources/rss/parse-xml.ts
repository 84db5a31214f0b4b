import { Parser } from 'htmlparser2';
import { expandEntities } from './entities.js';
import { type Feed, type FeedItem, FeedRefusedError } from './feed.js';
import { escapeFeedText, htmlToText, resolveUrl } from './html.js';
import { type Field, ItemDraft, textForm } from './item-draft.js';
import { enterScope, type FeedName, resolveName, type Scope } from './names.js';

/**
 * Elements open at once. Real feeds stay under 60; the tokenizer's work at a tag grows with their number,
 * so that without a limit a feed of nothing but opening tags would take hours.
 */
const MAX_DEPTH = 500;
/** Longest address that others are relative to, for the same reason. */
const MAX_BASE_LENGTH = 2_048;
const ROOTS = new Set(['rss', 'feed', 'rdf', 'channel']);

/** An element that is open. */
interface Open extends FeedName {
  readonly scope: Scope;
  /** What relative addresses in it are relative to. */
  readonly base: string;
  readonly lang: string | undefined;
}

/**
 * Reads RSS 0.9x to 2.0, RSS 1.0 (RDF) and Atom 0.3 and 1.0, also where they are not well-formed: bare ampersands,
 * control characters, text before the root, wrong nesting, a missing end.
 *
 * Built on a tolerant tokenizer because ready feed parsers lose items without a title and refuse what is cut off.
 * The work grows with the length of the text alone.
 *
 * @param url of the feed, for relative addresses
 * @throws {FeedRefusedError} not a feed, or cut off before the end of its first item
 */
export function parseXmlFeed(xml: string, url: string): Feed {
  const reader = new FeedReader(url);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      ontext: (text) => reader.text(text),
      onclosetag: () => reader.close(),
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(expandEntities(xml));
  // What is open now was cut off; the tokenizer closes it at the end.
  const result = reader.finish();
  parser.end();
  return result;
}

/** Follows the tokenizer through the feed and collects its items. */
class FeedReader {
  readonly #stack: Open[] = [];
  readonly #items: FeedItem[] = [];
  readonly #url: string;
  #title: string | undefined;
  #lang: string | undefined;
  #root: string | undefined;
  #hasEnded = false;
  #draft: ItemDraft | null = null;
  #draftDepth = 0;
  /** An item inside which another began: its end is missing, or the inner one is an empty slip. */
  #outer: { readonly draft: ItemDraft; readonly depth: number } | null = null;
  #field: Field | null = null;

  constructor(url: string) {
    this.#url = url;
  }

  open(written: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#stack.length >= MAX_DEPTH) throw new FeedRefusedError('is nested too deeply');
    const parent = this.#stack.at(-1);
    const scope = enterScope(parent?.scope ?? new Map(), attributes);
    const name = resolveName(written, scope);
    const base = innerBase(attributes['xml:base'], parent?.base ?? this.#url);
    const lang = attributes['xml:lang'] ?? parent?.lang;
    this.#stack.push({ ...name, scope, base, lang });
    if (this.#root === undefined && name.vocabulary === 'feed' && ROOTS.has(name.local)) {
      this.#root = name.local;
      this.#lang = lang;
    }
    const isName = this.#field?.local === 'author' && name.local === 'name';
    if (this.#field !== null && !this.#isItem(name) && !isName) {
      this.#field.html += `<${name.local}>`;
    } else if (this.#isItem(name)) {
      this.#openItem(new ItemDraft(attributes['rdf:about'], lang));
    } else if (parent !== undefined && this.#isFieldPlace(parent)) {
      const form = textForm(name, attributes, this.#root === 'feed');
      const depth = this.#stack.length;
      this.#field = { ...name, depth, parent: parent.local, attributes, form, base, html: '' };
    }
  }

  text(text: string): void {
    if (this.#field === null) return;
    const isMarkup = this.#field.form === 'html';
    this.#field.html += isMarkup ? text : escapeFeedText(text);
  }

  close(): void {
    if (this.#hasEnded) return;
    const field = this.#field;
    const depth = this.#stack.length;
    if (field !== null && field.depth === depth) {
      this.#take(field);
      this.#field = null;
    } else if (field !== null) {
      field.html += `</${this.#stack.at(-1)?.local ?? ''}>`;
    }
    if (this.#draft !== null && this.#draftDepth === depth) this.#closeItem(this.#draft);
    this.#stack.pop();
  }

  /** What was read when the text was over. */
  finish(): Feed {
    this.#hasEnded = true;
    if (this.#outer !== null) this.#items.push(this.#outer.draft.item);
    const isCutOff = this.#stack.length > 0;
    if (this.#root === undefined) throw new FeedRefusedError('is not a feed');
    if (isCutOff && this.#items.length === 0)
      throw new FeedRefusedError('is a feed that is cut off');
    return {
      ...(this.#title === undefined ? {} : { title: this.#title }),
      ...(this.#lang === undefined ? {} : { lang: this.#lang }),
      items: this.#items,
      skipped: this.#draft === null ? 0 : 1,
    };
  }

  #isItem(name: FeedName): boolean {
    return (
      this.#root !== undefined &&
      name.vocabulary === 'feed' &&
      (name.local === 'item' || name.local === 'entry')
    );
  }

  /** Fields stand in the item, its author, the channel or the feed. */
  #isFieldPlace(parent: Open): boolean {
    if (parent.vocabulary !== 'feed') return false;
    if (this.#draft === null) return parent.local === 'channel' || parent.local === 'feed';
    const depthInItem = this.#stack.length - this.#draftDepth;
    return depthInItem === 1 || (depthInItem === 2 && parent.local === 'author');
  }

  #openItem(draft: ItemDraft): void {
    if (this.#outer !== null) this.#items.push(this.#outer.draft.item);
    this.#outer = this.#draft === null ? null : { draft: this.#draft, depth: this.#draftDepth };
    this.#draft = draft;
    this.#draftDepth = this.#stack.length;
    this.#field = null;
  }

  #closeItem(draft: ItemDraft): void {
    const outer = this.#outer;
    this.#outer = null;
    this.#field = null;
    if (outer !== null && draft.isEmpty) {
      this.#draft = outer.draft;
      this.#draftDepth = outer.depth;
      return;
    }
    if (outer !== null) this.#items.push(outer.draft.item);
    this.#items.push(draft.item);
    this.#draft = null;
  }

  #take(field: Field): void {
    if (this.#draft !== null) this.#draft.take(field);
    else if (field.vocabulary === 'feed' && field.local === 'title')
      this.#title ??= htmlToText(field.html);
    else if (field.local === 'language') this.#lang ??= htmlToText(field.html);
  }
}

function innerBase(written: string | undefined, outer: string): string {
  if (written === undefined || written.length > MAX_BASE_LENGTH) return outer;
  return resolveUrl(written, outer) ?? outer;
}
