import type { Brand } from '../../core/brand.js';
import type { Mention } from '../../core/mention.js';
import { fullText } from '../../core/post.js';
import { LABELS, READER_LANGUAGES } from '../../core/reading.js';
import { formatNumber } from '../../lib/i18n/format.js';
import { safeText } from '../../lib/wording/safe-text.js';
import { sourceName } from '../../lib/wording/source-name.js';
import { type ListChoice, PAGE_SIZE } from '../mention-filter.js';
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
  return html`<section class="card" aria-labelledby="mentions"><div class="card-head"><h2 id="mentions">${t('web:mentions.title')}</h2>
<p class="note">${t('digest:mentions', { count: total })}</p></div>
${filters(page, { brand, list })}
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

function filters(
  { t, locale, query }: PageContext,
  { brand, list }: { readonly brand: Brand; readonly list: MentionList },
): Piece {
  const { choice, sources } = list;
  const days = query.get('days');
  const languages = brand.languages.length > 0 ? brand.languages : READER_LANGUAGES;
  return html`<form class="filters" method="get" action="#mentions">
${days === null ? NOTHING : html`<input type="hidden" name="days" value="${days}">`}
${select({
  id: 'label',
  label: t('web:mentions.label'),
  any: t('web:mentions.any'),
  chosen: choice.label,
  options: LABELS.map((label) => [label, t(`terms:label.${label}`)]),
})}
${select({
  id: 'source',
  label: t('web:mentions.source'),
  any: t('web:mentions.any'),
  chosen: choice.source,
  options: sources.map((source) => [source, sourceName(source, t)]),
})}
${select({
  id: 'language',
  label: t('web:mentions.language'),
  any: t('web:mentions.any'),
  chosen: choice.language,
  options: languages.map((lang) => [lang, languageName(locale, lang)]),
})}
${select({
  id: 'touchpoint',
  label: t('web:mentions.touchpoint'),
  any: t('web:mentions.any'),
  chosen: choice.touchpoint,
  options: brand.touchpoints.map(({ id, name: names }) => [id, names[locale]]),
})}
<button type="submit">${t('web:mentions.apply')}</button>
</form>`;
}

function select({
  id,
  label,
  any,
  chosen,
  options,
}: {
  readonly id: string;
  readonly label: string;
  readonly any: string;
  readonly chosen: string | null;
  readonly options: readonly (readonly [string, string])[];
}): Piece {
  return html`<div class="field"><label for="${id}">${label}</label><select id="${id}" name="${id}"><option value="">${any}</option>${join(
    options.map(([value, text]) =>
      value === chosen
        ? html`<option value="${value}" selected>${text}</option>`
        : html`<option value="${value}">${text}</option>`,
    ),
  )}</select></div>`;
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
