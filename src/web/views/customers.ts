import type { Brand } from '../../core/brand.js';
import { type CustomerGroup, type CustomerReport, PLAN_AREAS } from '../../core/customer.js';
import { formatDayOfMonth, formatNumber, formatPercent } from '../../lib/i18n/format.js';
import { customersText } from '../../lib/wording/customers.js';
import type { PageContext } from '../page-context.js';
import { html, join, type Piece } from './html.js';
import { brandLayout } from './layout.js';
import { facts } from './parts.js';

/** The kinds of a brand's customers, why they are of them, and what each area does for them. */
export function customersPage(
  page: PageContext,
  { brand, report }: { readonly brand: Brand; readonly report: CustomerReport },
): Piece {
  const { t } = page;
  const text = customersText(report, page.locale);
  const groups = report.isEnabled && report.total > 0 ? report.groups : [];
  return brandLayout(page, {
    brand,
    current: 'customers',
    title: text.title,
    crumb: t('pages:nav.customers'),
    main: html`<h1>${text.title}</h1>
<p class="lead">${text.summary}</p>
<div class="columns">${join(groups.map((group) => groupCard(page, { group, report })))}</div>
<p class="note">${t('pages:customers.privacy')}</p>`,
  });
}

function groupCard(
  { t, locale }: PageContext,
  { group, report }: { readonly group: CustomerGroup; readonly report: CustomerReport },
): Piece {
  const { kind, customers, businesses, share, confidence, reasons, expiry } = group;
  const place = { locale, timeZone: report.timeZone };
  const lines = [
    {
      label: t('pages:customers.reasons'),
      text: reasons.map(({ reason }) => t(`customers:reason.${reason}`)).join(', '),
    },
    {
      label: t('pages:customers.confidence'),
      text: confidence === null ? '' : formatPercent(confidence, locale),
    },
    {
      label: t('pages:customers.until'),
      text: expiry === null ? '' : formatDayOfMonth(expiry.to, place),
    },
  ].filter(({ text }) => text !== '');
  return html`<section class="card" aria-labelledby="kind-${kind}"><h2 id="kind-${kind}">${t(`customers:kind.${kind}`)}</h2>
${
  customers === 0
    ? html`<p class="empty">${t('pages:customers.nobody')}</p>`
    : html`<p class="big-figure"><strong>${formatNumber(customers, locale)}</strong> <span class="note">${t(
        'pages:customers.count',
        {
          share: formatPercent(share, locale),
          businesses: businesses === 0 ? '' : t('customers:businesses', { count: businesses }),
        },
      )}</span></p>${facts(lines)}
<h3>${t('pages:customers.plan')}</h3><dl class="facts">${join(
        PLAN_AREAS.map(
          (area) =>
            html`<div><dt>${t(`customers:area.${area}`)}</dt><dd>${t(`customers:plan.${kind}.${area}`)}</dd></div>`,
        ),
      )}</dl>`
}</section>`;
}
