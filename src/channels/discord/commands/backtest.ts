import { show } from '../asking.js';
import { needs } from '../guards/permission.js';
import { backtestEmbed } from '../render/backtest.js';
import { BRAND, brandOf, type SlashCommand } from './command.js';

const MAX_DAYS = 400;
const MAX_WEEKS = 52;

/** `/vigia backtest`: what a rule would have alerted to, beside the one in force; changes nothing. */
export const backtest: SlashCommand = {
  data: {
    path: ['backtest'],
    options: [
      { name: 'weeks', type: 'number', isRequired: true, min: 1, max: MAX_WEEKS },
      BRAND,
      { name: 'days', type: 'number', min: 7, max: MAX_DAYS },
    ],
  },
  guards: [needs('backtest')],
  async run(call, asking) {
    const { desk, signal } = asking;
    const { id: brandId } = brandOf(call, asking);
    const summary = await desk.backtest({
      brandId,
      days: call.number('days') ?? 90,
      budgetWeeks: call.number('weeks') ?? 4,
      signal,
    });
    return show(backtestEmbed(summary, asking));
  },
};
