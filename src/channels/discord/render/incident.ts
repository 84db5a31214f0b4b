import type { Locale } from '../../../core/brand.js';
import type { IncidentCard } from '../../../core/message.js';
import { type IncidentText, incidentText } from '../../../lib/wording/incident.js';
import { cutText } from '../../../lib/wording/safe-text.js';
import { OVER_COLOUR, QUIET_COLOUR, SEVERITY_COLOURS } from './colours.js';
import { escapeLine } from './escape.js';
import type { EmbedParts } from './limits.js';
import { postsValue } from './posts.js';

/** Name of the chart's file, by which the embed shows it. */
export const CHART_FILE = 'chart.png';
/** A card is read in one glance or not at all. */
const MAX_SUMMARY = 600;

/** The card, and below it the suggested answer. */
export function incidentEmbeds(card: IncidentCard, locale: Locale): readonly EmbedParts[] {
  const text = incidentText(card, locale);
  const { incident } = card;
  const colour = colourOf(card);
  return [
    {
      title: `${text.mark} ${escapeLine(text.title)}`,
      url: text.page?.url ?? null,
      description: cutText(escapeLine(text.summary), MAX_SUMMARY),
      fields: [
        ...text.facts.map(({ label, text: fact }) => ({
          name: escapeLine(label),
          value: escapeLine(fact),
        })),
        { name: escapeLine(text.samplesHeading), value: postsValue(text.samples) },
      ],
      footer: cardFooter(incident),
      colour,
      timestamp: incident.updatedAt,
      ...(card.chart.length === 0 ? {} : { image: `attachment://${CHART_FILE}` }),
    },
    responseEmbed(text, colour),
  ];
}

/** Names the incident and its version, so that a card can be told from an older one. */
export function cardFooter({ id, version }: IncidentCard['incident']): string {
  return `Vigía · ${id} · v${version}`;
}

function responseEmbed({ response }: IncidentText, colour: number): EmbedParts {
  return {
    title: escapeLine(response.heading),
    description: `**${escapeLine(response.holdingHeading)}**\n> ${escapeLine(response.holding)}`,
    fields: [
      ...response.replies.map(({ heading, text }) => ({
        name: escapeLine(heading),
        value: `> ${escapeLine(text)}`,
      })),
      { name: escapeLine(response.planHeading), value: response.plan.map(escapeLine).join('\n') },
    ],
    colour,
  };
}

function colourOf({ incident }: IncidentCard): number {
  if (incident.status === 'dismissed') return QUIET_COLOUR;
  if (incident.status === 'resolved' || incident.endedAt !== null) return OVER_COLOUR;
  return SEVERITY_COLOURS[incident.severity];
}
