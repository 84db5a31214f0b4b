import type { Incident } from '../core/incident.js';
import type { IncidentLine } from '../core/report.js';
import { DAY_MS, type TimeRange } from '../core/time.js';
import type { ReportStore } from './report-store.js';

/** An incident older than this that nobody closed is not part of today's news. */
const LOOK_BACK_MS = 90 * DAY_MS;
/** More than a brand ever has in three months at the announced false-alarm rate. */
const MAX_INCIDENTS = 500;

/**
 * Incidents that were under way in a range: opened before its end and neither over nor closed before its start.
 * False alarms are among them. Newest first.
 */
export async function incidentsDuring(
  store: ReportStore,
  { brandId, range }: { readonly brandId: string; readonly range: TimeRange },
): Promise<readonly Incident[]> {
  const incidents = await store.incidents.list({
    brandId,
    range: { from: new Date(range.from.getTime() - LOOK_BACK_MS), to: range.to },
    limit: MAX_INCIDENTS,
  });
  return incidents.filter((incident) => {
    const over = incident.closedAt ?? incident.endedAt;
    return incident.openedAt < range.to && (over === null || over >= range.from);
  });
}

/** What a report says of an incident. */
export function incidentLine(incident: Incident): IncidentLine {
  const top = incident.finding.reasons.find(({ kind, term }) => kind === 'term' && term !== '*');
  return {
    id: incident.id,
    kind: incident.kind,
    severity: incident.severity,
    status: incident.status,
    openedAt: incident.openedAt,
    endedAt: incident.endedAt,
    topTerm: top?.term ?? null,
    assignee: incident.assignee,
  };
}
