import type { AlertingSettings } from '../alerting/config.js';
import { approvalFor, contactOf } from '../alerting/escalation-contacts.js';
import { DEADLINES } from '../alerting/replies/deadlines.js';
import type { Brand } from '../core/brand.js';
import type { Incident } from '../core/incident.js';
import type { Escalation, OutboxPayload } from '../core/message.js';

/** The call of an outbox row, with the contacts as configuration names them now. */
export function buildEscalation(
  { step, who }: Extract<OutboxPayload, { readonly type: 'escalation' }>,
  {
    incident,
    brand,
    alerting: { escalation },
    pageUrl,
    now,
  }: {
    readonly incident: Incident;
    readonly brand: Brand;
    readonly alerting: Pick<AlertingSettings, 'escalation'>;
    readonly pageUrl: (incidentId: string) => string | null;
    readonly now: Date;
  },
): Escalation {
  const { id, severity, openedAt } = incident;
  return {
    type: 'escalation',
    incident,
    brand,
    step,
    contacts: who.map((contact) => contactOf(escalation, contact)),
    approval: approvalFor(escalation, severity),
    respondBy: new Date(openedAt.getTime() + DEADLINES[severity].respondMs),
    at: now,
    pageUrl: pageUrl(id),
  };
}
