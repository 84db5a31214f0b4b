import type { Incident } from '../../core/incident.js';
import type { ChartPoint } from '../../core/message.js';
import { formatDateTime, formatDay, formatNumber, formatPercent } from '../../lib/i18n/format.js';
import { incidentCause } from '../../lib/wording/incident.js';
import { sourceName } from '../../lib/wording/source-name.js';
import type { BrandState } from '../brand-state.js';
import { type BrandTrend, CHART_DAYS, type ChartDays } from '../charts.js';
import { filterQuery } from '../mention-filter.js';
import { type PageContext, samePage } from '../page-context.js';
import { filterForm } from './filter-form.js';
import { stateOf, warnings } from './home.js';
import { html, join, NOTHING, type Piece } from './html.js';
import { brandLayout } from './layout.js';
import { type MentionList, mentionList } from './mention-list.js';
import { chartPicture, figures, moment, name, severityTag } from './parts.js';

/** What a brand's page shows. */
export interface BrandPage {
  readonly state: BrandState;
  readonly days: ChartDays;
  readonly trend: BrandTrend;
  readonly incidents: readonly Incident[];
  readonly list: MentionList;
}

/** One brand: how it stands, its conversation over time, its incidents, sources and newest mentions. */
export function brandPage(page: PageContext, shown: BrandPage): Piece {
  const { t } = page;
  const { state } = shown;
  const { brand, counts, previous } = state;
  const title = name(brand.name);
  return brandLayout(page, {
    brand,
    current: 'overview',
    title,
    main: html`<div class="page-head"><h1>${title}</h1><p class="state">${stateOf(page, state)}</p></div>
${warnings(page, state)}
${figures(page, { counts, previous, label: t('web:figure.lastDay') })}
${trendSection(page, shown)}
<div class="columns">
${incidentsSection(page, shown)}
${sourcesSection(page, shown)}
</div>
${mentionList(page, { brand, list: shown.list })}`,
  });
}

function trendSection(page: PageContext, { state, days, trend, list }: BrandPage): Piece {
  const { t } = page;
  const { brand } = state;
  return html`<section class="card" aria-labelledby="trend">
<div class="card-head"><h2 id="trend">${t('web:chart.title')}</h2>
<nav class="spans" aria-label="${t('web:chart.span')}">${join(
    CHART_DAYS.map((span) =>
      span === days
        ? html`<span aria-current="true">${t('web:chart.days', { count: span })}</span>`
        : html`<a href="${samePage(page, { days: String(span) })}">${t('web:chart.days', { count: span })}</a>`,
    ),
  )}</nav></div>
${filterForm(page, { brand, list })}
${chartPicture({
  href: `/brands/${brand.id}/chart.svg?${filterQuery(list.choice, { days: String(days) })}`,
  alt: t('web:chart.altTable', { brand: name(brand.name) }),
  readings: trend.points.map((point) => pointText(page, { point, trend, brand })),
})}
${trendTable(page, { brand: state.brand, trend })}
</section>`;
}

/** 'jue 19 nov, 15:00: 34 voces, 12 negativas'. */
function pointText(
  { t, locale }: PageContext,
  {
    point,
    trend,
    brand,
  }: {
    readonly point: ChartPoint;
    readonly trend: BrandTrend;
    readonly brand: BrandState['brand'];
  },
): string {
  const place = { locale, timeZone: brand.timeZone };
  return t('pages:chart.point', {
    at: trend.step === 'hour' ? formatDateTime(point.at, place) : formatDay(point.at, place),
    voices: t('digest:voices', { count: point.all }),
    negative: formatNumber(point.negative, locale),
  });
}

/** The chart's numbers by the day, for those who do not see it or want to copy them. */
function trendTable(
  { t, locale }: PageContext,
  { brand, trend }: { readonly brand: BrandState['brand']; readonly trend: BrandTrend },
): Piece {
  const days = new Map<string, { all: number; negative: number }>();
  for (const { at, all, negative } of trend.points) {
    const day = formatDay(at, { locale, timeZone: brand.timeZone });
    const sum = days.get(day) ?? { all: 0, negative: 0 };
    days.set(day, { all: sum.all + all, negative: sum.negative + negative });
  }
  return html`<details><summary>${t('web:chart.table')}</summary>
<div class="scroll" tabindex="0" role="group" aria-label="${t('web:chart.table')}"><table>
<thead><tr><th scope="col">${t('web:chart.day')}</th><th scope="col" class="number">${t('chart:all')}</th><th scope="col" class="number">${t('chart:negative')}</th><th scope="col" class="number">${t('web:figure.negative')}</th></tr></thead>
<tbody>${join(
    [...days]
      .toReversed()
      .map(
        ([day, { all, negative }]) =>
          html`<tr><th scope="row">${day}</th><td class="number">${formatNumber(all, locale)}</td><td class="number">${formatNumber(negative, locale)}</td><td class="number">${all === 0 ? '—' : formatPercent(negative / all, locale)}</td></tr>`,
      ),
  )}</tbody></table></div></details>`;
}

function incidentsSection(page: PageContext, { incidents, state }: BrandPage): Piece {
  const { t } = page;
  return html`<section class="card" aria-labelledby="incidents"><h2 id="incidents">${t('web:incidents.title')}</h2>
${
  incidents.length === 0
    ? html`<p class="empty">${t('web:incidents.none')}</p>`
    : html`<ul class="rows">${join(incidents.map((incident) => incidentRow(page, { incident, state })))}</ul>`
}
</section>`;
}

function incidentRow(
  page: PageContext,
  { incident, state }: { readonly incident: Incident; readonly state: BrandState },
): Piece {
  const { t } = page;
  const { finding, id, severity, openedAt, status, endedAt } = incident;
  const over = endedAt === null ? '' : ` · ${t('web:incidents.over')}`;
  return html`<li>${severityTag(page, severity)} <a href="/incidents/${id}">${incidentCause({ finding, brand: state.brand, t })}</a><span class="note">${moment(page, openedAt, state.brand.timeZone)} · ${t(`terms:status.${status}`)}${over}</span></li>`;
}

function sourcesSection(page: PageContext, { state }: BrandPage): Piece {
  const { t } = page;
  const { sources, brand } = state;
  return html`<section class="card" aria-labelledby="sources"><h2 id="sources">${t('web:sources.title')}</h2>
${sources.length === 0 ? html`<p class="empty">${t('web:sources.none')}</p>` : NOTHING}
<ul class="rows">${join(
    sources.map(({ source, error, lastOkAt }) => {
      const isSilent = state.silent.some((gap) => gap.source === source);
      const condition = isSilent ? 'silent' : error === null ? 'ok' : 'failing';
      const tone = condition === 'ok' ? 'positive' : 'severity-2';
      return html`<li><span class="tag ${tone}">${t(`web:sources.${condition}`)}</span> <span>${sourceName(source, t)}</span><span class="note">${
        lastOkAt === null
          ? t('web:sources.never')
          : html`${t('web:sources.lastOk')} ${moment(page, lastOkAt, brand.timeZone)}`
      }</span></li>`;
    }),
  )}</ul></section>`;
}
