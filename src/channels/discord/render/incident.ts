import type { Locale } from '../../../core/brand.js';
import type { IncidentCard } from '../../../core/message.js';
import { type Translate, translator } from '../../../lib/i18n/i18n.js';
import { type FactText, type IncidentText, incidentText } from '../../../lib/wording/incident.js';
import { cutText } from '../../../lib/wording/safe-text.js';
import { OVER_COLOUR, QUIET_COLOUR, SEVERITY_COLOURS } from './colours.js';
import { escapeLine } from './escape.js';
import type { EmbedParts } from './limits.js';
import { ago, withPeople } from './people.js';
import { postsValue } from './posts.js';

/** Name of the chart's file, by which the embed shows it. */
export const CHART_FILE = 'chart.png';
/** A card is read in one glance or not at all. */
const MAX_SUMMARY = 600;
/** Longest fact in the body of a card: what is longer is in the thread. */
const MAX_FACT = 400;

/** The card; with the suggested answer below it where there is no thread to hold it. */
export function incidentEmbeds(
  card: IncidentCard,
  { locale, hasThread }: { readonly locale: Locale; readonly hasThread: boolean },
): readonly EmbedParts[] {
  const text = incidentText(card, locale);
  const main = cardEmbed(card, { text, t: translator(locale), hasThread });
  return hasThread ? [main] : [main, answerEmbed(card, text)];
}

function cardEmbed(
  card: IncidentCard,
  {
    text,
    t,
    hasThread,
  }: { readonly text: IncidentText; readonly t: Translate; readonly hasThread: boolean },
): EmbedParts {
  const { incident } = card;
  const apart = [t('alert:fact.clock'), t('alert:fact.state')];
  const facts = text.facts.filter(({ label }) => !apart.includes(label)).map(factLine);
  return {
    title: `${text.mark} ${escapeLine(text.title)}`,
    url: text.page?.url ?? null,
    description: [
      cutText(escapeLine(text.summary), MAX_SUMMARY),
      facts.join('\n'),
      ...(hasThread ? [`-# ${t('discord:card.thread')}`] : []),
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
    fields: [
      ...text.facts
        .filter(({ label }) => apart.includes(label))
        .map((fact) => apartField(card, fact, t)),
      { name: escapeLine(text.samplesHeading), value: postsValue(text.samples) },
    ],
    footer: cardFooter(card, t),
    colour: colourOf(card),
    timestamp: incident.updatedAt,
    ...(card.chart.length === 0 ? {} : { image: `attachment://${CHART_FILE}` }),
  };
}

/** '**Dónde** · Bluesky 58 % · Mastodon 22 %'. */
function factLine({ label, text }: FactText): string {
  return `**${escapeLine(label)}** · ${cutText(escapeLine(text), MAX_FACT)}`;
}

/** By when to answer, and who has it: what the team looks for first, each with how far off it is for the reader. */
function apartField(card: IncidentCard, { label, text }: FactText, t: Translate) {
  const { incident, response } = card;
  const isClock = label === t('alert:fact.clock');
  const since = incident.closedAt ?? incident.acknowledgedAt ?? incident.openedAt;
  const when = ago(isClock ? response.respondBy : since);
  return {
    name: escapeLine(label),
    value: `${withPeople(escapeLine(text))}\n${when}`,
    inline: true,
  };
}

/** Names the incident and its version, so that a card can be told from an older one, and its rule's record. */
export function cardFooter(
  { incident: { id, version }, verdicts: { useful, notUseful } }: IncidentCard,
  t: Translate,
): string {
  const verdicts = t('discord:verdicts', { count: useful, notUseful });
  const record = useful + notUseful === 0 ? [] : [t('discord:card.record', { verdicts })];
  return ['Vigía', id, `v${version}`, ...record].join(' · ');
}

/** The incident that a footer names; null where it is of no card. */
export function incidentOfFooter(footer: string): string | null {
  return /^Vigía · ([\w-]{1,40}) · v\d+/.exec(footer)?.[1] ?? null;
}

/** The suggested answer: the class of the crisis and what follows from it, each text with its marks, the plan. */
export function answerEmbed(
  card: IncidentCard,
  { response }: Pick<IncidentText, 'response'>,
): EmbedParts {
  const { cluster, strategies, holdingHeading, holding, holdingScore, full } = response;
  const classed = [cluster, ...strategies].filter(({ text }) => text !== '').map(factLine);
  return {
    title: escapeLine(response.heading),
    description: [
      classed.join('\n'),
      `**${escapeLine(holdingHeading)}**\n${quoted([holding])}\n${small(holdingScore)}`,
      `**${escapeLine(response.fullHeading)}**\n${quoted(full)}\n${small(response.fullScore)}`,
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
    fields: [
      ...response.replies.map(({ heading, text, score }) => ({
        name: escapeLine(heading),
        value: `${quoted([text])}\n${small(score)}`,
      })),
      {
        name: escapeLine(response.planHeading),
        value: [...response.plan, response.approval]
          .filter((line) => line !== '')
          .map(escapeLine)
          .join('\n'),
      },
    ],
    colour: colourOf(card),
  };
}

function quoted(paragraphs: readonly string[]): string {
  return paragraphs.map((paragraph) => `> ${escapeLine(paragraph)}`).join('\n> \n');
}

function small(line: string): string {
  return `-# ${escapeLine(line)}`;
}

/** Colour of everything about an incident. */
export function colourOf({ incident }: Pick<IncidentCard, 'incident'>): number {
  if (incident.status === 'dismissed') return QUIET_COLOUR;
  if (incident.status === 'resolved' || incident.endedAt !== null) return OVER_COLOUR;
  return SEVERITY_COLOURS[incident.severity];
}
