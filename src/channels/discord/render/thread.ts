import type { Locale } from '../../../core/brand.js';
import type { IncidentAction } from '../../../core/incident.js';
import type { IncidentCard } from '../../../core/message.js';
import { formatNumber } from '../../../lib/i18n/format.js';
import { translator } from '../../../lib/i18n/i18n.js';
import { incidentText } from '../../../lib/wording/incident.js';
import { safeText } from '../../../lib/wording/safe-text.js';
import { evidenceFiles, TABLE_FILE } from './evidence-files.js';
import { answerEmbed, cardFooter, colourOf } from './incident.js';
import { fitEmbeds } from './limits.js';
import { levelsOf, logEmbed } from './log.js';
import type { Rendered } from './message.js';
import { personText, userIdOf } from './people.js';

/** A week: the longest that Discord keeps a quiet thread in sight. */
export const ARCHIVE_MINUTES = 10_080;
const MAX_NAME = 100;

/** The messages that every thread has, in their order; each is edited in place. */
export const THREAD_POSTS = ['evidence', 'answers', 'log'] as const;
export type ThreadPost = (typeof THREAD_POSTS)[number];

/** Name of an incident's thread. */
export function threadName(card: IncidentCard, locale: Locale): string {
  const { mark, title } = incidentText(card, locale);
  return safeText(`${mark} ${title}`, { maxLength: MAX_NAME });
}

/** One of the messages of an incident's thread. */
export async function renderThreadPost(
  post: ThreadPost,
  card: IncidentCard,
  locale: Locale,
): Promise<Rendered> {
  switch (post) {
    case 'evidence':
      return evidencePost(card, locale);
    case 'answers':
      return { embeds: fitEmbeds([answerEmbed(card, incidentText(card, locale))]), files: [] };
    case 'log':
      return { embeds: fitEmbeds([logEmbed(card, locale)]), files: [] };
  }
}

async function evidencePost(card: IncidentCard, locale: Locale): Promise<Rendered> {
  const t = translator(locale);
  const { finding } = card.incident;
  const files = await evidenceFiles(card, locale);
  const hasTable = files.some(({ name }) => name === TABLE_FILE);
  const figures = {
    observed: formatNumber(Math.round(finding.observed), locale),
    excess: formatNumber(Math.round(Math.max(0, finding.excess)), locale),
  };
  const embed = {
    title: t('discord:thread.evidence'),
    description: t(`discord:thread.${hasTable ? 'evidenceText' : 'evidenceNone'}`, figures),
    fields: [],
    footer: cardFooter(card, t),
    colour: colourOf(card),
    ...(hasTable ? { image: `attachment://${TABLE_FILE}` } : {}),
  };
  return { embeds: fitEmbeds([embed]), files };
}

/**
 * A short message for what people must hear of, since the edit of a card notifies nobody; null for what the card and
 * the log tell well enough.
 */
export function newsOf(action: IncidentAction, locale: Locale): Rendered | null {
  const t = translator(locale);
  if (action.action === 'worsened') {
    const { from, to } = levelsOf(action.detail);
    return { content: t('discord:thread.worsened', { from, to }), embeds: [], files: [] };
  }
  if (action.action !== 'assigned') return null;
  const assignee = userIdOf(action.detail);
  const isOwn = action.detail === action.actor;
  const content = t(`discord:thread.${isOwn ? 'assignedSelf' : 'assigned'}`, {
    who: personText(action.detail),
    by: personText(action.actor),
  });
  const users = assignee === null || isOwn ? [] : [assignee];
  return { content, embeds: [], files: [], pings: { users, roles: [] } };
}
