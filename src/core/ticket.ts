/** Where a ticket stands in its helpdesk; 'unknown' where that cannot be asked. */
export const TICKET_STATES = ['open', 'pending', 'resolved', 'closed', 'gone', 'unknown'] as const;
export type TicketState = (typeof TICKET_STATES)[number];

/** A hand-off to the helpdesk: one per subject, however often it is asked for. */
export interface Ticket {
  /** 'incident:<id>' or 'mention:<brand>/<source>/<post id>'. */
  readonly subject: string;
  readonly brandId: string;
  /** Incident whose card shows the ticket; null where it is about a mention alone. */
  readonly incidentId: string | null;
  /** Name of the helpdesk. */
  readonly helpdesk: string;
  /** The helpdesk's id of it; null while it is being opened. */
  readonly ticketId: string | null;
  readonly url: string | null;
  readonly state: TicketState;
  /** 'channel:user id'. */
  readonly openedBy: string;
  /** When the attempt that opened it, or is opening it, began. */
  readonly claimedAt: Date;
  /** When the helpdesk was last asked for its state; null before the first time. */
  readonly checkedAt: Date | null;
}

/** What a card shows of a ticket. */
export type TicketLine = Pick<Ticket, 'ticketId' | 'url' | 'state' | 'helpdesk'>;

/** Whether its state can still change, so that it is worth asking. */
export function isTicketLive({ state }: Pick<Ticket, 'state'>): boolean {
  return state === 'open' || state === 'pending' || state === 'resolved';
}
