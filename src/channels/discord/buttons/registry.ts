import { acknowledge } from './acknowledge.js';
import { assign, assignee } from './assign.js';
import { dismiss, resolve } from './close.js';
import { draft } from './draft.js';
import type { ButtonFamily } from './family.js';
import { label, mention } from './mention.js';
import { mentionsTurn } from './mentions-page.js';
import { mute, quiet } from './mute.js';
import { rate } from './rate.js';
import { mentionTicket, ticket } from './ticket.js';

/** Every kind of button, menu and form. */
export const FAMILIES: readonly ButtonFamily[] = [
  acknowledge,
  assign,
  assignee,
  mute,
  quiet,
  resolve,
  dismiss,
  rate,
  ticket,
  draft,
  mentionsTurn,
  mention,
  label,
  mentionTicket,
];
