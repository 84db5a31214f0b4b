import type { PageContext } from '../page-context.js';
import { html, NOTHING, type Piece } from './html.js';
import { layout } from './layout.js';
import { name } from './parts.js';

/** The ways in. @param oidcHref where the company account is asked for; null where none is configured */
export function signInPage(
  page: PageContext,
  { oidcHref }: { readonly oidcHref: string | null },
): Piece {
  const { t } = page;
  return layout(page, {
    title: t('access:title'),
    main: html`<h1>${t('access:title')}</h1>
<p class="lead">${t('access:lead')}</p>
${oidcHref === null ? NOTHING : html`<p><a class="button" href="${oidcHref}">${t('access:oidc')}</a></p>`}
<p>${t('access:discord')}</p>`,
  });
}

/** Asks a person to press before a link is used up: a preview of the link in a chat must not do it. */
export function confirmPage(
  page: PageContext,
  { person, secret }: { readonly person: string; readonly secret: string },
): Piece {
  const { t } = page;
  const title = t('access:confirm.title', { name: name(person) });
  return layout(page, {
    title,
    main: html`<h1>${title}</h1>
<p class="lead">${t('access:confirm.text')}</p>
<form method="post" action="/sign-in/link"><input type="hidden" name="code" value="${secret}"><button type="submit">${t('access:confirm.button')}</button></form>`,
  });
}
