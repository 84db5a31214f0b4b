import { needs } from '../guards/permission.js';
import { renderMessage } from '../render/message.js';
import { BRAND, brandOf, type SlashCommand } from './command.js';

/** `/vigia digest`: the digest of yesterday, or of today so far. */
export const digest: SlashCommand = {
  data: {
    path: ['digest'],
    options: [BRAND, { name: 'day', type: 'text', choices: ['yesterday', 'today'] }],
  },
  guards: [needs('view')],
  async run(call, asking) {
    const { id: brandId } = brandOf(call, asking);
    const day = call.text('day') === 'today' ? 'today' : 'yesterday';
    return renderMessage(await asking.desk.digest({ brandId, day }), { locale: asking.locale });
  },
};
