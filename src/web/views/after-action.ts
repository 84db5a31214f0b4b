import type { AfterAction } from '../../core/after-action.js';
import type { Brand } from '../../core/brand.js';
import { afterActionLists, afterActionText } from '../../lib/wording/after-action.js';
import type { PageContext } from '../page-context.js';
import { html, join, NOTHING, type Piece } from './html.js';
import { layout } from './layout.js';
import { actorName, chartPicture, facts, moment, name, samples, severityTag } from './parts.js';

/** What happened in an incident, what was promised and kept, and what to learn; prints for a meeting. */
export function afterActionPage(
  page: PageContext,
  { brand, report }: { readonly brand: Brand; readonly report: AfterAction },
): Piece {
  const { t } = page;
  const { incident, timeline } = report;
  const text = afterActionText(report, page.locale);
  const listed = new Set([
    t('after:fact.lessons'),
    t('after:fact.promises'),
    t('after:fact.timeline'),
  ]);
  const { lessons, promises } = afterActionLists(report, page.locale);
  const list = (id: string, heading: string, lines: readonly string[]) =>
    html`<section class="card" aria-labelledby="${id}"><h2 id="${id}">${heading}</h2><ul class="points">${join(lines.map((line) => html`<li>${line}</li>`))}</ul></section>`;
  return layout(page, {
    title: text.title,
    crumbs: [
      { label: t('web:home.title'), href: '/' },
      { label: name(brand.name), href: `/brands/${brand.id}` },
      { label: t('web:incident.title', { id: incident.id }), href: `/incidents/${incident.id}` },
      { label: t('pages:after.crumb'), href: page.path },
    ],
    of: { brand, current: null },
    main: html`<div class="page-head"><h1>${text.title}</h1><p class="state">${severityTag(page, incident.severity)} <span class="note">${t(`terms:status.${incident.status}`)}</span></p></div>
<p class="lead">${text.summary}</p>
<section class="card" aria-labelledby="trend"><h2 id="trend">${t('pages:after.chart')}</h2>
${chartPicture({ href: `/incidents/${incident.id}/report.svg`, alt: t('pages:after.chartAlt', { summary: text.summary }) })}
</section>
${list('lessons', t('pages:after.lessons'), lessons)}
<section class="card" aria-labelledby="facts"><h2 id="facts">${t('pages:after.figures')}</h2>${facts(text.facts.filter(({ label }) => !listed.has(label)))}</section>
${list('promises', t('pages:after.promises'), promises.length === 0 ? [t('pages:after.noPromises')] : promises)}
<section class="card" aria-labelledby="timeline"><h2 id="timeline">${t('pages:after.timeline')}</h2><ol class="log">${join(
      timeline.map(
        ({ at, event, actor, detail }) =>
          html`<li>${moment(page, at, brand.timeZone)} <strong class="sentence">${t(`after:event.${event}`)}</strong>${actor === null ? NOTHING : html` <span class="note">${actorName(page, actor)}${detail === '' ? '' : ` · ${name(detail)}`}</span>`}</li>`,
      ),
    )}</ol></section>
${join(
  text.posts.map(
    (group, index) =>
      html`<section class="card" aria-labelledby="posts-${index}"><h2 id="posts-${index}" class="sentence">${group.heading}</h2>${samples(page, group.samples)}</section>`,
  ),
)}`,
  });
}
