import type { Approval, Contact } from '../core/contact.js';
import type { Severity } from '../core/finding.js';
import type { EscalationSettings } from './escalation-config.js';

/** The contact of an id; one that configuration names no more is known by its id alone. */
export function contactOf({ contacts }: EscalationSettings, id: string): Contact {
  const { name = null, ...handles } = contacts[id] ?? {};
  return {
    id,
    name,
    handles: Object.fromEntries(
      Object.entries(handles).flatMap(([channel, handle]) =>
        handle === undefined ? [] : [[channel, handle]],
      ),
    ),
  };
}

/** Who approves the answer to an incident of that severity, and who does in their absence. */
export function approvalFor(settings: EscalationSettings, severity: Severity): Approval {
  const entry = settings.approval[severity];
  if (entry === null) return { approver: null, backup: null };
  return {
    approver: contactOf(settings, entry.approver),
    backup: entry.backup === undefined ? null : contactOf(settings, entry.backup),
  };
}
