import { z } from 'zod';
import { ROLES } from '../core/contact.js';

const ContactId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,31}$/, 'lower-case letters, digits and hyphens, at most 32');

const ContactEntry = z.strictObject({
  name: z.string().trim().min(1).max(80).optional().describe('as the team calls them'),
  discord: z
    .string()
    .regex(/^(role|user):\d{17,20}$/, "'role:' or 'user:' and an id of 17 to 20 digits")
    .optional(),
  slack: z
    .string()
    .regex(
      /^(user:[UW][A-Z0-9]{2,20}|group:S[A-Z0-9]{2,20}|here|channel)$/,
      "'user:U…', 'group:S…', 'here' or 'channel'",
    )
    .optional(),
  email: z.email().optional(),
});

const Step = z.strictObject({
  afterMinutes: z
    .int()
    .min(0)
    .max(7 * 24 * 60)
    .describe('minutes since it opened without anybody acknowledging it'),
  who: z.array(ContactId).min(1).max(5).describe('ids of contacts, or roles'),
  channels: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe('channels of this call; by default those that have the incident'),
});
export type EscalationStep = z.infer<typeof Step>;

const Approver = z.strictObject({ approver: ContactId, backup: ContactId.optional() }).nullable();

const Steps = z.array(Step).max(10);

/**
 * The `alerting.escalation` part of `vigia.yaml`. The default ladder follows the tiers in use in customer service:
 * a manager within 30 minutes, a head of department within the hour where it cannot wait, the crisis team at once.
 * It names roles alone, so that nobody is pinged before somebody is named.
 */
export const EscalationSettings = z
  .strictObject({
    contacts: z
      .record(ContactId, ContactEntry)
      .default({})
      .describe(
        `who is called; the roles ${ROLES.join(', ')} exist already and can be given handles`,
      ),
    ladder: z
      .strictObject({
        '1': Steps.default([]),
        '2': Steps.default([
          { afterMinutes: 60, who: ['team'] },
          { afterMinutes: 240, who: ['manager'] },
        ]),
        '3': Steps.default([
          { afterMinutes: 15, who: ['team'] },
          { afterMinutes: 30, who: ['manager'] },
          { afterMinutes: 60, who: ['head'] },
        ]),
        '4': Steps.default([
          { afterMinutes: 0, who: ['crisis', 'team'] },
          { afterMinutes: 10, who: ['crisis', 'manager'] },
          { afterMinutes: 20, who: ['crisis', 'head'] },
        ]),
      })
      .prefault({})
      .describe('who is called when, by severity, until somebody acknowledges the incident'),
    approval: z
      .strictObject({
        '1': Approver.default(null),
        '2': Approver.default(null),
        '3': Approver.default(null),
        '4': Approver.default(null),
      })
      .prefault({})
      .describe(
        'who approves an answer, by severity; null leaves it to the departments that the suggested answer names',
      ),
  })
  .superRefine(({ contacts, ladder, approval }, context) => {
    const known = new Set<string>([...ROLES, ...Object.keys(contacts)]);
    const check = (id: string, path: PropertyKey[]): void => {
      if (known.has(id)) return;
      context.addIssue({ code: 'custom', path, message: `one of ${[...known].join(', ')}` });
    };
    for (const [severity, steps] of Object.entries(ladder)) {
      for (const [index, { who, afterMinutes }] of steps.entries()) {
        for (const [at, id] of who.entries()) check(id, ['ladder', severity, index, 'who', at]);
        if (afterMinutes > (steps[index - 1]?.afterMinutes ?? -1)) continue;
        context.addIssue({
          code: 'custom',
          path: ['ladder', severity, index, 'afterMinutes'],
          message: 'later than the step before',
        });
      }
    }
    for (const [severity, entry] of Object.entries(approval)) {
      if (entry === null) continue;
      check(entry.approver, ['approval', severity, 'approver']);
      if (entry.backup !== undefined) check(entry.backup, ['approval', severity, 'backup']);
    }
  });
export type EscalationSettings = z.infer<typeof EscalationSettings>;
