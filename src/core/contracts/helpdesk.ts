import type { Severity } from '../finding.js';
import type { TicketState } from '../ticket.js';

/** What a ticket says, in plain text: escaping for the helpdesk's format is the driver's part. */
export interface TicketRequest {
  /** Same for every attempt at this ticket; letters, digits and hyphens, at most 40. */
  readonly key: string;
  /** An earlier attempt may have gone through without an answer: the driver looks for its ticket before opening one. */
  readonly isRepeat: boolean;
  /** One line. */
  readonly subject: string;
  /** Blocks of lines; a block's heading is empty where it has none. */
  readonly blocks: readonly { readonly heading: string; readonly lines: readonly string[] }[];
  /** Addresses that the ticket leads to, with their words. */
  readonly links: readonly { readonly label: string; readonly url: string }[];
  readonly severity: Severity;
  /** Short words by which the helpdesk finds and routes it: brand, touchpoint, source. */
  readonly tags: readonly string[];
  /** Who wrote the post; null where the ticket is about an incident. */
  readonly requester: {
    /** 'source:handle', the same for every ticket about one author. */
    readonly id: string;
    readonly name: string;
  } | null;
}

/** A ticket as the helpdesk tells of it. */
export interface HelpdeskTicket {
  readonly id: string;
  /** Where a person opens it; null where the helpdesk gives no address. */
  readonly url: string | null;
  readonly state: TicketState;
}

/** Where complaints are worked on: a helpdesk or CRM that takes tickets. */
export interface Helpdesk {
  /** Same as its folder and its key in the registry. */
  readonly name: string;
  /**
   * Opens a ticket.
   *
   * @throws {HelpdeskUnavailableError} try again, at `retryAt` if given
   * @throws {HelpdeskRefusedError} never by itself; a person must mend it
   */
  openTicket(request: TicketRequest, signal: AbortSignal): Promise<HelpdeskTicket>;
  /**
   * Where a ticket stands; 'unknown' where the helpdesk has no way to tell, 'gone' where it was deleted.
   *
   * @throws {HelpdeskUnavailableError} as above
   * @throws {HelpdeskRefusedError} as above
   */
  ticketState(id: string, signal: AbortSignal): Promise<TicketState>;
}
