import { VIGIA } from '../alerting/incidents.js';
import { type NotifyRules, recordEvent } from '../alerting/notify.js';
import type { Helpdesk } from '../core/contracts/helpdesk.js';
import type { Job, Schedule } from '../core/contracts/scheduler.js';
import type { Store } from '../core/contracts/store.js';
import { HelpdeskRefusedError, HelpdeskUnavailableError } from '../core/errors.js';
import type { Ticket } from '../core/ticket.js';
import type { Logger } from '../lib/logger.js';

/** Tickets asked for in one run: every plan of a helpdesk takes so many calls a minute, beside what people do. */
const BATCH = 20;

/** What the tickets job works with. */
export interface TicketsOptions {
  readonly store: Store;
  readonly helpdesk: Helpdesk;
  /** The rules of a brand; null where it is configured no more. */
  readonly rulesFor: (brandId: string) => Promise<NotifyRules | null>;
  readonly schedule: Schedule;
  readonly log: Logger;
}

/** The job that asks the helpdesk where open tickets stand, those not asked for longest first, and changes their cards. */
export function ticketsJob(options: TicketsOptions): Job {
  const { store, helpdesk, log } = options;
  return {
    name: 'tickets',
    schedule: options.schedule,
    async run(now, signal) {
      const tickets = await store.tickets.live(BATCH);
      for (const ticket of tickets) {
        if (signal.aborted) return;
        if (ticket.helpdesk !== helpdesk.name || ticket.ticketId === null) continue;
        try {
          const state = await helpdesk.ticketState(ticket.ticketId, signal);
          await note(options, { ticket, state, now });
        } catch (error) {
          if (error instanceof HelpdeskUnavailableError) {
            // The others would be met by the same closed door.
            log.info({ helpdesk: helpdesk.name, retryAt: error.retryAt }, 'tickets not refreshed');
            return;
          }
          if (!(error instanceof HelpdeskRefusedError)) throw error;
          log.warn({ helpdesk: helpdesk.name, err: error }, 'ticket not refreshed');
          await store.tickets.note(ticket.subject, { ...ticket, checkedAt: now });
        }
      }
    },
  };
}

async function note(
  { store, rulesFor }: TicketsOptions,
  {
    ticket,
    state,
    now,
  }: { readonly ticket: Ticket; readonly state: Ticket['state']; readonly now: Date },
): Promise<void> {
  const { subject, ticketId, url, incidentId, brandId } = ticket;
  const rules = state === ticket.state || incidentId === null ? null : await rulesFor(brandId);
  await store.transaction(async (tables) => {
    await tables.tickets.note(subject, { ticketId, url, state, checkedAt: now });
    if (rules === null || incidentId === null) return;
    await recordEvent(tables, {
      event: {
        incidentId,
        actor: VIGIA,
        action: 'ticket-changed',
        detail: `${ticketId ?? ''} ${state}`,
      },
      rules,
      now,
    });
  });
}
