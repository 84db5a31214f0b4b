import type { Coordination, SeverityReason } from '../../core/finding.js';
import { UNTIL_RESOLVED } from '../../core/incident.js';
import { formatDay, formatNumber } from '../i18n/format.js';
import { approvalText } from './contact-name.js';
import {
  type IncidentWords,
  namedReasons,
  partsOf,
  percentText,
  shortName,
  topTouchpoint,
  whenText,
} from './incident-words.js';
import { personName } from './person-name.js';
import { sourceName } from './source-name.js';
import { ticketLineText } from './ticket-line.js';
import { shortWhen } from './when.js';

/** A line with a label: '**Dónde** · Bluesky 58 % · Mastodon 22 %'. */
export interface FactText {
  readonly label: string;
  readonly text: string;
}

/** Factors of the severity that are named. */
const MAX_FACTORS = 3;
/** With less of its own history a brand's baseline has not seen each weekday twice. */
const LONG_HISTORY_DAYS = 14;
/** Gaps that are named one by one. */
const MAX_GAPS = 4;
/** Legal cases that are named one by one. */
const MAX_CASES = 3;

/** The facts of an incident, in the order in which they are needed; those with nothing to say are left out. */
export function incidentFacts(words: IncidentWords): readonly FactText[] {
  const { t, finding, card, place } = words;
  const severity = t(`terms:severity.${card.incident.severity}`).toLowerCase();
  const facts = [
    {
      label: t('alert:fact.excess', {
        count: formatNumber(Math.max(0, finding.excess), place.locale),
      }),
      text: partsText(words, 'term'),
    },
    { label: t('alert:fact.where'), text: partsText(words, 'source') },
    { label: t('alert:fact.who'), text: whoText(words) },
    { label: t('alert:fact.touchpoint'), text: touchpointText(words) },
    { label: t('alert:fact.severity', { severity }), text: severityText(words) },
    { label: t('alert:fact.certainty'), text: certaintyText(words) },
    { label: t('alert:fact.clock'), text: clockText(words) },
    { label: t('alert:fact.state'), text: stateText(words) },
    { label: t('legal:label'), text: casesDueText(words) },
    { label: t('ticket:label'), text: ticketsText(words) },
  ];
  return facts.filter(({ text }) => text !== '');
}

/** 'R-7F3K2-M9QXD vence el 12 dic · 2 más'; empty where no complaint of it has a term running. */
function casesDueText({ card, t, place }: IncidentWords): string {
  const named = card.cases.slice(0, MAX_CASES).map(({ code, dueAt }) =>
    // The end is the first instant that is too late.
    t('legal:due', { code, due: formatDay(new Date(dueAt.getTime() - 1), place) }),
  );
  const more = card.cases.length - named.length;
  if (more > 0) named.push(t('legal:more', { count: more }));
  return named.join(' · ');
}

/** '«corazón» 71 % · «asco» 12 % · resto 17 %'. */
function partsText(words: IncidentWords, kind: 'term' | 'source'): string {
  const { t } = words;
  const parts = partsOf(words, kind);
  if (parts.length === 1) return '';
  return parts
    .filter(({ term, percent }) => term !== '*' || percent > 0)
    .map(({ term, percent }) => {
      const share = percentText(percent, words);
      if (term === '*') return t('alert:rest', { share });
      if (kind === 'source') return t('alert:unquoted', { term: sourceName(term, t), share });
      return t('alert:quoted', { term: shortName(term), share });
    })
    .join(' · ');
}

function whoText({ t, finding, place }: IncidentWords): string {
  if (finding.authors === 0) return '';
  const parts = [t('alert:authors', { count: finding.authors })];
  if (finding.reposts > 0) parts.push(t('alert:reposts', { count: finding.reposts }));
  const { low, high } = finding.coordination;
  parts.push(
    t('alert:coordination', {
      level: t(`alert:level.${levelOf(finding.coordination)}`),
      low: formatNumber(low, place.locale, 2),
      high: formatNumber(high, place.locale, 2),
    }),
  );
  return parts.join('; ');
}

/** Thirds of the scale from independent voices to one voice many times. */
function levelOf({ index }: Coordination): 'low' | 'middle' | 'high' {
  if (index < 1 / 3) return 'low';
  return index < 2 / 3 ? 'middle' : 'high';
}

function touchpointText(words: IncidentWords): string {
  const { t, brand, finding, place } = words;
  const touchpoint = topTouchpoint(words);
  const parts: string[] = [];
  if (touchpoint !== null) {
    const owner = brand.departments.find(({ id }) => id === touchpoint.department);
    parts.push(
      t('alert:touchpoint', {
        name: shortName(touchpoint.name[place.locale]),
        stage: t(`terms:stage.${touchpoint.stage}`),
        contact: t(`terms:contact.${touchpoint.contact}`),
        department: shortName(owner?.name[place.locale] ?? touchpoint.department),
      }),
    );
  } else if (namedReasons(words, 'touchpoint').length === 0) {
    parts.push(t('alert:touchpointUnknown'));
  }
  const running = brand.campaigns.find(({ from, to }) => from <= finding.at && finding.at < to);
  if (running !== undefined)
    parts.push(t('alert:campaignRunning', { campaign: shortName(running.name) }));
  return parts.join(' · ');
}

function severityText({ t, finding, place }: IncidentWords): string {
  return [...finding.severityReasons]
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points)
    .slice(0, MAX_FACTORS)
    .map((reason) => factorText(reason, { t, place }))
    .join(' · ');
}

function factorText(
  { factor, value }: SeverityReason,
  { t, place }: Pick<IncidentWords, 't' | 'place'>,
): string {
  if (factor === 'risk') return t('alert:factor.risk', { risk: t(`terms:risk.${value}`) });
  if (typeof value === 'string') return t(`alert:factor.${factor}`, { value: shortName(value) });
  if (factor === 'spread') return t('alert:factor.spread', { count: value });
  return t(`alert:factor.${factor}`, {
    value: formatNumber(value, place.locale, value < 10 ? 1 : 0),
  });
}

function certaintyText({ t, finding, place }: IncidentWords): string {
  const parts = [
    t('alert:budget', { count: finding.budgetWeeks }),
    t(finding.survivesReaderError ? 'alert:survives' : 'alert:doesNotSurvive'),
  ];
  if (finding.historyDays < LONG_HISTORY_DAYS)
    parts.push(
      finding.historyDays < 1
        ? t('alert:noHistory')
        : t('alert:shortHistory', { count: Math.floor(finding.historyDays) }),
    );
  for (const { source, from, to } of finding.gaps.slice(-MAX_GAPS)) {
    const values = { source: sourceName(source, t), from: shortWhen(from, finding.at, place) };
    parts.push(
      to === null
        ? t('alert:gapOpen', values)
        : t('alert:gapClosed', { ...values, to: shortWhen(to, finding.at, place) }),
    );
  }
  return parts.join('; ');
}

/** By when to answer; nothing once it is over or somebody has closed it. */
function clockText({ t, card, finding, place }: IncidentWords): string {
  const { incident, response } = card;
  if (incident.closedAt !== null || incident.endedAt !== null) return '';
  const due = shortWhen(response.respondBy, finding.at, place);
  const key = due.length <= 5 ? 'alert:due.time' : 'alert:due.dateTime';
  const approval = approvalText(card.approval, t);
  const first = t('alert:clock', { due: t(key, { time: due, dateTime: due }) });
  return approval === '' ? first : `${first} · ${approval}`;
}

/** Handed over to the helpdesk: its tickets, and where they stand there. */
function ticketsText({ t, card }: IncidentWords): string {
  return card.tickets.map((ticket) => ticketLineText(ticket, t)).join(' · ');
}

function stateText(words: IncidentWords): string {
  const { t, card, place, finding } = words;
  const { status, openedAt, closedAt, endedAt, acknowledgedAt, acknowledgedBy, assignee } =
    card.incident;
  const parts: string[] = [];
  if (status === 'open')
    parts.push(t('alert:state.open', { since: shortWhen(openedAt, finding.at, place) }));
  if (status === 'acknowledged' && acknowledgedAt !== null)
    parts.push(
      t('alert:state.acknowledged', {
        who: shortName(personName(acknowledgedBy ?? '')),
        since: shortWhen(acknowledgedAt, finding.at, place),
      }),
    );
  if (assignee !== null)
    parts.push(t('alert:state.assigned', { who: shortName(personName(assignee)) }));
  if (endedAt !== null) parts.push(t('alert:state.ended', { when: whenText(endedAt, words) }));
  // What Vigía resolves by itself is closed at the moment it ends: one thing, said once.
  if (closedAt !== null && closedAt.getTime() !== endedAt?.getTime())
    parts.push(t(`alert:state.${status}`, { when: whenText(closedAt, words) }));
  const { mutedUntil } = card.incident;
  if (mutedUntil !== null && closedAt === null && mutedUntil > finding.at)
    parts.push(
      mutedUntil >= UNTIL_RESOLVED
        ? t('alert:state.mutedUntilResolved')
        : t('alert:state.muted', { until: shortWhen(mutedUntil, finding.at, place) }),
    );
  return parts.join('; ');
}
