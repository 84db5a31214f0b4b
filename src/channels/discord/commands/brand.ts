import { show } from '../asking.js';
import { needs } from '../guards/permission.js';
import { brandEmbed } from '../render/brand.js';
import { BRAND, brandOf, type SlashCommand } from './command.js';

/** `/vigia brand`: how a brand stands, and what the team has said of its alerts. */
export const brand: SlashCommand = {
  data: { path: ['brand'], options: [BRAND] },
  guards: [needs('view')],
  async run(call, asking) {
    const overview = await asking.desk.overview(brandOf(call, asking).id);
    return show(brandEmbed(overview, asking));
  },
};
