import { show } from '../asking.js';
import { needs } from '../guards/permission.js';
import { statusEmbed } from '../render/status.js';
import type { SlashCommand } from './command.js';

/** `/vigia status`: whether what Vigía says can be trusted right now. */
export const status: SlashCommand = {
  data: { path: ['status'], options: [] },
  guards: [needs('view')],
  run: async (_call, { desk, t }) => show(statusEmbed(await desk.status(), t)),
};
