import type { Locale } from '../../core/brand.js';
import type { Escalation } from '../../core/message.js';
import { MINUTE_MS } from '../../core/time.js';
import { translator } from '../i18n/i18n.js';
import { approvalText, contactName } from './contact-name.js';
import { incidentCause } from './incident.js';
import { durationText, shortName } from './incident-words.js';
import { shortWhen } from './when.js';

/** A call to take an incident, in words: plain text, one line each. */
export interface EscalationText {
  readonly mark: string;
  readonly title: string;
  /** How long it has waited, and whom this call goes to. */
  readonly text: string;
  /** Names of those called, in the order of the call; `handles` are the message's own. */
  readonly names: readonly string[];
  /** By when to answer, and who approves. */
  readonly clock: string;
  /** What ends the climbing. */
  readonly advice: string;
  readonly page: { readonly label: string; readonly url: string } | null;
}

/** Says a call in the reader's language and the brand's time zone. */
export function escalationText(call: Escalation, locale: Locale): EscalationText {
  const t = translator(locale);
  const { incident, brand, contacts, at, respondBy, pageUrl } = call;
  const place = { locale, timeZone: brand.timeZone };
  const names = contacts.map((contact) => contactName(contact, t));
  const waited = Math.max(0, Math.round((at.getTime() - incident.openedAt.getTime()) / MINUTE_MS));
  const due = shortWhen(respondBy, at, place);
  return {
    mark: '📣',
    title: t('escalation:title', {
      severity: t(`terms:severity.${incident.severity}`),
      brand: shortName(brand.name),
      cause: incidentCause({ finding: incident.finding, brand, t }),
    }),
    text: t(waited < 1 ? 'escalation:textNew' : 'escalation:text', {
      waited: durationText(waited, { t, place }),
      who: new Intl.ListFormat(locale, { type: 'conjunction' }).format(names),
    }),
    names,
    clock: [
      t(respondBy > at ? 'escalation:due' : 'escalation:overdue', {
        due: t(due.length <= 5 ? 'alert:due.time' : 'alert:due.dateTime', {
          time: due,
          dateTime: due,
        }),
      }),
      approvalText(call.approval, t),
    ]
      .filter((part) => part !== '')
      .join(' · '),
    advice: t('escalation:advice'),
    page: pageUrl === null ? null : { label: t('alert:page'), url: pageUrl },
  };
}
