import type { AfterAction, Lesson } from '../core/after-action.js';
import type { Incident, IncidentAction } from '../core/incident.js';
import { ACKNOWLEDGE_MINUTES, PUBLIC_ANSWER_MINUTES } from './responses.js';

/** From the first post to the alert: longer than this was late, whatever the volume. */
const SLOW_DETECTION_MINUTES = 60;
const SHORT_HISTORY_DAYS = 14;

/** What to learn from an incident: first of the rule, then of the team. At least one. */
export function lessonsOf({
  incident,
  actions,
  report,
}: {
  readonly incident: Incident;
  readonly actions: readonly IncidentAction[];
  readonly report: Pick<
    AfterAction,
    'detectionMinutes' | 'acknowledgeMinutes' | 'replyMinutes' | 'isOver'
  >;
}): readonly Lesson[] {
  const { finding, severity } = incident;
  const times = (kind: IncidentAction['action']) =>
    actions.filter(({ action }) => action === kind).length;
  const useless = times('rated-not-useful');
  const useful = times('rated-useful');
  const grew = times('worsened');
  const { detectionMinutes, acknowledgeMinutes, replyMinutes, isOver } = report;
  if (incident.status === 'dismissed')
    return [{ lesson: 'false-alarm', value: finding.budgetWeeks }];
  const found: (Lesson | null)[] = [
    useless > useful ? { lesson: 'not-useful', value: useless } : null,
    detectionMinutes !== null && detectionMinutes > SLOW_DETECTION_MINUTES
      ? { lesson: 'slow-detection', value: detectionMinutes }
      : null,
    grew > 0 ? { lesson: 'grew', value: grew } : null,
    finding.gaps.length > 0 ? { lesson: 'data-gap', value: finding.gaps.length } : null,
    finding.survivesReaderError ? null : { lesson: 'reader-error', value: 0 },
    finding.historyDays < SHORT_HISTORY_DAYS
      ? { lesson: 'short-history', value: finding.historyDays }
      : null,
    acknowledgeMinutes === null || acknowledgeMinutes > ACKNOWLEDGE_MINUTES[severity]
      ? { lesson: 'slow-acknowledge', value: ACKNOWLEDGE_MINUTES[severity] }
      : null,
    replyMinutes === null && isOver ? { lesson: 'no-reply', value: 0 } : null,
    replyMinutes !== null && replyMinutes > PUBLIC_ANSWER_MINUTES[severity]
      ? { lesson: 'slow-reply', value: replyMinutes }
      : null,
    useful > useless ? { lesson: 'useful', value: useful } : null,
  ];
  const lessons = found.filter((lesson) => lesson !== null);
  return lessons.length === 0 ? [{ lesson: 'as-planned', value: 0 }] : lessons;
}
