import type { Brand } from '../../../core/brand.js';
import type { MentionSearch } from '../../../core/contracts/desk.js';
import type { Mention } from '../../../core/mention.js';
import { safeText } from '../../../lib/wording/safe-text.js';
import { sourceName } from '../../../lib/wording/source-name.js';
import { type Asking, show } from '../asking.js';
import { refText } from '../buttons/mention-ref.js';
import { customId } from '../custom-id.js';
import { type SearchPage, searchId } from '../mention-search.js';
import { QUIET_COLOUR } from './colours.js';
import { escapeLine } from './escape.js';
import { mentionText } from './mention-text.js';
import type { Rendered } from './message.js';
import { MAX_URL } from './posts.js';
import { button, buttonRow, menuRow, type Row } from './rows.js';

/** Mentions on a page: what is read without scrolling. */
export const PAGE_SIZE = 5;
const HOURS_A_DAY = 24;
const MAX_NAME = 60;

/** One page of a search, with the way to the others and to each of its mentions. */
export async function mentionsPage(
  { search, page }: SearchPage,
  asking: Asking,
): Promise<Rendered> {
  const { desk, t } = asking;
  const { brand, mentions, total } = await desk.mentions(search, {
    limit: PAGE_SIZE,
    offset: page * PAGE_SIZE,
  });
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const days = t('discord:mentions.days', { count: Math.round(search.hours / HOURS_A_DAY) });
  const lines = mentions.map((one) => mentionBlock(one, { brand, asking }));
  const embed = {
    title: t('discord:mentions.title', {
      brand: nameOf(brand),
      mentions: t('discord:mentionCount', { count: total }),
    }),
    description: [
      filtersText(search, { brand, asking }),
      lines.length === 0 ? t('discord:mentions.none') : lines.join('\n'),
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
    fields: [],
    footer: t('discord:mentions.page', { page: Math.min(page + 1, pages), pages, days }),
    colour: QUIET_COLOUR,
  };
  return show(embed, rowsOf({ search, page }, { mentions, brand, pages, asking }));
}

/** A mention as two lines: who, where and when, with its label; and its text. */
function mentionBlock(
  mention: Mention,
  { brand, asking: { locale, t, clock } }: { readonly brand: Brand; readonly asking: Asking },
): string {
  const { heading, text, url } = mentionText(mention, {
    locale,
    timeZone: brand.timeZone,
    now: clock.now(),
  });
  const label = t(`terms:label.${mention.reading.label}`);
  const title = `**${escapeLine(heading)}**`;
  const linked = url === null || url.length > MAX_URL ? title : `[${title}](${url})`;
  const quoted = text === '' ? [] : [`> ${escapeLine(text)}`];
  return [`${linked} · ${label}`, ...quoted].join('\n');
}

function filtersText(
  { label, source, language, touchpoint }: MentionSearch,
  { brand, asking: { t, locale } }: { readonly brand: Brand; readonly asking: Asking },
): string {
  const point = brand.touchpoints.find(({ id }) => id === touchpoint);
  const filters = [
    ...(label === null ? [] : [t(`terms:label.${label}`)]),
    ...(source === null ? [] : [sourceName(source, t)]),
    ...(language === null ? [] : [language]),
    ...(point === undefined ? [] : [safeText(point.name[locale], { maxLength: MAX_NAME })]),
  ];
  if (filters.length === 0) return '';
  return t('discord:mentions.filters', { filters: escapeLine(filters.join(' · ')) });
}

function rowsOf(
  { search, page }: SearchPage,
  {
    mentions,
    brand,
    pages,
    asking: { t, locale, clock },
  }: {
    readonly mentions: readonly Mention[];
    readonly brand: Brand;
    readonly pages: number;
    readonly asking: Asking;
  },
): readonly Row[] {
  if (mentions.length === 0 && page === 0) return [];
  const turn = (to: number, key: 'previous' | 'next', isDisabled: boolean) =>
    button({ id: searchId({ search, page: to }), label: t(`discord:button.${key}`), isDisabled });
  const now = clock.now();
  const options = mentions.map((mention) => {
    const { heading, text } = mentionText(mention, { locale, timeZone: brand.timeZone, now });
    const ref = { brandId: mention.brandId, seq: mention.seq };
    return { value: refText(ref), label: heading, description: text };
  });
  const turns = buttonRow(
    turn(Math.max(0, page - 1), 'previous', page === 0),
    turn(page + 1, 'next', page + 1 >= pages),
  );
  if (options.length === 0) return [turns];
  const open = menuRow({ id: customId('open'), placeholder: t('discord:mentions.open'), options });
  return pages > 1 ? [open, turns] : [open];
}

function nameOf({ name }: Brand): string {
  return escapeLine(safeText(name, { maxLength: MAX_NAME }));
}
