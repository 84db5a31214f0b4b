import { UserError } from '../../../core/errors.js';
import { needs } from '../guards/permission.js';
import { renderMessage } from '../render/message.js';
import type { SlashCommand } from './command.js';

/** `/vigia incident view`: the card of an incident as it is now, with its buttons. */
export const incidentView: SlashCommand = {
  data: {
    path: ['incident', 'view'],
    options: [{ name: 'incident', type: 'text', isRequired: true, maxLength: 40 }],
  },
  guards: [needs('view')],
  async run(call, { desk, locale }) {
    const incident = call.text('incident')?.trim() ?? '';
    if (!/^[\w-]{1,40}$/.test(incident)) throw new UserError('unknown-incident', { incident });
    const card = await desk.incident(incident);
    return renderMessage(card, { locale, hasThread: false, abilities: desk.abilities });
  },
};
