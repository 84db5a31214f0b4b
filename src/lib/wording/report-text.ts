import type { DataGap } from '../../core/finding.js';
import type { IncidentLine, PostSample } from '../../core/report.js';
import type { Translate } from '../i18n/i18n.js';
import type { FactText } from './incident-facts.js';
import { personName } from './person-name.js';
import { postSampleText, type SampleText } from './post-sample.js';
import { safeText } from './safe-text.js';
import { sourceName } from './source-name.js';
import { type Place, shortWhen } from './when.js';

/**
 * A digest or a risk summary in words, the same for every channel, the command line and the page. Plain text: nothing
 * is escaped for a format, but no part holds a control character, a line break or an override of reading direction.
 */
export interface ReportText {
  /** One emoji that tells at a glance how things stand. */
  readonly mark: string;
  readonly title: string;
  readonly summary: string;
  /** In the order in which they are needed; empty on a quiet day. */
  readonly facts: readonly FactText[];
  /** Posts under their headings; empty on a quiet day. */
  readonly posts: readonly { readonly heading: string; readonly samples: readonly SampleText[] }[];
}

/** Whose words, and from when on an instant is told. */
export interface ReportWords {
  readonly t: Translate;
  readonly place: Place;
  /** Times of this day are told without their date. */
  readonly seenFrom: Date;
}

const MAX_NAME = 60;

/** A name from outside, harmless and short. */
export function reportName(name: string): string {
  return safeText(name, { maxLength: MAX_NAME });
}

/** 'Nivel 3: Pico de menciones negativas («corazón»), sin atender'. */
export function incidentLineText(
  { severity, kind, topTerm, status, assignee, department, endedAt }: IncidentLine,
  { t, place }: Pick<ReportWords, 't' | 'place'>,
): string {
  const state = [
    ...(endedAt !== null && status !== 'resolved' && status !== 'dismissed'
      ? [t('digest:incident.over')]
      : []),
    t(`terms:status.${status}`),
    ...(assignee === null
      ? []
      : [t('digest:incident.assignee', { who: reportName(personName(assignee)) })]),
    ...(assignee !== null || department === null || status === 'resolved' || status === 'dismissed'
      ? []
      : [t('digest:incident.owner', { who: reportName(department.name[place.locale]) })]),
  ];
  return t(topTerm === null ? 'digest:incident.plain' : 'digest:incident.term', {
    severity: t(`terms:severity.${severity}`),
    kind: t(`terms:kind.${kind}`),
    term: reportName(topTerm ?? ''),
    state: state.join(', '),
  });
}

/** 'Mastodon desde las 15:40 · RSS de 09:00 a 11:30'. */
export function gapsText(gaps: readonly DataGap[], { t, place, seenFrom }: ReportWords): string {
  return gaps
    .map(({ source, from, to }) =>
      t(to === null ? 'digest:gap.open' : 'digest:gap.closed', {
        source: sourceName(source, t),
        from: shortWhen(from, seenFrom, place),
        to: to === null ? '' : shortWhen(to, seenFrom, place),
      }),
    )
    .join(' · ');
}

/** Posts under a heading; nothing where there is none. */
export function postGroup(
  heading: string,
  { samples, words }: { readonly samples: readonly PostSample[]; readonly words: ReportWords },
): ReportText['posts'] {
  if (samples.length === 0) return [];
  return [{ heading, samples: samples.map((sample) => postSampleText(sample, words)) }];
}
