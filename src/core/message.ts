import type { Brand, Locale } from './brand.js';
import type { Approval, Contact } from './contact.js';
import type { Incident, IncidentAction, Verdicts } from './incident.js';
import type { LegalCase } from './legal-case.js';
import type { Digest, PostSample, RiskSummary } from './report.js';
import type { SuggestedResponse } from './response.js';
import type { TicketLine } from './ticket.js';

/** A point of the small chart that goes with an alert: voices per hour and what is usual. */
export interface ChartPoint {
  readonly at: Date;
  readonly negative: number;
  readonly all: number;
}

/** Everything an alert card shows; built anew from the store at each delivery, so that it is never out of date. */
export interface IncidentCard {
  readonly type: 'incident';
  readonly incident: Incident;
  readonly brand: Brand;
  readonly response: SuggestedResponse;
  readonly samples: readonly PostSample[];
  /** Hourly, oldest first, the seven days before. */
  readonly chart: readonly ChartPoint[];
  /** Id of the incident of which this one is a further wave, or null. */
  readonly earlierId: string | null;
  /** Address of the incident's page, or null where no page is served. */
  readonly pageUrl: string | null;
  /** Who says yes to the answer, by the incident's severity. */
  readonly approval: Approval;
  /** What was handed to the helpdesk, in the order of the hand-offs. */
  readonly tickets: readonly TicketLine[];
  /** Open complaints among its posts that a law gives a term, earliest due first. */
  readonly cases: readonly LegalCase[];
  /** What was done, oldest first. */
  readonly actions: readonly IncidentAction[];
  /** What the team has said of the brand's incidents of this kind. */
  readonly verdicts: Verdicts;
}

/**
 * A call to somebody to take an incident that nobody has taken: a short message of its own, since the edit of a card
 * notifies nobody. The only message that may ping, and whom it names alone.
 */
export interface Escalation {
  readonly type: 'escalation';
  readonly incident: Incident;
  readonly brand: Brand;
  /** Rung of the ladder, from 1. */
  readonly step: number;
  readonly contacts: readonly Contact[];
  readonly approval: Approval;
  /** By when the public should have had a first answer. */
  readonly respondBy: Date;
  /** When it was written: how long the incident has waited. */
  readonly at: Date;
  readonly pageUrl: string | null;
}

/** Something the team must know about Vigía itself, for example that a source is silent. */
export interface Notice {
  readonly type: 'notice';
  readonly brandId: string | null;
  readonly level: 'warning' | 'info';
  /** Key in the message catalogue, namespace 'notice', and its values. */
  readonly messageKey: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** What a channel is given to show. */
export type Message = IncidentCard | Escalation | Digest | RiskSummary | Notice;

/**
 * What an outbox row stands for. Incidents are named, not copied: the card is built when it is sent, and a call that
 * somebody has answered by then is not made.
 */
export type OutboxPayload =
  | { readonly type: 'incident'; readonly incidentId: string; readonly version: number }
  | {
      readonly type: 'escalation';
      readonly incidentId: string;
      readonly step: number;
      /** Ids of contacts. */
      readonly who: readonly string[];
    }
  | Digest
  | RiskSummary
  | Notice;

/** Where a delivered message is to be found again, for editing; opaque to all but its channel. */
export type Receipt = Readonly<Record<string, string>>;

/** One message on its way to one channel. */
export interface OutboxItem {
  readonly id: number;
  /** Two rows with one key are one message: the second is not stored. */
  readonly idempotencyKey: string;
  readonly channel: string;
  readonly locale: Locale;
  readonly payload: OutboxPayload;
  readonly createdAt: Date;
  /** Times it was claimed, this one included. */
  readonly attempts: number;
}

export type NewOutboxItem = Pick<
  OutboxItem,
  'idempotencyKey' | 'channel' | 'locale' | 'payload' | 'createdAt'
>;
