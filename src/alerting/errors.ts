import type { IncidentStatus } from '../core/incident.js';

/** A person asked for something that the incident's state does not allow; usually somebody else was first. */
export class IncidentTransitionError extends Error {
  override readonly name = 'IncidentTransitionError';
  readonly incidentId: string;
  readonly status: IncidentStatus;
  readonly action: string;
  /** Who brought the incident into the state that stands in the way, where that is known. */
  readonly by: string | null;

  constructor(facts: {
    readonly incidentId: string;
    readonly status: IncidentStatus;
    readonly action: string;
    readonly by: string | null;
  }) {
    super(`incident ${facts.incidentId}: cannot ${facts.action}, it is ${facts.status} already`);
    this.incidentId = facts.incidentId;
    this.status = facts.status;
    this.action = facts.action;
    this.by = facts.by;
  }
}

/** There is no incident of that id: it was never stored, or retention removed it. */
export class IncidentUnknownError extends Error {
  override readonly name = 'IncidentUnknownError';
  readonly incidentId: string;

  constructor(incidentId: string) {
    super(`there is no incident ${incidentId}`);
    this.incidentId = incidentId;
  }
}

/** Somebody else is handing the same thing to the helpdesk at this moment. */
export class HandOffUnderWayError extends Error {
  override readonly name = 'HandOffUnderWayError';

  constructor(subject: string) {
    super(`${subject} is being handed over already`);
  }
}
