import type { PageContext } from '../page-context.js';
import { html, type Piece } from './html.js';
import { layout } from './layout.js';

/** A page that only says something: not found, something went wrong. */
export function messagePage(
  page: PageContext,
  { title, text }: { readonly title: string; readonly text: string },
): Piece {
  return layout(page, {
    title,
    main: html`<h1>${title}</h1><p class="lead">${text}</p><p><a href="/">${page.t('web:back')}</a></p>`,
  });
}
