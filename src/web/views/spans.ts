import { type PageContext, samePage } from '../page-context.js';
import { html, join, type Piece } from './html.js';

/** Links that change one part of the address, as in '7 días · 30 días'; the present one is no link. */
export function choiceLinks(
  page: PageContext,
  {
    parameter,
    label,
    chosen,
    options,
  }: {
    readonly parameter: string;
    readonly label: string;
    readonly chosen: string;
    readonly options: readonly (readonly [value: string, text: string])[];
  },
): Piece {
  return html`<nav class="spans" aria-label="${label}">${join(
    options.map(([value, text]) =>
      value === chosen
        ? html`<span aria-current="true">${text}</span>`
        : html`<a href="${samePage(page, { [parameter]: value, page: null })}">${text}</a>`,
    ),
  )}</nav>`;
}
