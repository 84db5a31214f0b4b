import { IncidentTransitionError, IncidentUnknownError } from '../alerting/errors.js';
import { UserError } from '../core/errors.js';
import type { Incident } from '../core/incident.js';

/**
 * What a person is told when an incident's state does not allow what they asked for. Anything else is thrown on as it
 * is.
 *
 * @param incident as it is now, to tell since when; null where it is not known
 */
export function incidentRefusal(error: unknown, incident: Incident | null): unknown {
  if (error instanceof IncidentUnknownError)
    return new UserError('unknown-incident', { incident: error.incidentId }, { cause: error });
  if (!(error instanceof IncidentTransitionError)) return error;
  if (error.status === 'acknowledged')
    return new UserError(
      'already-acknowledged',
      {
        who: error.by ?? '',
        ...(incident?.acknowledgedAt == null ? {} : { since: incident.acknowledgedAt }),
      },
      { cause: error },
    );
  return new UserError('already-closed', { status: error.status }, { cause: error });
}
