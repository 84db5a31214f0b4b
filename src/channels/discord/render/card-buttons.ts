import type { Locale } from '../../../core/brand.js';
import type { DeskAbilities } from '../../../core/contracts/desk.js';
import { isActive } from '../../../core/incident.js';
import type { IncidentCard } from '../../../core/message.js';
import { translator } from '../../../lib/i18n/i18n.js';
import { safeText } from '../../../lib/wording/safe-text.js';
import { customId } from '../custom-id.js';
import { button, buttonRow, linkButton, type Row } from './rows.js';

const MAX_TICKET_ID = 20;

/** What can be done with an incident: its life in the first row, what is said of it in the second. */
export function cardButtons(
  { incident, tickets }: IncidentCard,
  { abilities, locale }: { readonly abilities: DeskAbilities; readonly locale: Locale },
): readonly Row[] {
  const t = translator(locale);
  const idOf = (family: string, ...args: readonly string[]) =>
    customId(family, incident.id, ...args);
  const word = (key: string) => t(`discord:button.${key}`);
  const isTaken = incident.status !== 'open';
  const life = buttonRow(
    button({
      id: idOf('ack'),
      label: word(isTaken ? 'acknowledged' : 'acknowledge'),
      style: 'main',
      isDisabled: isTaken,
    }),
    button({ id: idOf('assign'), label: word('assign') }),
    button({ id: idOf('mute'), label: word('mute') }),
    button({ id: idOf('resolve'), label: word('resolve'), style: 'good' }),
    button({ id: idOf('dismiss'), label: word('dismiss'), style: 'grave' }),
  );
  const [ticket] = tickets;
  const ticketUrl = ticket?.url ?? null;
  const ticketId = safeText(ticket?.ticketId ?? '', { maxLength: MAX_TICKET_ID });
  const ticketButton =
    ticketUrl === null
      ? abilities.handOff
        ? button({ id: idOf('ticket'), label: word('ticket'), emoji: '🎫' })
        : null
      : linkButton(t('discord:button.ticketOpen', { id: ticketId }), ticketUrl);
  const said = [
    button({ id: idOf('rate', 'yes'), label: word('useful'), emoji: '👍' }),
    button({ id: idOf('rate', 'no'), label: word('notUseful'), emoji: '👎' }),
    ticketButton,
    abilities.scoreDraft ? button({ id: idOf('draft'), label: word('draft'), emoji: '📝' }) : null,
  ].filter((one) => one !== null);
  return isActive(incident) ? [life, buttonRow(...said)] : [buttonRow(...said)];
}
