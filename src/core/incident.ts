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

/** What a person can do to an incident. */
export type HumanAction =
  | { readonly type: 'acknowledge' }
  | { readonly type: 'assign'; readonly assignee: string }
  | { readonly type: 'mute'; readonly until: Date }
  | { readonly type: 'resolve'; readonly note: string }
  | { readonly type: 'dismiss'; readonly reason: string }
  /** Whether the alert was worth being called for; also of one that is closed. */
  | { readonly type: 'rate'; readonly isUseful: boolean };

/** End of a mute that only the end of the incident ends. */
export const UNTIL_RESOLVED = new Date('9999-12-31T00:00:00Z');

/** What a team has said of the incidents of one rule, each person's last word on each incident counted once. */
export interface Verdicts {
  readonly useful: number;
  readonly notUseful: number;
}

/** What one person said last of one incident. */
export interface Rating {
  readonly incidentId: string;
  readonly kind: FindingKind;
  readonly actor: string;
  readonly isUseful: boolean;
}

/** Adds ratings up. */
export function verdictsOf(ratings: readonly Rating[]): Verdicts {
  const useful = ratings.filter(({ isUseful }) => isUseful).length;
  return { useful, notUseful: ratings.length - useful };
}

/** Whether nobody has closed it yet. */
export function isActive(incident: Pick<Incident, 'status'>): boolean {
  return incident.status === 'open' || incident.status === 'acknowledged';
}
