import type { MentionRef } from '../../../core/contracts/desk.js';
import { UserError } from '../../../core/errors.js';

/** A mention as menus name it: 'condor/1234'. */
export function refText({ brandId, seq }: MentionRef): string {
  return `${brandId}/${seq}`;
}

/** Reads what `refText` wrote; null where it is something else. */
export function readRef(text: string): MentionRef | null {
  const [, brandId = '', seq = ''] = /^([a-z0-9-]{1,32})\/(\d{1,15})$/.exec(text) ?? [];
  return brandId === '' ? null : { brandId, seq: Number(seq) };
}

/** The mention that a button is about: brand and place of arrival. @throws {UserError} an id of another version */
export function refOf([brandId = '', seq = '']: readonly string[]): MentionRef {
  const ref = readRef(`${brandId}/${seq}`);
  if (ref === null) throw new UserError('outdated');
  return ref;
}
