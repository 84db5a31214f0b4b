import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** A piece of a page. Values put into `html` are escaped; what is a piece already is not escaped again. */
export type Piece = HtmlEscapedString | Promise<HtmlEscapedString>;

export { html };

/** Nothing, as a piece. */
export const NOTHING: Piece = html``;

/** Pieces one after the other. */
export function join(pieces: readonly Piece[]): Piece {
  return html`${[...pieces]}`;
}
