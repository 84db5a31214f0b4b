import type { Locale } from '../../core/brand.js';
import type { IncidentCard } from '../../core/message.js';
import { formatNumber, formatPercent } from '../i18n/format.js';
import { translator } from '../i18n/i18n.js';
import { type FactText, incidentFacts } from './incident-facts.js';
import { type ResponseText, responseText } from './incident-response.js';
import {
  durationText,
  type IncidentWords,
  mainTerm,
  namedReasons,
  percentText,
  shortName,
  whenText,
} from './incident-words.js';
import { postSampleText, type SampleText } from './post-sample.js';
import { sourceName } from './source-name.js';
import { weekdayName } from './when.js';

export type { FactText, ResponseText, SampleText };

/**
 * An incident in words, the same for every channel and the page. Plain text: nothing is escaped for a format, but no
 * part holds a control character, a line break or an override of the reading direction.
 */
export interface IncidentText {
  /** One emoji that tells the severity, or that it is over. */
  readonly mark: string;
  readonly title: string;
  readonly summary: string;
  readonly facts: readonly FactText[];
  readonly samplesHeading: string;
  readonly samples: readonly SampleText[];
  readonly response: ResponseText;
  /** Words of the link to `url`; null where no page is served. */
  readonly page: { readonly label: string; readonly url: string } | null;
}

/** Posts shown with an incident: enough to judge it, few enough to be read. */
const MAX_SAMPLES = 3;

const MARKS = { 1: '🔵', 2: '🟡', 3: '🔴', 4: '🚨' } as const;
/** A campaign that explains this share of the excess, or more, is the headline. */
const HEADLINE_SHARE = 0.3;
/** Below half a day the hour matters to what is usual; above it the length of the time does. */
const HOURLY_BELOW_MINUTES = 12 * 60;

/** Says an incident in the reader's language and the brand's time zone. */
export function incidentText(card: IncidentCard, locale: Locale): IncidentText {
  const words: IncidentWords = {
    card,
    finding: card.incident.finding,
    brand: card.brand,
    place: { locale, timeZone: card.brand.timeZone },
    t: translator(locale),
  };
  return {
    mark: incidentMark(card.incident),
    title: titleOf(words),
    summary: summaryOf(words),
    facts: incidentFacts(words),
    samplesHeading: words.t('alert:samples'),
    samples: words.card.samples
      .slice(0, MAX_SAMPLES)
      .map((sample) => postSampleText(sample, { seenFrom: words.finding.at, place: words.place })),
    response: responseText(words),
    page: card.pageUrl === null ? null : { label: words.t('alert:page'), url: card.pageUrl },
  };
}

/** The emoji of an incident: its severity while it lasts, or how it ended. */
export function incidentMark({
  status,
  endedAt,
  severity,
}: Pick<IncidentCard['incident'], 'status' | 'endedAt' | 'severity'>): string {
  if (status === 'dismissed') return '⚪';
  if (endedAt !== null || status === 'resolved') return '✅';
  return MARKS[severity];
}

function titleOf(words: IncidentWords): string {
  const { t, card } = words;
  const { status, severity, endedAt } = card.incident;
  const values = { brand: shortName(card.brand.name), cause: incidentCause(words) };
  if (status === 'dismissed') return t('alert:titleDismissed', values);
  if (endedAt !== null) return t('alert:titleEnded', values);
  if (status === 'resolved') return t('alert:titleResolved', values);
  return t('alert:title', { ...values, severity: t(`terms:severity.${severity}`) });
}

/** What it is about, as every list and title names it: 'Pico de menciones negativas: «suela»'. */
export function incidentCause(words: Pick<IncidentWords, 'finding' | 'brand' | 't'>): string {
  const { finding, brand, t } = words;
  const kind = t(`terms:kind.${finding.kind}`);
  const [top] = namedReasons(words, 'campaign');
  const campaign = brand.campaigns.find(({ id }) => id === top?.term);
  if (campaign !== undefined && (top?.share ?? 0) >= HEADLINE_SHARE)
    return t('alert:cause.campaign', { campaign: shortName(campaign.name) });
  const term = mainTerm(words);
  if (term === null) return t('alert:cause.plain', { kind });
  return t('alert:cause.term', { kind, term: shortName(term.term) });
}

function summaryOf(words: IncidentWords): string {
  const { t, finding, place, card } = words;
  const seen = t(`alert:seen.${finding.kind}`, {
    count: Math.round(finding.observed),
    window: durationText(finding.windowMinutes, words),
    share: formatPercent(finding.negativeShare, place.locale),
    usualShare: formatPercent(finding.usualNegativeShare, place.locale),
  });
  const sentences = [
    t('alert:summary', { seen, usual: usualText(words) }),
    beganText(words),
    aboutText(words),
    card.earlierId === null ? '' : t('alert:wave', { id: card.earlierId }),
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function usualText({ t, finding, place }: IncidentWords): string {
  const span = finding.windowMinutes < HOURLY_BELOW_MINUTES ? 'hour' : 'span';
  const count = Math.round(finding.expected);
  return t(`alert:usual.${span}${count < 1 ? 'None' : ''}`, {
    count,
    low: formatNumber(Math.floor(finding.expectedLow), place.locale),
    high: formatNumber(Math.max(1, Math.ceil(finding.expectedHigh)), place.locale),
    weekday: weekdayName(finding.at, place),
  });
}

function beganText(words: IncidentWords): string {
  const { t, finding, card } = words;
  const when = whenText(card.incident.startedAt, words);
  const first = card.samples.find(({ key }) => key === finding.firstPost);
  if (first === undefined || first.author === '') return t('alert:began.plain', { when });
  return t('alert:began.post', {
    when,
    author: shortName(first.author),
    source: sourceName(first.source, t),
  });
}

function aboutText(words: IncidentWords): string {
  const main = mainTerm(words);
  if (main === null) return '';
  const share = percentText(main.percent, words);
  return words.t('alert:about', { share, term: shortName(main.term) });
}
