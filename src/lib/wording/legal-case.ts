import type { CaseCounts } from '../../core/contracts/case-store.js';
import { caseState, type LegalCase } from '../../core/legal-case.js';
import { DAY_MS } from '../../core/time.js';
import { formatDay } from '../i18n/format.js';
import type { Translate } from '../i18n/i18n.js';
import { safeText } from './safe-text.js';
import type { Place } from './when.js';

/** Days before its end from which a term is due soon, where no configuration says otherwise. */
const SOON_DAYS = 3;
const MAX_NOTE = 200;

/** 'R-7F3K2-M9QXD · vence el 12 dic (quedan 4 días)'; a closed one tells how it ended. */
export function caseText(
  legalCase: LegalCase,
  { now, place, t }: { readonly now: Date; readonly place: Place; readonly t: Translate },
): string {
  const state = caseState(legalCase, { now, soonMs: SOON_DAYS * DAY_MS });
  // The end is the first instant that is too late: the day that people count is the one before it.
  const lastDay = new Date(legalCase.dueAt.getTime() - 1);
  const days = Math.floor(Math.abs(legalCase.dueAt.getTime() - now.getTime()) / DAY_MS);
  const note = safeText(legalCase.note, { maxLength: MAX_NOTE });
  return t(`legal:case.${state}`, {
    code: legalCase.code,
    due: formatDay(lastDay, place),
    count: days,
    when: formatDay(legalCase.closedAt ?? now, place),
    note: note === '' ? t('legal:noNote') : note,
  });
}

/** 'Plazos legales: 3 abiertos, 1 vencido; el próximo vence el viernes'; empty where no case is open. */
export function casesText(
  { open, overdue, dueSoon, nextDueAt }: CaseCounts,
  { place, t }: { readonly place: Place; readonly t: Translate },
): string {
  if (open === 0) return '';
  const parts = [t('legal:open', { count: open })];
  if (overdue > 0) parts.push(t('legal:overdue', { count: overdue }));
  if (dueSoon > 0) parts.push(t('legal:dueSoon', { count: dueSoon }));
  if (nextDueAt !== null)
    parts.push(t('legal:next', { due: formatDay(new Date(nextDueAt.getTime() - 1), place) }));
  return t('legal:summary', { parts: parts.join(' · ') });
}
