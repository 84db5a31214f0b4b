import { createHash } from 'node:crypto';
import { assertNever } from '../core/errors.js';
import type { Finding, Severity } from '../core/finding.js';
import {
  type HumanAction,
  type Incident,
  type IncidentAction,
  isActive,
} from '../core/incident.js';
import { MINUTE_MS } from '../core/time.js';
import { IncidentTransitionError } from './errors.js';

/** Actor of everything that the program does by itself. */
export const VIGIA = 'vigia';

/** The incident as it is after a change, and the line of its log that says what changed. */
export interface IncidentChange {
  readonly incident: Incident;
  readonly action: IncidentAction;
}

/** An unchanged excess is written anew no more often than this, so that a card is not edited at each poll. */
const UPDATE_EVERY_MS = 15 * MINUTE_MS;
/** A count that moved by this share of itself is news at once. */
const UPDATE_AT_GROWTH = 0.1;
/** Hex digits of an incident's id: 48 bits, so that 100,000 incidents collide with a chance of 2 in 100,000. */
const ID_LENGTH = 12;

/** The id of the incident that findings of one dedupe key become; the same on every machine and after a crash. */
export function incidentIdFor(dedupeKey: string): string {
  return createHash('sha256').update(dedupeKey).digest('hex').slice(0, ID_LENGTH);
}

/**
 * What a finding does to the incident of its dedupe key.
 *
 * @param incident as stored; null where there is none yet
 * @param earlierId the incident of which this is a further wave, named in the log when it opens
 * @returns null where nothing changes: an old or repeated finding, an update too small to tell,
 *   the end of something that was never announced
 */
export function applyFinding({
  incident,
  finding,
  earlierId = null,
}: {
  readonly incident: Incident | null;
  readonly finding: Finding;
  readonly earlierId?: string | null;
}): IncidentChange | null {
  if (incident === null)
    return finding.phase === 'closed' ? null : openIncident(finding, earlierId);
  if (incident.endedAt !== null) return null;
  if (finding.phase === 'closed') return endIncident(incident, finding);
  if (finding.at <= incident.finding.at) return null;
  if (!isActive(incident)) return null;
  if (finding.severity > incident.severity) return worsen(incident, finding, finding.severity);
  if (!isNews(incident.finding, finding)) return null;
  return change(incident, {
    set: seen(finding),
    at: finding.at,
    actor: VIGIA,
    action: 'updated',
    detail: String(finding.observed),
  });
}

/**
 * What a person's action does to an incident.
 *
 * @throws {IncidentTransitionError} closed already (a rating is taken all the same), or acknowledged already by somebody
 */
export function applyHumanAction({
  incident,
  action,
  actor,
  at,
}: {
  readonly incident: Incident;
  readonly action: HumanAction;
  /** 'channel:user id'. */
  readonly actor: string;
  readonly at: Date;
}): IncidentChange {
  // Whether it was worth the call is often known only when it is over.
  refuseUnless(isActive(incident) || action.type === 'rate', incident, action.type);
  switch (action.type) {
    case 'acknowledge':
      refuseUnless(incident.status === 'open', incident, action.type);
      return change(incident, {
        set: { status: 'acknowledged', acknowledgedAt: at, acknowledgedBy: actor },
        at,
        actor,
        action: 'acknowledged',
      });
    case 'assign':
      return change(incident, {
        set: { assignee: action.assignee },
        at,
        actor,
        action: 'assigned',
        detail: action.assignee,
      });
    case 'mute':
      return change(incident, {
        set: { mutedUntil: action.until },
        at,
        actor,
        action: 'muted',
        detail: action.until.toISOString(),
      });
    case 'resolve':
      return change(incident, {
        set: { status: 'resolved', closedAt: at },
        at,
        actor,
        action: 'resolved',
        detail: action.note,
      });
    case 'dismiss':
      return change(incident, {
        set: { status: 'dismissed', closedAt: at },
        at,
        actor,
        action: 'dismissed',
        detail: action.reason,
      });
    case 'rate':
      return change(incident, {
        set: {},
        at,
        actor,
        action: action.isUseful ? 'rated-useful' : 'rated-not-useful',
      });
    default:
      return assertNever(action);
  }
}

function openIncident(finding: Finding, earlierId: string | null): IncidentChange {
  const id = incidentIdFor(finding.dedupeKey);
  const incident: Incident = {
    id,
    brandId: finding.brandId,
    kind: finding.kind,
    dedupeKey: finding.dedupeKey,
    status: 'open',
    severity: finding.severity,
    openedAt: finding.openedAt,
    startedAt: finding.startedAt,
    updatedAt: finding.at,
    endedAt: null,
    closedAt: null,
    acknowledgedAt: null,
    acknowledgedBy: null,
    assignee: null,
    mutedUntil: null,
    finding,
    version: 1,
  };
  return {
    incident,
    action: {
      incidentId: id,
      at: finding.at,
      actor: VIGIA,
      action: 'opened',
      detail: earlierId ?? '',
    },
  };
}

/** The latest sight, and with it a better notion of when it began: more posts show which was the first of the matter. */
function seen(finding: Finding): Pick<Incident, 'finding' | 'startedAt'> {
  return { finding, startedAt: finding.startedAt };
}

function worsen(incident: Incident, finding: Finding, severity: Severity): IncidentChange {
  return change(incident, {
    set: { ...seen(finding), severity },
    at: finding.at,
    actor: VIGIA,
    action: 'worsened',
    detail: `${incident.severity}>${severity}`,
  });
}

/** The series is back to normal: Vigía resolves it, unless a person closed it before. */
function endIncident(incident: Incident, finding: Finding): IncidentChange {
  const closing = isActive(incident) ? ({ status: 'resolved', closedAt: finding.at } as const) : {};
  return change(incident, {
    set: { ...seen(finding), endedAt: finding.at, ...closing },
    at: finding.at,
    actor: VIGIA,
    action: 'ended',
  });
}

function isNews(before: Finding, after: Finding): boolean {
  return (
    after.at.getTime() - before.at.getTime() >= UPDATE_EVERY_MS ||
    Math.abs(after.observed - before.observed) >= UPDATE_AT_GROWTH * Math.max(before.observed, 1) ||
    after.severity !== before.severity ||
    after.gaps.length !== before.gaps.length
  );
}

function change(
  incident: Incident,
  {
    set,
    at,
    actor,
    action,
    detail = '',
  }: {
    readonly set: Partial<Incident>;
    readonly at: Date;
    readonly actor: string;
    readonly action: IncidentAction['action'];
    readonly detail?: string;
  },
): IncidentChange {
  return {
    incident: { ...incident, ...set, updatedAt: at, version: incident.version + 1 },
    action: { incidentId: incident.id, at, actor, action, detail },
  };
}

function refuseUnless(isAllowed: boolean, incident: Incident, action: HumanAction['type']): void {
  if (isAllowed) return;
  throw new IncidentTransitionError({
    incidentId: incident.id,
    status: incident.status,
    action,
    by: incident.acknowledgedBy,
  });
}
