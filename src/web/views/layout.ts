import { type Brand, LOCALES } from '../../core/brand.js';
import { LOCAL_PERSON } from '../access/person.js';
import { CHART_SCRIPT, ICON, STYLE } from '../assets.js';
import { type PageContext, samePage } from '../page-context.js';
import { type BrandPageName, brandNav } from './brand-nav.js';
import { html, join, NOTHING, type Piece } from './html.js';
import { name } from './parts.js';

/** A step on the way to a page; the last one is the page itself. */
export interface Crumb {
  readonly label: string;
  readonly href: string;
}

/** What a page puts into the frame. */
export interface Framed {
  readonly title: string;
  /** Steps from the first page down to this one, with it. */
  readonly crumbs?: readonly Crumb[];
  readonly main: Piece;
  /** The brand whose pages are offered, and which of them this is. */
  readonly of?: { readonly brand: Brand; readonly current: BrandPageName | null };
}

/** The frame of every page. */
export function layout(page: PageContext, { title, crumbs = [], main, of }: Framed): Piece {
  const { t, locale, version, person } = page;
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Vigía</title>
<link rel="icon" href="${ICON.path}" type="image/svg+xml">
<link rel="stylesheet" href="${STYLE.path}">
<script src="${CHART_SCRIPT.path}" defer></script>
</head>
<body>
<a class="skip" href="#main">${t('web:skip')}</a>
<header class="top">
<div class="frame">
<a class="home" href="/"><img src="${ICON.path}" alt="" width="28" height="28"><span>Vigía</span></a>
${trail(crumbs, t('web:trail'))}
${whoIsHere(page)}
${person === null ? NOTHING : html`<nav class="pages" aria-label="${t('web:pages')}"><a href="/settings">${t('settings:link')}</a></nav>`}
<nav class="languages" aria-label="${t('web:language')}">
${join(LOCALES.map((other) => languageLink(page, other)))}
</nav>
</div>
</header>
${of === undefined ? NOTHING : brandNav(page, of)}
<main id="main" class="frame" tabindex="-1">
${main}
</main>
<footer class="frame foot">
<p>${t('web:foot', { version })}</p>
</footer>
</body>
</html>`;
}

function trail(crumbs: readonly Crumb[], label: string): Piece {
  if (crumbs.length === 0) return NOTHING;
  return html`<nav class="trail" aria-label="${label}"><ol>${join(
    crumbs.map(({ label: name, href }, index) =>
      index === crumbs.length - 1
        ? html`<li><span aria-current="page">${name}</span></li>`
        : html`<li><a href="${href}">${name}</a></li>`,
    ),
  )}</ol></nav>`;
}

/** The frame of a page of a brand, with the way to it and to the brand's other pages. */
export function brandLayout(
  page: PageContext,
  {
    brand,
    current,
    title,
    crumb,
    main,
  }: {
    readonly brand: Brand;
    readonly current: BrandPageName | null;
    readonly title: string;
    /** Name of the page's step; absent for the brand's first page. */
    readonly crumb?: string;
    readonly main: Piece;
  },
): Piece {
  return layout(page, {
    title,
    crumbs: [
      { label: page.t('web:home.title'), href: '/' },
      { label: name(brand.name), href: `/brands/${brand.id}` },
      ...(crumb === undefined ? [] : [{ label: crumb, href: page.path }]),
    ],
    of: { brand, current },
    main,
  });
}

/** Who is signed in, and the way out; nothing before signing in. */
function whoIsHere({ person, t }: PageContext): Piece {
  if (person === null) return NOTHING;
  if (person.id === LOCAL_PERSON.id) return html`<p class="who">${t('access:local')}</p>`;
  const role = t(`access:role.${person.role}`);
  return html`<form class="who" method="post" action="/sign-out"><span>${t('access:who', { name: name(person.name), role })}</span> <button type="submit">${t('access:out')}</button></form>`;
}

function languageLink(page: PageContext, other: PageContext['locale']): Piece {
  const name = page.t(`web:languages.${other}`);
  const short = other.toUpperCase();
  if (other === page.locale)
    return html`<span class="language" aria-current="true" title="${name}">${short}</span>`;
  return html`<a class="language" href="${samePage(page, { lang: other })}" lang="${other}" hreflang="${other}" title="${name}">${short}</a>`;
}
