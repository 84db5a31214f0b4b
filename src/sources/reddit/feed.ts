import { Parser } from 'htmlparser2';
import type { RawPost } from '../../core/post.js';
import { parseInstant } from '../../lib/instant.js';
import { escapeHtml } from '../../lib/text/escape-html.js';

/** Entries of one of Reddit's own Atom feeds. */
export interface Feed {
  readonly posts: readonly RawPost[];
  readonly skipped: number;
}

type Entry = Record<string, string>;

/** After the text of an entry comes who submitted it, and links. */
const FOOTER = 'submitted by';

/** Reads the feed; null where it is none, or not a whole one: Reddit answers with a page whom it blocks. */
export function readFeed(xml: string): Feed | null {
  const entries: Entry[] = [];
  const open: string[] = [];
  let entry: Entry | null = null;
  let isFeed = false;
  const parser = new Parser(
    {
      onopentag(name, { href }) {
        open.push(name);
        isFeed ||= name === 'feed';
        if (name === 'entry') entry = {};
        if (entry !== null && name === 'link' && href !== undefined) entry.link = href;
      },
      ontext(text) {
        const field = open.slice(open.lastIndexOf('entry') + 1).join(' ');
        if (entry !== null) entry[field] = (entry[field] ?? '') + text;
      },
      onclosetag(name) {
        open.pop();
        if (name !== 'entry' || entry === null) return;
        entries.push(entry);
        entry = null;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  if (!isFeed || !xml.trimEnd().endsWith('</feed>')) return null;
  const posts = entries.flatMap((one) => toPost(one) ?? []);
  return { posts, skipped: entries.length - posts.length };
}

function toPost(entry: Entry): RawPost | null {
  const { id = '', content = '', title = '', link, updated, published } = entry;
  const createdAt = parseInstant(published ?? updated ?? '');
  const editedAt = parseInstant(updated ?? '');
  if (createdAt === undefined || !/^t[13]_\w+$/.test(id)) return null;
  const isComment = id.startsWith('t1_');
  return {
    source: 'reddit',
    id,
    kind: isComment ? 'comment' : 'post',
    text: withoutFooter(content),
    format: 'html',
    // Of a comment it is '/u/author on ' and the title of the thread.
    ...(isComment || title === '' ? {} : { title: escapeHtml(title) }),
    ...(link === undefined ? {} : { url: link }),
    author: { handle: (entry['author name'] ?? '').replace(/^\/?u\//, '') },
    createdAt,
    ...(editedAt !== undefined && editedAt > createdAt ? { editedAt } : {}),
  };
}

function withoutFooter(html: string): string {
  const at = html.lastIndexOf(FOOTER);
  return at >= 0 && html.includes('<a href=', at) ? html.slice(0, at) : html;
}
