import type { Selectable } from 'kysely';
import type { TicketStore } from '../../core/contracts/ticket-store.js';
import type { Ticket } from '../../core/ticket.js';
import type { SqlContext } from './context.js';
import { fromMsOrNull, toMs } from './documents.js';
import type { TicketsTable } from './schema.js';

/** `claimed_at` of a claim that was given back: any later claim finds it stale. */
const RELEASED = 0;

/** Hand-offs to the helpdesk, in either database. */
export class SqlTickets implements TicketStore {
  readonly #context: SqlContext;

  constructor(context: SqlContext) {
    this.#context = context;
  }

  async claim(
    claimed: Pick<
      Ticket,
      'subject' | 'brandId' | 'incidentId' | 'helpdesk' | 'openedBy' | 'claimedAt'
    >,
    staleBefore: Date,
  ): Promise<{ ticket: Ticket; isMine: boolean; isRepeat: boolean }> {
    const { db } = this.#context;
    const { subject, openedBy } = claimed;
    const claimed_at = toMs(claimed.claimedAt);
    const { numInsertedOrUpdatedRows: inserted } = await db
      .insertInto('tickets')
      .values({
        subject,
        brand_id: claimed.brandId,
        incident_id: claimed.incidentId,
        helpdesk: claimed.helpdesk,
        ticket_id: null,
        url: null,
        state: 'unknown',
        opened_by: openedBy,
        claimed_at,
        checked_at: null,
      })
      .onConflict((conflict) => conflict.column('subject').doNothing())
      .executeTakeFirstOrThrow();
    if (inserted === 1n)
      return { ticket: await this.#stored(subject), isMine: true, isRepeat: false };
    // One statement, so that of several that find the claim stale one alone gets it.
    const { numUpdatedRows } = await db
      .updateTable('tickets')
      .set({ claimed_at, opened_by: openedBy, helpdesk: claimed.helpdesk })
      .where('subject', '=', subject)
      .where('ticket_id', 'is', null)
      .where('claimed_at', '<', toMs(staleBefore))
      .executeTakeFirst();
    const isMine = numUpdatedRows === 1n;
    return { ticket: await this.#stored(subject), isMine, isRepeat: isMine };
  }

  async note(
    subject: string,
    seen: Pick<Ticket, 'ticketId' | 'url' | 'state'> & { readonly checkedAt: Date },
  ): Promise<void> {
    await this.#context.db
      .updateTable('tickets')
      .set({
        ticket_id: seen.ticketId,
        url: seen.url,
        state: seen.state,
        checked_at: toMs(seen.checkedAt),
      })
      .where('subject', '=', subject)
      .execute();
  }

  async release(subject: string): Promise<void> {
    await this.#context.db
      .updateTable('tickets')
      .set({ claimed_at: RELEASED })
      .where('subject', '=', subject)
      .where('ticket_id', 'is', null)
      .execute();
  }

  async remove(subject: string): Promise<void> {
    await this.#context.db
      .deleteFrom('tickets')
      .where('subject', '=', subject)
      .where('ticket_id', 'is', null)
      .execute();
  }

  async get(subject: string): Promise<Ticket | null> {
    const row = await this.#context.db
      .selectFrom('tickets')
      .selectAll()
      .where('subject', '=', subject)
      .executeTakeFirst();
    return row === undefined ? null : fromRow(row);
  }

  async ofIncident(incidentId: string): Promise<readonly Ticket[]> {
    const rows = await this.#context.db
      .selectFrom('tickets')
      .selectAll()
      .where('incident_id', '=', incidentId)
      .where('ticket_id', 'is not', null)
      .orderBy('claimed_at')
      .orderBy('subject')
      .execute();
    return rows.map(fromRow);
  }

  async live(limit: number): Promise<readonly Ticket[]> {
    const rows = await this.#context.db
      .selectFrom('tickets')
      .selectAll()
      .where('ticket_id', 'is not', null)
      .where('state', 'in', ['open', 'pending', 'resolved'])
      .orderBy('checked_at')
      .orderBy('subject')
      .limit(limit)
      .execute();
    return rows.map(fromRow);
  }

  async #stored(subject: string): Promise<Ticket> {
    const ticket = await this.get(subject);
    if (ticket === null) throw new Error(`ticket of ${subject} vanished while it was claimed`);
    return ticket;
  }
}

function fromRow(row: Selectable<TicketsTable>): Ticket {
  return {
    subject: row.subject,
    brandId: row.brand_id,
    incidentId: row.incident_id,
    helpdesk: row.helpdesk,
    ticketId: row.ticket_id,
    url: row.url,
    state: row.state,
    openedBy: row.opened_by,
    claimedAt: new Date(row.claimed_at),
    checkedAt: fromMsOrNull(row.checked_at),
  };
}
