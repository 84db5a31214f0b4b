import { z } from 'zod';
import { type HumanAction, UNTIL_RESOLVED } from '../core/incident.js';
import { MINUTE_MS } from '../core/time.js';
import { safeText } from '../lib/wording/safe-text.js';

/** Longest note or reason, in UTF-16 units. */
export const MAX_NOTE_LENGTH = 300;
/** Lengths of a mute: minutes, or until the incident is resolved. */
export const MUTES = ['15', '60', 'resolved'] as const;

const Line = z
  .string()
  .max(MAX_NOTE_LENGTH)
  .transform((text) => safeText(text, { maxLength: MAX_NOTE_LENGTH }))
  .pipe(z.string().min(1));

/** What the forms on the page of an incident send. */
export const IncidentForm = z.discriminatedUnion('action', [
  z.object({ action: z.literal('acknowledge') }),
  z.object({ action: z.literal('assign'), assignee: Line }),
  z.object({ action: z.literal('mute'), until: z.enum(MUTES) }),
  z.object({ action: z.literal('resolve'), note: Line }),
  z.object({ action: z.literal('dismiss'), reason: Line }),
  z.object({ action: z.enum(['useful', 'not-useful']) }),
]);
export type IncidentForm = z.infer<typeof IncidentForm>;

/** The form as the desk is asked. */
export function humanAction(form: IncidentForm, now: Date): HumanAction {
  switch (form.action) {
    case 'acknowledge':
      return { type: 'acknowledge' };
    case 'assign':
      return { type: 'assign', assignee: form.assignee };
    case 'mute':
      return {
        type: 'mute',
        until:
          form.until === 'resolved'
            ? UNTIL_RESOLVED
            : new Date(now.getTime() + Number(form.until) * MINUTE_MS),
      };
    case 'resolve':
      return { type: 'resolve', note: form.note };
    case 'dismiss':
      return { type: 'dismiss', reason: form.reason };
    default:
      return { type: 'rate', isUseful: form.action === 'useful' };
  }
}
