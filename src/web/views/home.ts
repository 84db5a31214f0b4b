import { formatDateTime } from '../../lib/i18n/format.js';
import { sourceName } from '../../lib/wording/source-name.js';
import type { BrandState } from '../brand-state.js';
import type { PageContext } from '../page-context.js';
import { html, join, NOTHING, type Piece } from './html.js';
import { layout } from './layout.js';
import { chartPicture, figures, name, severityTag } from './parts.js';

/** All brands at a glance, the one that needs people most first. */
export function homePage(page: PageContext, states: readonly BrandState[]): Piece {
  const { t } = page;
  const ordered = states.toSorted((a, b) => worry(b) - worry(a));
  return layout(page, {
    title: t('web:home.title'),
    main: html`<h1>${t('web:home.title')}</h1>
<p class="lead">${t('web:home.lead')}</p>
${ordered.length === 0 ? html`<p class="empty">${t('web:home.none')}</p>` : NOTHING}
<div class="brands">${join(ordered.map((state) => brandCard(page, state)))}</div>`,
  });
}

function worry({ openIncidents }: BrandState): number {
  return openIncidents[0]?.severity ?? 0;
}

function brandCard(page: PageContext, state: BrandState): Piece {
  const { t } = page;
  const { brand, counts, previous } = state;
  const id = `brand-${brand.id}`;
  return html`<article class="card brand" aria-labelledby="${id}">
<header class="card-head">
<h2 id="${id}"><a href="/brands/${brand.id}">${name(brand.name)}</a></h2>
<p class="state">${stateOf(page, state)}</p>
</header>
${figures(page, { counts, previous, label: t('web:figure.lastDay') })}
${chartPicture({
  href: `/brands/${brand.id}/chart.svg?days=7`,
  alt: t('web:chart.alt', { brand: name(brand.name) }),
})}
${warnings(page, state)}
<ul class="links">
<li><a href="/brands/${brand.id}">${t('web:home.open')}</a></li>
<li><a href="/digest/${brand.id}">${t('web:digest.link')}</a></li>
<li><a href="/risk/${brand.id}">${t('web:risk.link')}</a></li>
</ul>
</article>`;
}

/** Whether something asks for people now. */
export function stateOf(
  page: PageContext,
  { openIncidents, lastMentionAt, silent }: BrandState,
): Piece {
  const { t } = page;
  const [gravest] = openIncidents;
  if (gravest !== undefined) {
    return html`${severityTag(page, gravest.severity)} <a href="/incidents/${gravest.id}">${t(
      'web:state.incidents',
      { count: openIncidents.length },
    )}</a>`;
  }
  if (lastMentionAt === null)
    return html`<span class="tag neutral">${t('web:state.waiting')}</span>`;
  if (silent.length > 0) return html`<span class="tag severity-2">${t('web:state.silent')}</span>`;
  return html`<span class="tag positive">${t('web:state.calm')}</span>`;
}

/** What makes the figures less than the whole truth: silent sources, muted alerts. */
export function warnings(
  { t, locale }: PageContext,
  { silent, mutedUntil, brand }: BrandState,
): Piece {
  const { timeZone } = brand;
  const lines = silent.map(({ source, from }) =>
    t('web:warning.silent', {
      source: sourceName(source, t),
      since: formatDateTime(from, { locale, timeZone }),
    }),
  );
  if (mutedUntil === 'until-unmuted') lines.push(t('web:warning.muted'));
  else if (mutedUntil !== null)
    lines.push(
      t('web:warning.mutedUntil', {
        until: formatDateTime(new Date(mutedUntil), { locale, timeZone }),
      }),
    );
  if (lines.length === 0) return NOTHING;
  return html`<ul class="warnings">${join(lines.map((line) => html`<li>${line}</li>`))}</ul>`;
}
