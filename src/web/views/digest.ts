import type { Brand } from '../../core/brand.js';
import type { Digest } from '../../core/report.js';
import { formatBalance, formatNumber } from '../../lib/i18n/format.js';
import { digestText } from '../../lib/wording/digest.js';
import type { PageContext } from '../page-context.js';
import { html, join, NOTHING, type Piece } from './html.js';
import { brandLayout } from './layout.js';
import { facts, figures, samples } from './parts.js';

/** A digest with the first days of those beside it; `next` is null where it has not begun. */
export interface DigestPage {
  readonly brand: Brand;
  readonly digest: Digest;
  readonly previous: string;
  readonly next: string | null;
}

/** One day of a brand, as its digest tells it. */
export function digestPage(
  page: PageContext,
  { brand, digest, previous, next }: DigestPage,
): Piece {
  const { t } = page;
  const text = digestText(digest, page.locale);
  const query = digest.period === 'day' ? '' : `?period=${digest.period}`;
  const hrefOf = (day: string) => `/digest/${brand.id}/${day}${query}`;
  return brandLayout(page, {
    brand,
    current: 'digests',
    title: text.title,
    crumb: t('web:digest.title'),
    main: html`<h1>${text.title}</h1>
<p class="lead">${text.summary}</p>
${figures(page, { counts: digest.counts, previous: digest.previous, label: t(`web:digest.figures.${digest.period}`) })}
${text.facts.length === 0 ? NOTHING : html`<section class="card" aria-labelledby="facts"><h2 id="facts">${t('web:digest.facts')}</h2>${facts(text.facts)}</section>`}
${touchpoints(page, digest)}
${join(
  text.posts.map(
    (group, index) =>
      html`<section class="card" aria-labelledby="posts-${index}"><h2 id="posts-${index}">${group.heading}</h2>${samples(page, group.samples)}</section>`,
  ),
)}
<nav class="pager" aria-label="${t('web:digest.days')}"><a href="${hrefOf(previous)}" rel="prev">${t(`web:digest.previous.${digest.period}`)}</a><a href="/brands/${brand.id}/digests${query}">${t('web:digest.all')}</a>${
      next === null
        ? NOTHING
        : html`<a href="${hrefOf(next)}" rel="next">${t(`web:digest.next.${digest.period}`)}</a>`
    }</nav>`,
  });
}

function touchpoints({ t, locale }: PageContext, { touchpoints: lines, period }: Digest): Piece {
  if (lines.length === 0) return NOTHING;
  const balance = (value: number | null) => (value === null ? '—' : formatBalance(value, locale));
  return html`<section class="card" aria-labelledby="touchpoints"><h2 id="touchpoints">${t('digest:fact.touchpoints')}</h2>
<div class="scroll" tabindex="0" role="group" aria-labelledby="touchpoints"><table>
<thead><tr><th scope="col">${t('web:mentions.touchpoint')}</th><th scope="col" class="number">${t('web:figure.voices')}</th><th scope="col" class="number">${t('chart:negative')}</th><th scope="col" class="number">${t(`web:digest.negativesBefore.${period}`)}</th><th scope="col" class="number">${t('web:figure.balance')}</th></tr></thead>
<tbody>${join(
    lines.map(
      ({ name: names, counts, previous }) =>
        html`<tr><th scope="row">${names[locale]}</th><td class="number">${formatNumber(counts.voices, locale)}</td><td class="number">${formatNumber(counts.negative, locale)}</td><td class="number">${formatNumber(previous.negative, locale)}</td><td class="number">${balance(counts.netSentiment)}</td></tr>`,
    ),
  )}</tbody></table></div></section>`;
}
