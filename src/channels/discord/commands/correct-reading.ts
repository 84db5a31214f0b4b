import { translator } from '../../../lib/i18n/i18n.js';
import { say } from '../asking.js';
import { refText } from '../buttons/mention-ref.js';
import { customId } from '../custom-id.js';
import { needs } from '../guards/permission.js';
import { incidentOfFooter } from '../render/incident.js';
import { mentionText } from '../render/mention-text.js';
import { menuRow } from '../render/rows.js';
import type { MessageCommand } from './command.js';

/** In the menu of a card: which of its posts was read wrongly? */
export const correctReading: MessageCommand = {
  key: 'correct-reading',
  names: (['es', 'en'] as const).map((locale) =>
    translator(locale)('discord:command.correct-reading.name'),
  ),
  guards: [needs('label')],
  async run({ footers }, { desk, locale, t, clock }) {
    const incidentId = footers.map(incidentOfFooter).find((id) => id !== null);
    const mentions = incidentId == null ? [] : await desk.mentionsOf(incidentId);
    if (mentions.length === 0) return say(t('discord:mentions.noPosts'));
    const options = mentions.map((mention) => {
      const { brandId, seq } = mention;
      const timeZone = desk.brands.find(({ id }) => id === brandId)?.timeZone ?? 'UTC';
      const { heading, text } = mentionText(mention, { locale, timeZone, now: clock.now() });
      return { value: refText({ brandId, seq }), label: heading, description: text };
    });
    const placeholder = t('discord:mentions.choose');
    return say(placeholder, [menuRow({ id: customId('open'), placeholder, options })]);
  },
};
