import type { Finding, FindingKind, Severity } from './finding.js';

/** open → acknowledged → resolved; or dismissed, a false alarm. */
export const INCIDENT_STATUSES = ['open', 'acknowledged', 'resolved', 'dismissed'] as const;
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number];

/** An event that the team was told of, from its opening to its end. */
export interface Incident {
  /** Short, unique and fit for a URL and a button. */
  readonly id: string;
  readonly brandId: string;
  readonly kind: FindingKind;
  /** The finding's; no two incidents share one. */
  readonly dedupeKey: string;
  readonly status: IncidentStatus;
  /** Highest severity reached; it never falls while the incident is open. */
  readonly severity: Severity;
  readonly openedAt: Date;
  readonly startedAt: Date;
  readonly updatedAt: Date;
  /** When the series was back within its baseline; null while it lasts. */
  readonly endedAt: Date | null;
  /** When it was resolved or dismissed; null before. */
  readonly closedAt: Date | null;
  readonly acknowledgedAt: Date | null;
  readonly acknowledgedBy: string | null;
  readonly assignee: string | null;
  readonly mutedUntil: Date | null;
  /** The latest sight of it. */
  readonly finding: Finding;
  /** Grows by one at every change; a message about an older version is never sent after a newer one. */
  readonly version: number;
}

export const INCIDENT_ACTIONS = [
  'opened',
  'worsened',
  'updated',
  'ended',
  'acknowledged',
  'assigned',
  'muted',
  'resolved',
  'dismissed',
  'escalated',
  'handed-off',
  'ticket-changed',
  'rated-useful',
  'rated-not-useful',
] as const;
export type IncidentActionKind = (typeof INCIDENT_ACTIONS)[number];

/** One line of an incident's log: who did what, when. */
export interface IncidentAction {
  readonly incidentId: string;
  readonly at: Date;
  /** 'vigia' for what the program did by itself, else 'channel:user id'. */
  readonly actor: string;
  readonly action: IncidentActionKind;
  readonly detail: string;
}

/** Whether nobody has closed it yet. */
export function isActive(incident: Pick<Incident, 'status'>): boolean {
  return incident.status === 'open' || incident.status === 'acknowledged';
}
