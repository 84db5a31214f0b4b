import { z } from 'zod';
import { EscalationSettings } from './escalation-config.js';
import { LegalSettings } from './legal/config.js';
import { LlmSettings } from './replies/model/config.js';
import { RoutingSettings } from './routing-config.js';

const ClockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time of day from 00:00 to 23:59, for example '22:00'");

/** The `alerting` part of `vigia.yaml`. */
export const AlertingSettings = z.strictObject({
  cooldownMinutes: z
    .int()
    .min(0)
    .max(24 * 60)
    .default(30)
    .describe(
      'after an alert, another of the same brand and kind waits this long, unless it is more severe',
    ),
  quietHours: z
    .strictObject({ from: ClockTime, to: ClockTime })
    .nullable()
    .default(null)
    .describe(
      "hours of the brand's day in which nothing below severity 4 is announced; null for none",
    ),
  escalation: EscalationSettings.prefault({}),
  routing: RoutingSettings.prefault({}),
  legal: LegalSettings.prefault({}),
  llm: LlmSettings.prefault({}),
});
export type AlertingSettings = z.infer<typeof AlertingSettings>;
