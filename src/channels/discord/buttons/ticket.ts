import type { HandOffSubject } from '../../../core/contracts/desk.js';
import { safeText } from '../../../lib/wording/safe-text.js';
import { type Asking, say } from '../asking.js';
import { needs } from '../guards/permission.js';
import { escapeLine } from '../render/escape.js';
import type { Rendered } from '../render/message.js';
import type { ButtonFamily } from './family.js';
import { incidentIdOf } from './incident-id.js';
import { refOf } from './mention-ref.js';

const MAX_ID = 40;

/** 'A ticket' on a card. */
export const ticket: ButtonFamily = {
  name: 'ticket',
  guards: [needs('hand-off')],
  run: ({ args }, asking) => handOff({ type: 'incident', incidentId: incidentIdOf(args) }, asking),
};

/** 'A ticket' on a mention. */
export const mentionTicket: ButtonFamily = {
  name: 'mticket',
  guards: [needs('hand-off')],
  run: ({ args }, asking) => handOff({ type: 'mention', ref: refOf(args) }, asking),
};

async function handOff(subject: HandOffSubject, { desk, asker, t }: Asking): Promise<Rendered> {
  const { ticket: opened, isNew } = await desk.handOff({ subject, asker });
  const { url } = opened;
  const id = escapeLine(safeText(opened.ticketId ?? '', { maxLength: MAX_ID }));
  const key = `discord:done.ticket${isNew ? '' : 'Known'}`;
  return say(url === null ? t(`${key}NoUrl`, { id }) : t(key, { id, url }));
}
