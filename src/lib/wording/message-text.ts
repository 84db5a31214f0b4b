import type { Locale } from '../../core/brand.js';
import { assertNever } from '../../core/errors.js';
import type { Escalation, IncidentCard, Message, Notice } from '../../core/message.js';
import { digestText } from './digest.js';
import { escalationText } from './escalation.js';
import { incidentText } from './incident.js';
import type { FactText } from './incident-facts.js';
import { noticeText } from './notice.js';
import type { ReportText } from './report-text.js';
import { riskText } from './risk.js';

/** One post, answer or step under a heading. */
export interface EntryText {
  /** Empty where the text says all. */
  readonly heading: string;
  readonly text: string;
  readonly url: string | null;
}

/**
 * Any message in words and in the order in which it is read, for channels that show all kinds alike. Plain text, one
 * line each: nothing is escaped for a format.
 */
export interface MessageText {
  /** One emoji that tells at a glance how things stand. */
  readonly mark: string;
  readonly title: string;
  readonly summary: readonly string[];
  readonly facts: readonly FactText[];
  readonly groups: readonly { readonly heading: string; readonly entries: readonly EntryText[] }[];
  readonly link: { readonly label: string; readonly url: string } | null;
}

/** Says a message in the reader's language. */
export function messageText(message: Message, locale: Locale): MessageText {
  switch (message.type) {
    case 'incident':
      return incidentMessage(message, locale);
    case 'escalation':
      return escalationMessage(message, locale);
    case 'digest':
      return reportMessage(digestText(message, locale));
    case 'risk':
      return reportMessage(riskText(message, locale));
    case 'notice':
      return noticeMessage(message, locale);
    default:
      return assertNever(message);
  }
}

function incidentMessage(card: IncidentCard, locale: Locale): MessageText {
  const { mark, title, summary, facts, samples, samplesHeading, response, page } = incidentText(
    card,
    locale,
  );
  const answers = [
    { heading: response.holdingHeading, text: response.holding, url: null },
    ...response.replies.map(({ heading, text }) => ({ heading, text, url: null })),
  ];
  const plan = response.plan.map((text) => ({ heading: '', text, url: null }));
  return {
    mark,
    title,
    summary: [summary],
    facts,
    groups: [
      { heading: samplesHeading, entries: samples },
      { heading: response.heading, entries: answers },
      { heading: response.planHeading, entries: plan },
    ].filter(({ entries }) => entries.length > 0),
    link: page,
  };
}

function escalationMessage(call: Escalation, locale: Locale): MessageText {
  const { mark, title, text, clock, advice, page } = escalationText(call, locale);
  return { mark, title, summary: [text, clock, advice], facts: [], groups: [], link: page };
}

function reportMessage({ mark, title, summary, facts, posts }: ReportText): MessageText {
  const groups = posts.map(({ heading, samples }) => ({ heading, entries: samples }));
  return { mark, title, summary: [summary], facts, groups, link: null };
}

function noticeMessage(notice: Notice, locale: Locale): MessageText {
  const { mark, heading, text } = noticeText(notice, locale);
  return { mark, title: heading, summary: [text], facts: [], groups: [], link: null };
}
