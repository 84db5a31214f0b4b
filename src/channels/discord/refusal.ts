import { randomBytes } from 'node:crypto';
import { HelpdeskRefusedError, HelpdeskUnavailableError, UserError } from '../../core/errors.js';
import type { Translate } from '../../lib/i18n/i18n.js';
import { safeText } from '../../lib/wording/safe-text.js';
import { escapeLine } from './render/escape.js';
import { ago, personText } from './render/people.js';

const MAX_VALUE = 200;

/** What a person is told of a failure, and the reference under which the log has what they are not told. */
export interface Refusal {
  readonly text: string;
  /** Null where the person can mend it, and there is nothing to be looked up. */
  readonly ref: string | null;
}

/** The words of a failure: why a request is not met, or a reference to the log. */
export function refusalOf(error: unknown, t: Translate): Refusal {
  if (error instanceof UserError) return { text: reasonText(error, t), ref: null };
  if (error instanceof HelpdeskRefusedError)
    return { text: t('discord:refused.helpdesk', { reason: harmless(error.reason) }), ref: null };
  if (error instanceof HelpdeskUnavailableError)
    return { text: t('discord:refused.helpdeskLater'), ref: null };
  const ref = randomBytes(2).toString('hex').toUpperCase();
  return { text: t('discord:wrong', { ref }), ref };
}

function reasonText({ code, values }: UserError, t: Translate): string {
  const { what, roles, who, status, ...rest } = values;
  const shown = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [name, valueText(value)]),
  );
  if (code === 'not-allowed' && typeof roles !== 'string')
    return t('discord:refused.not-allowed-managers', shown);
  return t(`discord:refused.${typeof what === 'string' ? `${code}.${what}` : code}`, {
    ...shown,
    ...(typeof roles === 'string' ? { roles: roleNames(roles) } : {}),
    ...(typeof who === 'string' ? { who: personText(who) } : {}),
    ...(typeof status === 'string' ? { status: t(`terms:status.${status}`) } : {}),
  });
}

function valueText(value: string | number | Date): string | number {
  if (value instanceof Date) return ago(value);
  return typeof value === 'number' ? value : harmless(value);
}

function roleNames(ids: string): string {
  return ids
    .split(' ')
    .map((id) => `<@&${id}>`)
    .join(', ');
}

function harmless(text: string): string {
  return escapeLine(safeText(text, { maxLength: MAX_VALUE }));
}
