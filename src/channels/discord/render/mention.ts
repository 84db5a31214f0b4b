import type { Brand } from '../../../core/brand.js';
import type { Mention } from '../../../core/mention.js';
import { isCorrected, LABELS } from '../../../core/reading.js';
import { formatPercent } from '../../../lib/i18n/format.js';
import { safeText } from '../../../lib/wording/safe-text.js';
import { type Asking, show } from '../asking.js';
import { customId } from '../custom-id.js';
import { QUIET_COLOUR } from './colours.js';
import { escapeLine } from './escape.js';
import { mentionText } from './mention-text.js';
import type { Rendered } from './message.js';
import { button, buttonRow } from './rows.js';

const MAX_TEXT = 1_500;
const MAX_NAME = 60;

/** One mention: its text, how it was read, and what can be done with it. */
export function mentionView(
  { brand, mention }: { readonly brand: Brand; readonly mention: Mention },
  { t, locale, clock, desk }: Asking,
): Rendered {
  const { post, reading, brandId, seq } = mention;
  const place = { locale, timeZone: brand.timeZone, now: clock.now() };
  const { heading, url } = mentionText(mention, place);
  const text = post.title === null ? post.text : `${post.title}. ${post.text}`;
  const confidence = formatPercent(reading.confidence, locale);
  const label = t(`terms:label.${reading.label}`);
  const point = brand.touchpoints.find(({ id }) => id === reading.touchpoint);
  const named = (key: string, value: string) => ({
    name: t(`discord:mentions.${key}`),
    value,
    inline: true,
  });
  const embed = {
    title: escapeLine(heading),
    url,
    description: escapeLine(safeText(text, { maxLength: MAX_TEXT })),
    fields: [
      named(
        'reading',
        isCorrected(reading)
          ? `${label} (${t('discord:mentions.corrected')})`
          : t('discord:mentions.readingText', { label, confidence }),
      ),
      named(
        'touchpoint',
        point === undefined
          ? ''
          : escapeLine(safeText(point.name[locale], { maxLength: MAX_NAME })),
      ),
      named('emotion', reading.emotion === 'none' ? '' : t(`terms:emotion.${reading.emotion}`)),
      named('intent', reading.intent === 'none' ? '' : t(`terms:intent.${reading.intent}`)),
      named('risk', reading.risk === 'none' ? '' : t(`terms:risk.${reading.risk}`)),
    ],
    colour: QUIET_COLOUR,
  };
  const args = [brandId, String(seq)] as const;
  const labels = LABELS.map((one) =>
    button({ id: customId('label', ...args, one), label: t(`discord:button.label.${one}`) }),
  );
  const ticket = desk.abilities.handOff
    ? [button({ id: customId('mticket', ...args), label: t('discord:button.ticket'), emoji: '🎫' })]
    : [];
  return show(embed, [buttonRow(...labels, ...ticket)]);
}
