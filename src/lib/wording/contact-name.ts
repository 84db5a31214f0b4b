import { type Approval, type Contact, ROLES } from '../../core/contact.js';
import type { Translate } from '../i18n/i18n.js';
import { safeText } from './safe-text.js';

const MAX_NAME = 60;

/** 'aprueba: Dirección de marketing (suplente: Atención al cliente)'; empty where nobody is named. */
export function approvalText({ approver, backup }: Approval, t: Translate): string {
  if (approver === null) return '';
  const who = contactName(approver, t);
  return backup === null
    ? t('escalation:approver', { who })
    : t('escalation:approverAndBackup', { who, backup: contactName(backup, t) });
}

/** As the team calls them; a role by its name in the reader's language. */
export function contactName({ id, name }: Contact, t: Translate): string {
  if (name !== null) return safeText(name, { maxLength: MAX_NAME });
  return ROLES.some((role) => role === id)
    ? t(`escalation:role.${id}`)
    : safeText(id, { maxLength: MAX_NAME });
}
