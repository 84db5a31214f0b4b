import type { Context } from 'hono';
import { LOCALES, type Locale } from '../core/brand.js';
import { type Translate, translator } from '../lib/i18n/i18n.js';
import type { Person } from './access/person.js';
import type { WebOptions } from './options.js';

/** What every view is drawn with. */
export interface PageContext {
  readonly locale: Locale;
  readonly t: Translate;
  readonly now: Date;
  readonly version: string;
  /** Who reads the page; null on the pages before signing in. */
  readonly person: Person | null;
  /** Path and query of the request, for links back to the same page. */
  readonly path: string;
  readonly query: URLSearchParams;
}

/** The reader's language, as the language detector found it in `?lang=`, the cookie or the browser's own list. */
export function pageContext(context: Context, { clock, version }: WebOptions): PageContext {
  const locale = localeOf(context.get('language'));
  const url = new URL(context.req.url);
  return {
    locale,
    t: translator(locale),
    now: clock.now(),
    version,
    person: context.get('person') ?? null,
    path: url.pathname,
    query: url.searchParams,
  };
}

/** The same page with some parts of its query changed; null takes a part out. */
export function samePage(
  { path, query }: Pick<PageContext, 'path' | 'query'>,
  changes: Readonly<Record<string, string | null>>,
): string {
  const changed = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) changed.delete(name);
    else changed.set(name, value);
  }
  return changed.size === 0 ? path : `${path}?${changed.toString()}`;
}

function localeOf(language: unknown): Locale {
  return LOCALES.find((locale) => locale === language) ?? 'es';
}
