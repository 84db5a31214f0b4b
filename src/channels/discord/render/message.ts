import type { APIEmbed, RawFile } from 'discord.js';
import type { Locale } from '../../../core/brand.js';
import type { DeskAbilities } from '../../../core/contracts/desk.js';
import { assertNever } from '../../../core/errors.js';
import type { Escalation, Message, Notice } from '../../../core/message.js';
import type { Digest } from '../../../core/report.js';
import { messageChart } from '../../../lib/charts/message-chart.js';
import { digestText } from '../../../lib/wording/digest.js';
import { escalationText } from '../../../lib/wording/escalation.js';
import { noticeText } from '../../../lib/wording/notice.js';
import type { ReportText } from '../../../lib/wording/report-text.js';
import { riskText } from '../../../lib/wording/risk.js';
import { cardButtons } from './card-buttons.js';
import { BAND_COLOURS, OVER_COLOUR, QUIET_COLOUR, SEVERITY_COLOURS } from './colours.js';
import { escapeLine } from './escape.js';
import { CHART_FILE, incidentEmbeds } from './incident.js';
import { type EmbedParts, fitEmbeds } from './limits.js';
import { postsValue } from './posts.js';
import type { Row } from './rows.js';

/** A message as Discord takes it. */
export interface Rendered {
  /** Whom the message calls; empty for all but calls. */
  readonly content?: string;
  readonly embeds: APIEmbed[];
  readonly files: readonly RawFile[];
  /** Absent leaves those of an earlier version as they are. */
  readonly components?: readonly Row[];
  /** The only ones that the message notifies. */
  readonly pings?: { readonly users: readonly string[]; readonly roles: readonly string[] };
}

/** What a message is rendered for. */
export interface Setting {
  readonly locale: Locale;
  /** Whether the card has a thread, which holds the suggested answer. */
  readonly hasThread?: boolean;
  /** What the buttons of a card can do; null where nobody would hear them pressed. */
  readonly abilities?: DeskAbilities | null;
}

/** Renders a message within every limit of Discord, with nothing in it that acts but our own buttons. */
export async function renderMessage(
  message: Message,
  { locale, hasThread = true, abilities = null }: Setting,
): Promise<Rendered> {
  const embeds = fitEmbeds(embedsOf(message, { locale, hasThread }));
  const chart =
    message.type === 'incident' ? await messageChart(message, { locale, theme: 'dark' }) : null;
  const files =
    chart === null
      ? []
      : [{ name: CHART_FILE, data: Buffer.from(chart), contentType: 'image/png' }];
  if (message.type === 'escalation') return { embeds, files, ...callOf(message) };
  if (message.type !== 'incident' || abilities === null) return { embeds, files };
  return { embeds, files, components: cardButtons(message, { abilities, locale }) };
}

/** Names whom a call goes to, so that they are notified, and nobody else is. */
function callOf({ contacts }: Escalation): Pick<Rendered, 'content' | 'pings'> {
  const ids = (kind: string): readonly string[] =>
    contacts.flatMap(({ handles }) => {
      const [its, id = ''] = (handles.discord ?? '').split(':');
      return its === kind && /^\d{17,20}$/.test(id) ? [id] : [];
    });
  const pings = { users: [...new Set(ids('user'))], roles: [...new Set(ids('role'))] };
  const names = [...pings.roles.map((id) => `<@&${id}>`), ...pings.users.map((id) => `<@${id}>`)];
  return names.length === 0 ? {} : { content: names.join(' '), pings };
}

function embedsOf(
  message: Message,
  { locale, hasThread }: { readonly locale: Locale; readonly hasThread: boolean },
): readonly EmbedParts[] {
  switch (message.type) {
    case 'incident':
      return incidentEmbeds(message, { locale, hasThread });
    case 'escalation':
      return [escalationEmbed(message, locale)];
    case 'digest':
      return [reportEmbed(digestText(message, locale), digestColour(message))];
    case 'risk':
      return [reportEmbed(riskText(message, locale), BAND_COLOURS[message.band])];
    case 'notice':
      return [noticeEmbed(message, locale)];
    default:
      return assertNever(message);
  }
}

function reportEmbed(
  { mark, title, summary, facts, posts }: ReportText,
  colour: number,
): EmbedParts {
  return {
    title: `${mark} ${escapeLine(title)}`,
    description: escapeLine(summary),
    fields: [
      ...facts.map(({ label, text }) => ({ name: escapeLine(label), value: escapeLine(text) })),
      ...posts.map(({ heading, samples }) => ({
        name: escapeLine(heading),
        value: postsValue(samples),
      })),
    ],
    colour,
  };
}

function escalationEmbed(call: Escalation, locale: Locale): EmbedParts {
  const { mark, title, text, clock, advice, page } = escalationText(call, locale);
  return {
    title: `${mark} ${escapeLine(title)}`,
    url: page?.url ?? null,
    description: [text, clock, advice].map(escapeLine).join('\n'),
    fields: [],
    colour: SEVERITY_COLOURS[call.incident.severity],
  };
}

function digestColour({ isQuiet, incidents }: Digest): number {
  if (isQuiet) return OVER_COLOUR;
  const [worst] = incidents
    .filter(({ status }) => status !== 'dismissed')
    .map(({ severity }) => severity)
    .sort((a, b) => b - a);
  return worst === undefined ? QUIET_COLOUR : SEVERITY_COLOURS[worst];
}

function noticeEmbed(notice: Notice, locale: Locale): EmbedParts {
  const { mark, heading, text } = noticeText(notice, locale);
  return {
    title: `${mark} ${escapeLine(heading)}`,
    description: escapeLine(text),
    fields: [],
    colour: notice.level === 'warning' ? SEVERITY_COLOURS[2] : QUIET_COLOUR,
  };
}
