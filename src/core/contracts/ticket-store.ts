import type { Ticket } from '../ticket.js';

/** Hand-offs to the helpdesk, one per subject. */
export interface TicketStore {
  /**
   * Takes the right to open the ticket of a subject: `isMine` where it is new, where the earlier attempt failed
   * without an answer (`release`), or where it began before `staleBefore` and was never heard of again.
   * Of several that claim at once, one gets it.
   *
   * @returns the ticket as stored after the call; `isRepeat` where an earlier attempt may have gone through
   */
  claim(
    ticket: Pick<
      Ticket,
      'subject' | 'brandId' | 'incidentId' | 'helpdesk' | 'openedBy' | 'claimedAt'
    >,
    staleBefore: Date,
  ): Promise<{ readonly ticket: Ticket; readonly isMine: boolean; readonly isRepeat: boolean }>;
  /** Notes what the helpdesk said of a ticket, when it was opened or asked for. */
  note(
    subject: string,
    seen: Pick<Ticket, 'ticketId' | 'url' | 'state'> & { readonly checkedAt: Date },
  ): Promise<void>;
  /** Gives the right back after no answer came: the next claim is a repeat. Changes nothing once the ticket is open. */
  release(subject: string): Promise<void>;
  /** Forgets a claim that the helpdesk refused: nothing was opened. Changes nothing once the ticket is open. */
  remove(subject: string): Promise<void>;
  get(subject: string): Promise<Ticket | null>;
  /** Tickets of an incident's card that are open at the helpdesk, in the order of their opening. */
  ofIncident(incidentId: string): Promise<readonly Ticket[]>;
  /** Tickets whose state can still change, those not asked for longest first. */
  live(limit: number): Promise<readonly Ticket[]>;
}
