import { safeText } from '../../../lib/wording/safe-text.js';
import { say } from '../asking.js';
import { needs } from '../guards/permission.js';
import { escapeLine } from '../render/escape.js';
import { moment } from '../render/people.js';
import { BRAND, brandOf, type SlashCommand } from './command.js';

const MAX_HOURS = 24 * 30;
const MAX_NAME = 60;

/** `/vigia mute`: holds back a brand's alerts from the next detection on. */
export const mute: SlashCommand = {
  data: {
    path: ['mute'],
    options: [BRAND, { name: 'hours', type: 'number', min: 1, max: MAX_HOURS }],
  },
  guards: [needs('mute-brand')],
  async run(call, asking) {
    const { desk, asker, t } = asking;
    const { id: brandId, name } = brandOf(call, asking);
    const hours = call.number('hours');
    const until = hours === null ? ('until-unmuted' as const) : { hours };
    const end = await desk.mute({ brandId, until, asker });
    const brand = escapeLine(safeText(name, { maxLength: MAX_NAME }));
    return say(
      end === null
        ? t('discord:done.muteBrandOpen', { brand })
        : t('discord:done.muteBrand', { brand, when: moment(end) }),
    );
  },
};

/** `/vigia unmute`: lets them through again. */
export const unmute: SlashCommand = {
  data: { path: ['unmute'], options: [BRAND] },
  guards: [needs('mute-brand')],
  async run(call, asking) {
    const { desk, asker, t } = asking;
    const { id: brandId, name } = brandOf(call, asking);
    const wasMuted = await desk.unmute({ brandId, asker });
    const brand = escapeLine(safeText(name, { maxLength: MAX_NAME }));
    return say(t(`discord:done.unmuteBrand${wasMuted ? '' : 'Not'}`, { brand }));
  },
};
