import type { Brand } from '../core/brand.js';
import type { Incident } from '../core/incident.js';
import type { IncidentLine } from '../core/report.js';
import { DAY_MS, type TimeRange } from '../core/time.js';
import { actionKey, ownerOf, touchpointOf } from './ownership.js';
import type { ReportStore } from './report-store.js';

/** An incident older than this that nobody closed is not part of today's news. */
const LOOK_BACK_MS = 90 * DAY_MS;
/** More than a brand ever has in three months at the announced false-alarm rate. */
const MAX_INCIDENTS = 2_000;
/** Lines of a report: the rest is a number. */
const MAX_LINES = 10;

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
export function incidentLine(brand: Brand, incident: Incident): IncidentLine {
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
    department: ownerOf(brand, incident),
    action: actionKey(touchpointOf(brand, incident)),
  };
}

/** The gravest incidents in lines, at most 10: open before over, false alarms last, then the newest. */
export function incidentLines(
  brand: Brand,
  incidents: readonly Incident[],
): readonly IncidentLine[] {
  const rank = ({ status, severity, endedAt }: Incident) =>
    status === 'dismissed' ? 0 : severity * 2 + (endedAt === null && status !== 'resolved' ? 1 : 0);
  return incidents
    .toSorted((a, b) => rank(b) - rank(a) || b.openedAt.getTime() - a.openedAt.getTime())
    .slice(0, MAX_LINES)
    .map((incident) => incidentLine(brand, incident));
}
