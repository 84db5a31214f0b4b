import type { Brand } from '../../core/brand.js';
import type { Mention } from '../../core/mention.js';
import { fullText } from '../../core/post.js';
import { formatNumber } from '../../lib/i18n/format.js';
import { safeText } from '../../lib/wording/safe-text.js';
import { sourceName } from '../../lib/wording/source-name.js';
import {
  filterQuery,
  isNarrowed,
  type ListChoice,
  NO_FILTERS,
  PAGE_SIZE,
} from '../mention-filter.js';
import { type PageContext, samePage } from '../page-context.js';
import { html, join, NOTHING, type Piece } from './html.js';
import { labelTag, moment, name } from './parts.js';

/** One page of a brand's mentions, newest first. */
export interface MentionList {
  readonly mentions: readonly Mention[];
  /** All that match. */
  readonly total: number;
  readonly choice: ListChoice;
  /** Names of the sources that can be chosen. */
  readonly sources: readonly string[];
}

const MAX_TEXT = 280;

/** The filters, the mentions and the way to the next page. */
export function mentionList(
  page: PageContext,
  { brand, list }: { readonly brand: Brand; readonly list: MentionList },
): Piece {
  const { t } = page;
  const { mentions, total } = list;
  const query = filterQuery(list.choice);
  return html`<section class="card" aria-labelledby="mentions"><div class="card-head"><h2 id="mentions">${t('web:mentions.title')}</h2>
<p class="note">${t('digest:mentions', { count: total })} · <a href="/brands/${brand.id}/mentions.csv${query === '' ? '' : `?${query}`}" download>${t('pages:csv')}</a></p></div>
${isNarrowed(list.choice) ? html`<p class="note">${t('pages:filter.on')} <a href="${samePage(page, NO_FILTERS)}">${t('pages:filter.clear')}</a></p>` : NOTHING}
${
  mentions.length === 0
    ? html`<p class="empty">${t('web:mentions.none')}</p>`
    : html`<ol class="mentions">${join(mentions.map((mention) => mentionItem(page, { mention, brand })))}</ol>`
}
${pager(page, { list, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) })}
</section>`;
}

/** The address of one mention's page. */
export function mentionHref(brandId: string, { source, id }: Mention['post']): string {
  return `/brands/${brandId}/mentions/${encodeURIComponent(`${source}/${id}`)}`;
}

/** The name of a language in the reader's own. */
export function languageName(locale: string, lang: string): string {
  if (lang === 'und') return '—';
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(lang) ?? lang;
  } catch {
    // A source's tag that is no language tag at all.
    return name(lang);
  }
}

function mentionItem(
  page: PageContext,
  { mention, brand }: { readonly mention: Mention; readonly brand: Brand },
): Piece {
  const { t, locale } = page;
  const { post, reading, voice } = mention;
  const touchpoint = brand.touchpoints.find(({ id }) => id === reading.touchpoint);
  const lang = reading.lang === 'und' ? NOTHING : html` lang="${reading.lang}"`;
  return html`<li class="mention ${reading.label}">
<p class="quote"${lang}>${safeText(fullText(post), { maxLength: MAX_TEXT })}</p>
<p class="by">${labelTag(page, reading.label)}${
    voice === 'original'
      ? NOTHING
      : html` <span class="tag plain">${t(`web:voice.${voice}`)}</span>`
  }${touchpoint === undefined ? NOTHING : html` <span class="tag plain">${touchpoint.name[locale]}</span>`} <span>${name(
    post.author.handle,
  )}</span> · <span>${sourceName(post.source, t)}</span> · ${moment(page, post.createdAt, brand.timeZone)} · <a href="${mentionHref(
    brand.id,
    post,
  )}">${t('web:mentions.why')}</a>${original(page, post.url)}</p>
</li>`;
}

/** A link to the post itself. */
export function original({ t }: PageContext, url: string | null): Piece {
  if (url === null || !/^https?:\/\//i.test(url)) return NOTHING;
  return html` · <a href="${url}" rel="noopener noreferrer nofollow">${t('web:original')}</a>`;
}

function pager(
  page: PageContext,
  { list, pages }: { readonly list: MentionList; readonly pages: number },
): Piece {
  const { t } = page;
  const at = list.choice.page;
  if (pages <= 1 && at === 1) return NOTHING;
  const link = (to: number, text: string, rel: 'prev' | 'next') =>
    html`<a href="${samePage(page, { page: String(to) })}#mentions" rel="${rel}">${text}</a>`;
  const number = (value: number) => formatNumber(value, page.locale);
  return html`<nav class="pager" aria-label="${t('web:mentions.pages')}">${
    at > 1 ? link(at - 1, t('web:mentions.newer'), 'prev') : NOTHING
  }<span>${t('web:mentions.page', { page: number(at), pages: number(pages) })}</span>${
    at < pages ? link(at + 1, t('web:mentions.older'), 'next') : NOTHING
  }</nav>`;
}
