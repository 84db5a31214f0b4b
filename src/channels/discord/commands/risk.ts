import { needs } from '../guards/permission.js';
import { renderMessage } from '../render/message.js';
import { BRAND, brandOf, type SlashCommand } from './command.js';

/** `/vigia risk`: the number that a CEO reads, as of now. */
export const risk: SlashCommand = {
  data: { path: ['risk'], options: [BRAND] },
  guards: [needs('view')],
  async run(call, asking) {
    const summary = await asking.desk.risk(brandOf(call, asking).id);
    return renderMessage(summary, { locale: asking.locale });
  },
};
