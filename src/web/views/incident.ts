import type { UserError } from '../../core/errors.js';
import { REASON_KINDS, type Reason, type ReasonKind } from '../../core/finding.js';
import type { IncidentAction } from '../../core/incident.js';
import type { LegalCase } from '../../core/legal-case.js';
import type { IncidentCard } from '../../core/message.js';
import { formatNumber, formatPercent } from '../../lib/i18n/format.js';
import { type IncidentText, incidentText } from '../../lib/wording/incident.js';
import { wholePercentages } from '../../lib/wording/percentages.js';
import { sourceName } from '../../lib/wording/source-name.js';
import type { PageContext } from '../page-context.js';
import { html, join, NOTHING, type Piece } from './html.js';
import { casesSection, deskSection } from './incident-desk.js';
import { brandLayout } from './layout.js';
import { languageName } from './mention-list.js';
import {
  actorName,
  bar,
  chartPicture,
  facts,
  moment,
  name,
  samples,
  severityTag,
} from './parts.js';

/** An incident with its card and its log, oldest line first. */
export interface IncidentPage {
  readonly card: IncidentCard;
  readonly actions: readonly IncidentAction[];
  /** Legal terms of its complaints. */
  readonly cases: readonly LegalCase[];
  /** Whether who reads may act on it, and why their last form changed nothing. */
  readonly canAct: boolean;
  readonly refused: UserError | null;
}

/** Actions whose detail is a person's own words, or a person. */
const TOLD: ReadonlySet<string> = new Set(['assigned', 'resolved', 'dismissed']);
/** Parts of one kind that are shown. */
const MAX_PARTS = 6;

/** One incident: what happened, where the excess comes from, what to answer, who did what. */
export function incidentPage(page: PageContext, shown: IncidentPage): Piece {
  const { t } = page;
  const { card, cases } = shown;
  const { incident, brand } = card;
  const text = incidentText(card, page.locale);
  return brandLayout(page, {
    brand,
    current: null,
    title: text.title,
    crumb: t('web:incident.title', { id: incident.id }),
    main: html`<div class="page-head"><h1>${text.title}</h1><p class="state">${severityTag(page, incident.severity)} <span class="note">${t(`terms:status.${incident.status}`)}</span></p></div>
<p class="lead">${text.summary}</p>
<section class="card" aria-labelledby="trend"><h2 id="trend">${t('web:incident.week')}</h2>
${chartPicture({ href: `/incidents/${incident.id}/chart.svg`, alt: t('web:incident.chartAlt', { summary: text.summary }) })}
</section>
<section class="card" aria-labelledby="facts"><h2 id="facts">${t('web:incident.facts')}</h2>${facts(text.facts)}</section>
${casesSection(page, { cases, brand })}
${deskSection(page, { ...shown, incident, timeZone: brand.timeZone })}
${responseSection(page, text)}
${partsSection(page, card)}
${samplesSection(page, text)}
${logSection(page, shown)}`,
  });
}

function partsSection(page: PageContext, { incident, brand }: IncidentCard): Piece {
  const { t, locale } = page;
  const { finding } = incident;
  const kinds = REASON_KINDS.filter((kind) =>
    finding.reasons.some((reason) => reason.kind === kind && reason.term !== '*'),
  );
  if (kinds.length === 0) return NOTHING;
  const label = (kind: ReasonKind, term: string): string => {
    if (term === '*') return t('web:incident.rest');
    if (kind === 'source') return sourceName(term, t);
    if (kind === 'language') return languageName(locale, term);
    if (kind === 'touchpoint')
      return brand.touchpoints.find(({ id }) => id === term)?.name[locale] ?? name(term);
    if (kind === 'campaign')
      return name(brand.campaigns.find(({ id }) => id === term)?.name ?? term);
    if (kind === 'repost') return t(`web:incident.${term === 'repost' ? 'repost' : 'original'}`);
    return name(term);
  };
  return html`<section class="card" aria-labelledby="excess"><h2 id="excess">${t('web:incident.excess', { count: formatNumber(finding.excess, locale) })}</h2>
<div class="split">${join(
    kinds.map(
      (kind) =>
        html`<div><h3>${t(`web:incident.by.${kind}`)}</h3><dl class="bars">${join(
          partsOf(finding.reasons, kind).map(
            ({ term, percentage }) =>
              html`<div><dt>${label(kind, term)}</dt><dd>${bar(percentage / 100)}<span>${formatPercent(percentage / 100, locale)}</span></dd></div>`,
          ),
        )}</dl></div>`,
    ),
  )}</div>
</section>`;
}

/** The largest parts of one kind and the rest, in whole percentages that add up. */
function partsOf(
  reasons: readonly Reason[],
  kind: ReasonKind,
): readonly { readonly term: string; readonly percentage: number }[] {
  const named = reasons
    .filter((reason) => reason.kind === kind && reason.term !== '*')
    .toSorted((a, b) => b.share - a.share)
    .slice(0, MAX_PARTS);
  const rest = Math.max(0, 1 - named.reduce((sum, { share }) => sum + share, 0));
  const percentages = wholePercentages([...named.map(({ share }) => share), rest]);
  return [...named.map(({ term }) => term), '*']
    .map((term, index) => ({ term, percentage: percentages[index] ?? 0 }))
    .filter(({ term, percentage }) => term !== '*' || percentage > 0);
}

function samplesSection(page: PageContext, text: IncidentText): Piece {
  return html`<section class="card" aria-labelledby="samples"><h2 id="samples">${text.samplesHeading}</h2>
${text.samples.length === 0 ? html`<p class="empty">${page.t('alert:noSamples')}</p>` : samples(page, text.samples)}
</section>`;
}

function responseSection({ t }: PageContext, { response }: IncidentText): Piece {
  return html`<section class="card answer" aria-labelledby="answer"><h2 id="answer">${response.heading}</h2>
${facts([response.cluster, ...response.strategies].filter(({ text }) => text !== ''))}
<h3>${response.holdingHeading}</h3><blockquote>${response.holding}</blockquote>${scored(response.holdingScore)}
<details><summary>${response.fullHeading}</summary><blockquote>${join(response.full.map((part) => html`<p>${part}</p>`))}</blockquote>${scored(response.fullScore)}</details>
${join(response.replies.map(({ heading, text, score }) => html`<h3>${heading}</h3><blockquote>${text}</blockquote>${scored(score)}`))}
${response.plan.length === 0 ? NOTHING : html`<h3>${response.planHeading}</h3><ul class="plan">${join(response.plan.map((step) => html`<li>${step}</li>`))}</ul>`}
<p class="note">${t('web:incident.human')}</p>
</section>`;
}

function scored(score: string): Piece {
  return score === '' ? NOTHING : html`<p class="note">${score}</p>`;
}

function logSection(page: PageContext, { card, actions }: IncidentPage): Piece {
  const { t } = page;
  return html`<section class="card" aria-labelledby="log"><h2 id="log">${t('web:incident.log')}</h2>
${actions.length === 0 ? html`<p class="empty">${t('web:incident.noLog')}</p>` : NOTHING}
<ol class="log">${join(
    actions.map(
      ({ at, action, actor, detail }) =>
        html`<li>${moment(page, at, card.brand.timeZone)} <strong>${t(`web:action.${action}`)}</strong> <span class="note">${actorName(page, actor)}${TOLD.has(action) && detail !== '' ? ` · ${actorName(page, detail)}` : ''}</span></li>`,
    ),
  )}</ol></section>`;
}
