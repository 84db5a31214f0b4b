import type { Brand } from '../../core/brand.js';
import { DIGEST_PERIODS, type DigestPeriod } from '../../core/report.js';
import {
  formatBalance,
  formatDay,
  formatDays,
  formatMonth,
  formatNumber,
  formatPercent,
} from '../../lib/i18n/format.js';
import { incidentCause } from '../../lib/wording/incident.js';
import type { ArchivedPeriod } from '../digest-archive.js';
import type { PageContext } from '../page-context.js';
import { html, join, type Piece } from './html.js';
import { brandLayout } from './layout.js';
import { bar, severityTag } from './parts.js';
import { choiceLinks } from './spans.js';

interface Shown {
  readonly brand: Brand;
  readonly period: DigestPeriod;
  readonly archive: readonly ArchivedPeriod[];
}

/** All digests of a brand: what the main thing was, with the way to each. */
export function archivePage(page: PageContext, { brand, period, archive }: Shown): Piece {
  const { t } = page;
  const title = t('pages:archive.heading');
  return brandLayout(page, {
    brand,
    current: 'digests',
    title,
    crumb: title,
    main: html`<div class="page-head"><h1>${title}</h1>${choiceLinks(page, {
      parameter: 'period',
      label: t('pages:archive.label'),
      chosen: period,
      options: DIGEST_PERIODS.map((one) => [one, t(`pages:archive.period.${one}`)]),
    })}</div>
<p class="lead">${t('pages:archive.lead')}</p>
${archive.length === 0 ? html`<p class="empty">${t('pages:archive.nothing')}.</p>` : archiveTable(page, { brand, period, archive })}`,
  });
}

function archiveTable(page: PageContext, { brand, period, archive }: Shown): Piece {
  const { t } = page;
  const title = t('pages:archive.heading');
  return html`<section class="card" aria-label="${title}"><div class="scroll" tabindex="0" role="group" aria-label="${title}"><table class="archive">
<thead><tr><th scope="col">${t(`pages:archive.when.${period}`)}</th><th scope="col">${t('pages:archive.headline')}</th><th scope="col" class="number">${t('web:figure.mentions')}</th><th scope="col" class="number">${t('pages:archive.negative')}</th><th scope="col" class="number">${t('pages:archive.balance')}</th></tr></thead>
<tbody>${join(archive.map((one) => archiveRow(page, { brand, period, one })))}</tbody>
</table></div></section>`;
}

function archiveRow(
  page: PageContext,
  {
    brand,
    period,
    one,
  }: { readonly brand: Brand; readonly period: DigestPeriod; readonly one: ArchivedPeriod },
): Piece {
  const { locale } = page;
  const { counts, day } = one;
  const place = { locale, timeZone: brand.timeZone };
  const href = `/digest/${brand.id}/${day}${period === 'day' ? '' : `?period=${period}`}`;
  const when =
    period === 'day'
      ? formatDay(one.from, place)
      : period === 'week'
        ? formatDays(one, place)
        : formatMonth(one.from, place);
  const share = counts.negativeShare;
  return html`<tr><th scope="row"><a href="${href}">${when}</a></th><td>${headline(page, { brand, one })}</td><td class="number">${formatNumber(counts.mentions, locale)}</td><td class="number value">${share === null ? '—' : html`${bar(share, 'negative')}<span>${formatPercent(share, locale)}</span>`}</td><td class="number">${counts.netSentiment === null ? '—' : formatBalance(counts.netSentiment, locale)}</td></tr>`;
}

function headline(
  page: PageContext,
  { brand, one }: { readonly brand: Brand; readonly one: ArchivedPeriod },
): Piece {
  const { t } = page;
  const [worst] = one.incidents;
  if (worst === undefined)
    return html`<span class="note">${t(one.counts.mentions === 0 ? 'pages:archive.nothing' : 'pages:archive.calm')}</span>`;
  const cause = incidentCause({ finding: worst.finding, brand, t });
  const count = one.incidents.length - 1;
  return html`${severityTag(page, worst.severity)} <a href="/incidents/${worst.id}">${count === 0 ? cause : t('pages:archive.more', { cause, count })}</a>`;
}
