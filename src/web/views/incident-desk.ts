import type { Brand } from '../../core/brand.js';
import type { UserError } from '../../core/errors.js';
import { type Incident, isActive } from '../../core/incident.js';
import { caseState, type LegalCase } from '../../core/legal-case.js';
import { DAY_MS } from '../../core/time.js';
import { formatDateTime } from '../../lib/i18n/format.js';
import { MAX_NOTE_LENGTH, MUTES } from '../incident-form.js';
import type { PageContext } from '../page-context.js';
import { html, join, NOTHING, type Piece } from './html.js';
import { actorName, moment, name } from './parts.js';

/** An open case with this long or less to go is due soon. */
const SOON_MS = 7 * DAY_MS;

/** What a person can do to an incident here, as plain forms; of a closed one, only say whether the alert was useful. */
export function deskSection(
  page: PageContext,
  {
    incident,
    canAct,
    refused,
    timeZone,
  }: {
    readonly incident: Incident;
    readonly canAct: boolean;
    /** Why the last form changed nothing; null where it did, or none was sent. */
    readonly refused: UserError | null;
    readonly timeZone: string;
  },
): Piece {
  const { t } = page;
  return html`<section class="card desk" aria-labelledby="desk"><h2 id="desk">${t('pages:act.heading')}</h2>
${refused === null ? NOTHING : html`<p class="wrong" role="alert">${refusalText(page, { refused, timeZone })}</p>`}
${canAct ? forms(page, incident) : html`<p class="note">${t('pages:act.viewer')}</p>`}
<p><a href="/incidents/${incident.id}/report">${t('pages:act.report')}</a></p>
</section>`;
}

function forms({ t }: PageContext, incident: Incident): Piece {
  const form = (action: string, fields: Piece, className = 'row') =>
    html`<form class="${className}" method="post" action="/incidents/${incident.id}"><input type="hidden" name="action" value="${action}">${fields}</form>`;
  const button = (label: string, kind = 'plain') =>
    html`<button type="submit" class="${kind}">${label}</button>`;
  const field = (id: string, label: string, attributes: Piece = NOTHING) =>
    html`<div class="field"><label for="${id}">${label}</label><input id="${id}" name="${id}" required maxlength="${MAX_NOTE_LENGTH}" autocomplete="off"${attributes}></div>`;
  const rate = html`<div class="row">${form('useful', button(t('pages:act.useful')), 'inline')}${form('not-useful', button(t('pages:act.notUseful')), 'inline')}</div>`;
  if (!isActive(incident)) return rate;
  return html`<div class="actions">${
    incident.status === 'open'
      ? form('acknowledge', button(t('pages:act.acknowledge'), 'main'), 'row first')
      : NOTHING
  }
${form('assign', html`${field('assignee', t('pages:act.assignee'))}${button(t('pages:act.assign'))}`)}
${form(
  'mute',
  html`<div class="field"><label for="until">${t('pages:act.muteFor')}</label><select id="until" name="until">${join(MUTES.map((until) => html`<option value="${until}">${t(`pages:act.until.${until}`)}</option>`))}</select></div>${button(t('pages:act.mute'))}`,
)}
${form('resolve', html`${field('note', t('pages:act.note'))}${button(t('pages:act.resolve'))}`)}
${form('dismiss', html`${field('reason', t('pages:act.reason'))}${button(t('pages:act.dismiss'))}`)}</div>
${rate}`;
}

function refusalText(
  page: PageContext,
  { refused, timeZone }: { readonly refused: UserError; readonly timeZone: string },
): string {
  const { t, locale } = page;
  const { code, values } = refused;
  if (code === 'already-closed')
    return t('pages:act.refused.already-closed', {
      status: t(`terms:status.${String(values.status)}`),
    });
  if (code === 'already-acknowledged' && values.since instanceof Date)
    return t('pages:act.refused.already-acknowledged', {
      who: actorName(page, String(values.who)),
      since: formatDateTime(values.since, { locale, timeZone }),
    });
  return t('pages:act.refused.other');
}

/** The legal terms of the incident's complaints; nothing where there are none. */
export function casesSection(
  page: PageContext,
  { cases, brand }: { readonly cases: readonly LegalCase[]; readonly brand: Brand },
): Piece {
  const { t, locale, now } = page;
  if (cases.length === 0) return NOTHING;
  return html`<section class="card" aria-labelledby="cases"><h2 id="cases">${t('pages:cases.heading')}</h2>
<div class="scroll" tabindex="0" role="group" aria-labelledby="cases"><table>
<thead><tr><th scope="col">${t('pages:cases.code')}</th><th scope="col">${t('web:mentions.touchpoint')}</th><th scope="col">${t('pages:cases.due')}</th><th scope="col">${t('pages:cases.state')}</th></tr></thead>
<tbody>${join(
    cases.map((one) => {
      const state = caseState(one, { now, soonMs: SOON_MS });
      const touchpoint = brand.touchpoints.find(({ id }) => id === one.touchpoint);
      const tone = state === 'overdue' || state === 'answered-late' ? 'severity-3' : 'neutral';
      return html`<tr><th scope="row">${name(one.code)}</th><td>${name(touchpoint?.name[locale] ?? one.touchpoint)}</td><td>${moment(page, one.dueAt, brand.timeZone)}</td><td><span class="tag ${tone}">${t(`pages:cases.states.${state}`)}</span></td></tr>`;
    }),
  )}</tbody></table></div></section>`;
}
