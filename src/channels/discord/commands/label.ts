import { UserError } from '../../../core/errors.js';
import { LABELS } from '../../../core/reading.js';
import { label as labelButton } from '../buttons/mention.js';
import { readRef } from '../buttons/mention-ref.js';
import { needs } from '../guards/permission.js';
import type { SlashCommand } from './command.js';

/** `/vigia label`: corrects how a mention was read. */
export const label: SlashCommand = {
  data: {
    path: ['label'],
    options: [
      { name: 'mention', type: 'text', isRequired: true, maxLength: 100 },
      { name: 'label', type: 'text', isRequired: true, choices: LABELS },
    ],
  },
  guards: [needs('label')],
  async run(call, asking) {
    const ref = readRef(call.text('mention') ?? '');
    if (ref === null) throw new UserError('unknown-mention');
    const args = [ref.brandId, String(ref.seq), call.text('label') ?? ''];
    return labelButton.run({ args, values: [], written: '' }, asking);
  },
};
