import type { Brand } from '../../core/brand.js';
import type { TeamSettings } from '../../core/contracts/settings.js';
import type { UserError } from '../../core/errors.js';
import { formatDateTime } from '../../lib/i18n/format.js';
import type { PageContext } from '../page-context.js';
import type { SettingsChange } from '../settings-history.js';
import { html, join, NOTHING, type Piece } from './html.js';
import { layout } from './layout.js';
import { actorName, moment, name } from './parts.js';

/** As long as a term may be. */
const MAX_TERM_LENGTH = 80;
const MUTES = ['1', '8', '24', 'until-unmuted'] as const;

/** Terms watched and alerts muted, by brand, and who changed what. */
export function settingsPage(
  page: PageContext,
  shown: {
    readonly brands: readonly Brand[];
    readonly settings: TeamSettings;
    /** Newest first. */
    readonly changes: readonly SettingsChange[];
    readonly canChange: boolean;
    /** Why the last form changed nothing; null where it did, or none was sent. */
    readonly refused: UserError | null;
  },
): Piece {
  const { t } = page;
  const { brands, changes, refused } = shown;
  const title = t('settings:title');
  return layout(page, {
    title,
    crumbs: [{ label: title, href: '/settings' }],
    main: html`<h1>${title}</h1>
<p class="lead">${t('settings:lead')}</p>
${refused === null ? NOTHING : html`<p class="wrong" role="alert">${t('settings:refused', { max: Number(refused.values.max ?? 0), what: t(`settings:what.${refused.values.what === 'terms' ? 'terms' : 'term'}`) })}</p>`}
${join(brands.map((brand) => brandSettings(page, { ...shown, brand })))}
<section class="card" aria-labelledby="history"><h2 id="history">${t('settings:history')}</h2>
${
  changes.length === 0
    ? html`<p class="empty">${t('settings:noHistory')}</p>`
    : html`<ul class="log">${join(changes.map((change) => changeLine(page, { change, brands })))}</ul>`
}</section>`,
  });
}

function brandSettings(
  page: PageContext,
  {
    brand,
    settings,
    canChange,
  }: { readonly brand: Brand; readonly settings: TeamSettings; readonly canChange: boolean },
): Piece {
  const { t, locale, now } = page;
  const terms = settings.watchTerms[brand.id] ?? [];
  const mute = settings.mutes[brand.id];
  const isMuted = mute !== undefined && (mute === 'until-unmuted' || new Date(mute) > now);
  const until =
    mute === undefined || mute === 'until-unmuted'
      ? null
      : formatDateTime(new Date(mute), { locale, timeZone: brand.timeZone });
  return html`<section class="card settings" id="${brand.id}" aria-labelledby="settings-${brand.id}">
<h2 id="settings-${brand.id}">${name(brand.name)}</h2>
<h3>${t('settings:terms')}</h3>
${terms.length === 0 ? html`<p class="empty">${t('settings:noTerms')}</p>` : html`<ul class="terms">${join(terms.map((term) => termLine(page, { brand, term, canChange })))}</ul>`}
${
  canChange
    ? form(
        brand,
        'watch',
        html`<div class="field"><label for="term-${brand.id}">${t('settings:newTerm')}</label><input id="term-${brand.id}" name="term" required maxlength="${MAX_TERM_LENGTH}" autocomplete="off"></div><button type="submit">${t('settings:watch')}</button>`,
      )
    : NOTHING
}
<h3>${t('settings:alerts')}</h3>
<p>${isMuted ? (until === null ? t('settings:muted') : t('settings:mutedUntil', { until })) : t('settings:loud')}</p>
${canChange ? muteForm(page, { brand, isMuted }) : html`<p class="note">${t('settings:viewer')}</p>`}
</section>`;
}

function termLine(
  { t }: PageContext,
  {
    brand,
    term,
    canChange,
  }: { readonly brand: Brand; readonly term: string; readonly canChange: boolean },
): Piece {
  const text = name(term);
  if (!canChange) return html`<li>${text}</li>`;
  return html`<li><span>${text}</span>${form(
    brand,
    'unwatch',
    html`<input type="hidden" name="term" value="${term}"><button type="submit" class="plain" aria-label="${t('settings:unwatchTerm', { term: text })}">${t('settings:unwatch')}</button>`,
  )}</li>`;
}

function muteForm(
  { t }: PageContext,
  { brand, isMuted }: { readonly brand: Brand; readonly isMuted: boolean },
): Piece {
  if (isMuted)
    return form(brand, 'unmute', html`<button type="submit">${t('settings:unmute')}</button>`);
  return form(
    brand,
    'mute',
    html`<div class="field"><label for="until-${brand.id}">${t('settings:muteFor')}</label><select id="until-${brand.id}" name="until">${join(
      MUTES.map((until) => html`<option value="${until}">${t(`settings:until.${until}`)}</option>`),
    )}</select></div><button type="submit" class="plain">${t('settings:mute')}</button>`,
  );
}

function form(brand: Brand, action: string, fields: Piece): Piece {
  return html`<form class="row" method="post" action="/settings"><input type="hidden" name="brand" value="${brand.id}"><input type="hidden" name="action" value="${action}">${fields}</form>`;
}

function changeLine(
  page: PageContext,
  { change, brands }: { readonly change: SettingsChange; readonly brands: readonly Brand[] },
): Piece {
  const { t, locale } = page;
  const brand = brands.find(({ id }) => id === change.brandId);
  const timeZone = brand?.timeZone ?? 'UTC';
  const words = {
    brand: name(brand?.name ?? change.brandId),
    term: 'term' in change ? name(change.term) : '',
    until:
      change.type === 'muted' && change.until !== null
        ? formatDateTime(change.until, { locale, timeZone })
        : t('settings:until.until-unmuted'),
  };
  return html`<li>${moment(page, change.at, timeZone)} <strong>${t(`settings:change.${change.type}`, words)}</strong> <span class="note">${actorName(page, change.actor)}</span></li>`;
}
