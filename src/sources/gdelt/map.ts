import type { RawPost } from '../../core/post.js';
import { codeOfLanguage } from './languages.js';
import type { Article } from './schema.js';

/** An article as a post: what there is of its text is the headline. */
export function toPost({ url, title, seendate, domain, language }: Article): RawPost {
  const lang = language === undefined ? undefined : codeOfLanguage(language);
  return {
    source: 'gdelt',
    id: url,
    kind: 'article',
    text: title,
    // Some sites' headlines come escaped.
    format: /&(#\d+|#x[0-9a-f]+|[a-z]+);/i.test(title) ? 'html' : 'plain',
    url,
    author: { handle: (domain ?? new URL(url).host).replace(/^www\./, '') },
    ...(lang === undefined ? {} : { lang }),
    createdAt: seendate,
  };
}
