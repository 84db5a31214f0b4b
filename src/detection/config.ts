import { z } from 'zod';
import { FINDING_KINDS } from '../core/finding.js';

/** Words for those in a hurry: at most one false alarm in 8, 4 or 2 weeks. */
export const BUDGET_WEEKS = { tranquilo: 8, equilibrado: 4, atento: 2 } as const;

const BudgetText = z
  .string()
  .regex(/^1 per \d{1,3} weeks?$/u, "use '1 per 4 weeks', tranquilo, equilibrado or atento")
  .transform((text) => Number(text.split(' ')[2]));

/** At most one false alarm per brand in so many weeks: a number of weeks, '1 per 4 weeks', or a word. */
export const Budget = z.union([
  z.number().min(0.25).max(520),
  z.enum(['tranquilo', 'equilibrado', 'atento']).transform((word) => BUDGET_WEEKS[word]),
  BudgetText,
]);

/** When a brand's team wants to be told. Every field has a default that suits most brands. */
export const DetectionRule = z.strictObject({
  /** Kinds that open incidents. A launch's joy is a volume spike: of use to some, an alarm to nobody. */
  kinds: z
    .array(z.enum(FINDING_KINDS))
    .min(1)
    .default(['negative-spike', 'share-shift', 'mix-shift', 'slow-burn', 'post', 'flood']),
  budget: Budget.default(BUDGET_WEEKS.equilibrado),
  /** Ids of the touchpoints that are watched alone; empty watches every mention. */
  touchpoints: z.array(z.string().min(1).max(60)).max(20).default([]),
  /** Ids of the campaigns that are watched alone; empty watches every mention. */
  campaigns: z.array(z.string().min(1).max(60)).max(20).default([]),
  /** Different voices that must speak before anything opens. */
  minVoices: z.number().int().min(1).max(1000).default(2),
  /** Minutes that the excess must last; 0 announces at once. */
  persistenceMinutes: z.number().min(0).max(1440).default(0),
  /** Hours back within the usual after which an incident is over. */
  closingHours: z.number().min(0.25).max(168).default(2),
});
export type DetectionRule = z.infer<typeof DetectionRule>;

/** The rule of a brand that sets none. */
export const DEFAULT_RULE: DetectionRule = DetectionRule.parse({});
