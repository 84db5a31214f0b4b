import { UserError } from '../../../core/errors.js';
import { LABELS } from '../../../core/reading.js';
import { SECOND_MS } from '../../../core/time.js';
import { fold } from '../../../lib/text/fold.js';
import { needs } from '../guards/permission.js';
import { mentionsPage } from '../render/mentions.js';
import { BRAND, brandOf, type SlashCommand } from './command.js';

const HOURS_A_DAY = 24;
const MAX_DAYS = 400;

/** `/vigia mentions`: what is said, by label, source, language and touchpoint, newest first. */
export const mentions: SlashCommand = {
  data: {
    path: ['mentions'],
    options: [
      BRAND,
      { name: 'label', type: 'text', choices: LABELS },
      { name: 'source', type: 'text', maxLength: 32 },
      { name: 'language', type: 'text', maxLength: 3 },
      { name: 'touchpoint', type: 'text', maxLength: 100 },
      { name: 'days', type: 'number', min: 1, max: MAX_DAYS },
    ],
  },
  guards: [needs('view')],
  async run(call, asking) {
    const { id: brandId, touchpoints } = brandOf(call, asking);
    const asked = call.text('touchpoint');
    const touchpoint = touchpoints.find(
      ({ id, name }) =>
        asked !== null && [id, name.es, name.en].some((one) => fold(one) === fold(asked)),
    );
    if (asked !== null && touchpoint === undefined)
      throw new UserError('bad-input', { what: 'touchpoint', found: asked });
    const source = call.text('source');
    if (source?.includes(':') === true) throw new UserError('bad-input', { what: 'source' });
    const language = call.text('language')?.toLowerCase() ?? null;
    if (language !== null && !/^[a-z]{2,3}$/.test(language))
      throw new UserError('bad-input', { what: 'language' });
    const search = {
      brandId,
      hours: (call.number('days') ?? 7) * HOURS_A_DAY,
      until: new Date(asking.clock.now().getTime() + SECOND_MS),
      label: LABELS.find((one) => one === call.text('label')) ?? null,
      source,
      language,
      touchpoint: touchpoint?.id ?? null,
    };
    return mentionsPage({ search, page: 0 }, asking);
  },
};
