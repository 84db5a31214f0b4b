import type { Brand } from '../../core/brand.js';
import { LABELS, READER_LANGUAGES } from '../../core/reading.js';
import { sourceName } from '../../lib/wording/source-name.js';
import type { PageContext } from '../page-context.js';
import { html, join, NOTHING, type Piece } from './html.js';
import { languageName, type MentionList } from './mention-list.js';

/** What the chart and the mentions are narrowed to; a plain form, so that the address holds the choice. */
export function filterForm(
  { t, locale, query }: PageContext,
  { brand, list }: { readonly brand: Brand; readonly list: MentionList },
): Piece {
  const { choice, sources } = list;
  const days = query.get('days');
  const languages = brand.languages.length > 0 ? brand.languages : READER_LANGUAGES;
  return html`<form class="filters" method="get" action="#trend" aria-label="${t('pages:filter.label')}">
${days === null ? NOTHING : html`<input type="hidden" name="days" value="${days}">`}
${select({
  id: 'label',
  label: t('web:mentions.label'),
  any: t('web:mentions.any'),
  chosen: choice.label,
  options: LABELS.map((label) => [label, t(`terms:label.${label}`)]),
})}
${select({
  id: 'source',
  label: t('web:mentions.source'),
  any: t('web:mentions.any'),
  chosen: choice.source,
  options: sources.map((source) => [source, sourceName(source, t)]),
})}
${select({
  id: 'language',
  label: t('web:mentions.language'),
  any: t('web:mentions.any'),
  chosen: choice.language,
  options: languages.map((lang) => [lang, languageName(locale, lang)]),
})}
${select({
  id: 'touchpoint',
  label: t('web:mentions.touchpoint'),
  any: t('web:mentions.any'),
  chosen: choice.touchpoint,
  options: brand.touchpoints.map(({ id, name: names }) => [id, names[locale]]),
})}
<button type="submit">${t('web:mentions.apply')}</button>
</form>`;
}

function select({
  id,
  label,
  any,
  chosen,
  options,
}: {
  readonly id: string;
  readonly label: string;
  readonly any: string;
  readonly chosen: string | null;
  readonly options: readonly (readonly [string, string])[];
}): Piece {
  return html`<div class="field"><label for="${id}">${label}</label><select id="${id}" name="${id}"><option value="">${any}</option>${join(
    options.map(([value, text]) =>
      value === chosen
        ? html`<option value="${value}" selected>${text}</option>`
        : html`<option value="${value}">${text}</option>`,
    ),
  )}</select></div>`;
}
