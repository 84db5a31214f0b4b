import type { Brand } from '../../core/brand.js';
import type { PageContext } from '../page-context.js';
import { html, join, type Piece } from './html.js';

/** The pages of a brand, in the order in which they are offered. */
const BRAND_PAGES = {
  overview: (id: string) => `/brands/${id}`,
  experience: (id: string) => `/brands/${id}/experience`,
  surveys: (id: string) => `/brands/${id}/surveys`,
  customers: (id: string) => `/brands/${id}/customers`,
  digests: (id: string) => `/brands/${id}/digests`,
  risk: (id: string) => `/risk/${id}`,
  sources: (id: string) => `/brands/${id}/sources`,
  settings: (id: string) => `/settings#${id}`,
} as const;
export type BrandPageName = keyof typeof BRAND_PAGES;

/** The way between the pages of a brand; `current` is null on a page that is none of them, as that of an incident. */
export function brandNav(
  { t, path }: PageContext,
  { brand, current }: { readonly brand: Brand; readonly current: BrandPageName | null },
): Piece {
  return html`<nav class="tabs frame" aria-label="${t('pages:nav.label')}"><ul>${join(
    Object.entries(BRAND_PAGES).map(([name, hrefOf]) => {
      const href = hrefOf(brand.id);
      if (name !== current) return html`<li><a href="${href}">${t(`pages:nav.${name}`)}</a></li>`;
      const state = path === href ? 'page' : 'true';
      return html`<li><a href="${href}" aria-current="${state}">${t(`pages:nav.${name}`)}</a></li>`;
    }),
  )}</ul></nav>`;
}
