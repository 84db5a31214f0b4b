import { createConsole, renderText, type Terminal } from '../../channels/console/index.js';
import type { Channel, Delivery } from '../../core/contracts/channel.js';
import type { Severity } from '../../core/finding.js';
import type { IncidentCard } from '../../core/message.js';
import { translator } from '../../lib/i18n/i18n.js';
import { incidentText } from '../../lib/wording/incident.js';
import type { ReportText } from '../../lib/wording/report-text.js';

/** From this severity on a card is told in full, once for each severity; below it in short. */
const FULL_FROM_SEVERITY: Severity = 3;
const DEFAULT_COLUMNS = 80;

/**
 * The console, but for cards: elsewhere one card is edited in place a dozen times, and a story that showed each version
 * in full would be all cards. The first of each severity is told, and who takes it and how it ends, in short.
 */
export function createStoryConsole(terminal: Terminal): Channel {
  const whole = createConsole(terminal);
  const told = new Set<string>();
  const isNew = (key: string): boolean => {
    if (told.has(key)) return false;
    told.add(key);
    return true;
  };
  return {
    ...whole,
    async deliver(delivery) {
      const { message, locale } = delivery;
      if (message.type !== 'incident') return whole.deliver(delivery);
      const { id, severity } = message.incident;
      const state = stateOf(message);
      const isFirst = isNew(`${id}:${severity}:${state}`);
      const isFull = state !== 'over' && severity >= FULL_FROM_SEVERITY;
      if (isFull && isNew(`${id}:${severity}`)) return whole.deliver(delivery);
      if (isFirst) await writeShort(terminal, { card: message, locale });
      return {};
    },
  };
}

function stateOf({ incident }: IncidentCard): 'open' | 'taken' | 'over' {
  if (incident.endedAt !== null || incident.closedAt !== null) return 'over';
  return incident.status === 'acknowledged' ? 'taken' : 'open';
}

async function writeShort(
  terminal: Terminal,
  { card, locale }: { readonly card: IncidentCard; readonly locale: Delivery['locale'] },
): Promise<void> {
  const t = translator(locale);
  const { mark, title, summary, facts } = incidentText(card, locale);
  const severity = t(`terms:severity.${card.incident.severity}`).toLowerCase();
  const labels = [
    t('alert:fact.severity', { severity }),
    t('alert:fact.clock'),
    t('alert:fact.state'),
  ];
  const kept = facts.filter(({ label }) => labels.includes(label));
  const text = { mark, title, summary, facts: kept, posts: [] };
  await writeText(terminal, { text, locale });
}

/** Writes a report that no channel sends, as wide as the cards. */
export async function writeText(
  terminal: Terminal,
  { text, locale }: { readonly text: ReportText; readonly locale: Delivery['locale'] },
): Promise<void> {
  const hasColours = terminal.isTTY === true;
  const columns = terminal.columns ?? DEFAULT_COLUMNS;
  await new Promise<void>((resolve, reject) => {
    terminal.write(renderText(text, { locale, columns, hasColours }), (error) => {
      if (error === undefined || error === null) resolve();
      else reject(error);
    });
  });
}
