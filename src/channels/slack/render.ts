import type { Locale } from '../../core/brand.js';
import type { Contact } from '../../core/contact.js';
import type { Message } from '../../core/message.js';
import { type EntryText, messageText } from '../../lib/wording/message-text.js';
import { cutText } from '../../lib/wording/safe-text.js';
import { escapeMrkdwn, escapePlain, mrkdwnLink } from './escape.js';

/**
 * Slack's limits (docs.slack.dev: block kit, header and section block), in characters. `total` is ours: messages of
 * some 13,000 characters are refused as too long, which no page documents.
 */
export const SLACK_LIMITS = {
  blocks: 50,
  header: 150,
  section: 3_000,
  fallback: 3_000,
  total: 10_000,
} as const;

/** Longer addresses are left out: what they lead to is shown all the same. */
const MAX_URL = 500;

type Block =
  | {
      readonly type: 'header';
      readonly text: { readonly type: 'plain_text'; readonly text: string; readonly emoji: true };
    }
  | {
      readonly type: 'section';
      readonly text: { readonly type: 'mrkdwn'; readonly text: string; readonly verbatim: true };
    }
  | { readonly type: 'divider' };

/** A message as an incoming webhook takes it. */
export interface SlackBody {
  /** Shown in notifications, and by clients that know no blocks. */
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

/** Renders a message within Slack's limits, with nothing in it that acts but the call of an escalation. */
export function renderMessage(message: Message, locale: Locale): SlackBody {
  const { mark, title, summary, facts, groups, link } = messageText(message, locale);
  const call = message.type === 'escalation' ? callOf(message.contacts) : '';
  const sections = [
    [...(call === '' ? [] : [call]), ...summary.map(escapeMrkdwn)].join('\n'),
    facts.map(({ label, text }) => `*${escapeMrkdwn(label)}* · ${escapeMrkdwn(text)}`).join('\n'),
    ...groups.flatMap(({ heading, entries }) => [
      `*${escapeMrkdwn(heading)}*`,
      ...entries.map(entryText),
    ]),
    link === null ? '' : mrkdwnLink(link),
  ];
  return {
    text: cutText(escapeMrkdwn([`${mark} ${title}`, ...summary].join('\n')), SLACK_LIMITS.fallback),
    blocks: withinTotal([
      {
        type: 'header',
        text: {
          type: 'plain_text',
          text: cutText(escapePlain(`${mark} ${title}`), SLACK_LIMITS.header),
          emoji: true,
        },
      },
      ...sections.filter((text) => text !== '').map(section),
    ]),
    unfurl_links: false,
    unfurl_media: false,
  };
}

function section(text: string): Block {
  return {
    type: 'section',
    text: { type: 'mrkdwn', text: cutEscaped(text, SLACK_LIMITS.section), verbatim: true },
  };
}

function entryText({ heading, text, url }: EntryText): string {
  const shown = heading === '' ? '' : `_${escapeMrkdwn(heading)}_`;
  const title =
    url === null || url.length > MAX_URL || heading === ''
      ? shown
      : mrkdwnLink({ label: heading, url });
  const quoted = heading === '' ? escapeMrkdwn(text) : `>${escapeMrkdwn(text)}`;
  return [title, ...(text === '' ? [] : [quoted])].filter((line) => line !== '').join('\n');
}

/** The mentions of those called; empty where Slack does not know them. */
function callOf(contacts: readonly Contact[]): string {
  return contacts
    .flatMap(({ handles }) => {
      const [kind = '', id = ''] = (handles.slack ?? '').split(':');
      if (kind === 'group') return [`<!subteam^${id}>`];
      if (kind === 'user') return [`<@${id}>`];
      return kind === 'here' || kind === 'channel' ? [`<!${kind}>`] : [];
    })
    .join(' ');
}

/** Cuts what is escaped already, never inside an entity or a link. */
function cutEscaped(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  return `${text.slice(0, maxLength - 1).replace(/<[^>]*$|&[a-z]*$/, '')}…`;
}

/** As many blocks as a message holds, in order. */
function withinTotal(blocks: readonly Block[]): readonly Block[] {
  const kept: Block[] = [];
  let total = 0;
  for (const block of blocks.slice(0, SLACK_LIMITS.blocks)) {
    total += JSON.stringify(block).length;
    if (total > SLACK_LIMITS.total) break;
    kept.push(block);
  }
  return kept;
}
