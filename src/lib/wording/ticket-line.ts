import type { TicketLine } from '../../core/ticket.js';
import type { Translate } from '../i18n/i18n.js';
import { safeText } from './safe-text.js';

const MAX_ID = 60;

/** 'Freshdesk 42 (abierto)'. */
export function ticketLineText({ helpdesk, ticketId, state }: TicketLine, t: Translate): string {
  return t('ticket:line', {
    helpdesk: t(`ticket:helpdesk.${helpdesk}`),
    id: safeText(ticketId ?? '', { maxLength: MAX_ID }),
    state: t(`ticket:state.${state}`),
  });
}
