import { LOCALES } from '../../core/brand.js';
import { LOCAL_PERSON } from '../access/person.js';
import { ICON, STYLE } from '../assets.js';
import { type PageContext, samePage } from '../page-context.js';
import { html, join, NOTHING, type Piece } from './html.js';
import { name } from './parts.js';

/** A step on the way to a page; the last one is the page itself. */
export interface Crumb {
  readonly label: string;
  readonly href: string;
}

/** The frame of every page. */
export function layout(
  page: PageContext,
  {
    title,
    crumbs = [],
    main,
  }: { readonly title: string; readonly crumbs?: readonly Crumb[]; readonly main: Piece },
): Piece {
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
