import type { Incident } from '../core/incident.js';
import type { Receipt } from '../core/message.js';

/** What a channel that cannot edit keeps in its receipt of a card: how grave it was, and whether it was over. */
export function cardStage({
  severity,
  closedAt,
  endedAt,
}: Pick<Incident, 'severity' | 'closedAt' | 'endedAt'>): Receipt {
  return {
    severity: String(severity),
    stage: closedAt === null && endedAt === null ? 'on' : 'over',
  };
}

/**
 * Whether a change of a card is worth a message of its own, where the earlier one stays as it is: it got worse, or it
 * is over. All else is told by the channels that edit, and by the page.
 */
export function isStageNews(
  previous: Receipt,
  incident: Pick<Incident, 'severity' | 'closedAt' | 'endedAt'>,
): boolean {
  const { stage, severity } = cardStage(incident);
  return stage !== previous.stage || Number(severity) > Number(previous.severity ?? 0);
}
