import { safeText } from '../../../lib/wording/safe-text.js';
import { say, show } from '../asking.js';
import { needs } from '../guards/permission.js';
import { QUIET_COLOUR } from '../render/colours.js';
import { escapeLine } from '../render/escape.js';
import { BRAND, brandOf, type OptionData, type SlashCommand } from './command.js';

/** As long as a term that can be watched. */
const MAX_TERM = 80;
const TERM: OptionData = { name: 'term', type: 'text', isRequired: true, maxLength: MAX_TERM };

/** `/vigia watch add`: from the next poll on. */
export const watchAdd: SlashCommand = {
  data: { path: ['watch', 'add'], options: [TERM, BRAND] },
  guards: [needs('watch')],
  async run(call, asking) {
    const { desk, asker, t } = asking;
    const { id: brandId, name } = brandOf(call, asking);
    const term = call.text('term') ?? '';
    const isNew = await desk.watch({ brandId, term, asker });
    return say(
      t(`discord:done.watch${isNew ? '' : 'Known'}`, { term: shown(term), brand: shown(name) }),
    );
  },
};

/** `/vigia watch remove`. */
export const watchRemove: SlashCommand = {
  data: { path: ['watch', 'remove'], options: [TERM, BRAND] },
  guards: [needs('watch')],
  async run(call, asking) {
    const { desk, asker, t } = asking;
    const { id: brandId, name } = brandOf(call, asking);
    const term = call.text('term') ?? '';
    const wasThere = await desk.unwatch({ brandId, term, asker });
    const key = `discord:done.unwatch${wasThere ? '' : 'Unknown'}`;
    return say(t(key, { term: shown(term), brand: shown(name) }));
  },
};

/** `/vigia watch list`. */
export const watchList: SlashCommand = {
  data: { path: ['watch', 'list'], options: [BRAND] },
  guards: [needs('view')],
  async run(call, asking) {
    const { desk, t } = asking;
    const { id, name } = brandOf(call, asking);
    const terms = await desk.watchTerms(id);
    return show({
      title: t('discord:watch.title', { brand: shown(name) }),
      description:
        terms.length === 0
          ? t('discord:watch.none')
          : terms.map((term) => `• ${shown(term)}`).join('\n'),
      fields: [],
      colour: QUIET_COLOUR,
    });
  },
};

function shown(text: string): string {
  return escapeLine(safeText(text, { maxLength: MAX_TERM }));
}
