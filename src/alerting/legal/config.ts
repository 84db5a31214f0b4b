import { z } from 'zod';
import { MOVABLE_HOLIDAYS } from './working-days.js';

/** A holiday of every year ('05-02'), of one year ('2026-11-02'), or one that moves with Easter. */
const Holiday = z.union([
  z.enum(MOVABLE_HOLIDAYS),
  z.iso.date(),
  z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, "a day like '05-02' or '2026-11-02'"),
]);

const Law = z.strictObject({
  workingDays: z.int().min(1).max(365).describe('working days to answer, from the day after'),
  from: z.iso.date().describe('complaints made from this day on'),
  weekend: z
    .array(z.int().min(1).max(7))
    .default([6, 7])
    .describe('days of the week that do not count; 1 is Monday, 7 is Sunday'),
  holidays: z.array(Holiday).max(100).default([]).describe('national holidays'),
});

/** A law that gives complaints a term. */
export type Law = z.infer<typeof Law>;

/**
 * Spain's Ley 10/2025 on customer service: 15 working days, in force since 28 December 2025 (companies have until 28
 * December 2026 to adapt). Holidays common to all of Spain; those of a region are configured, since each year's are
 * published anew.
 */
export const SPAIN_10_2025: Law = {
  workingDays: 15,
  from: '2025-12-28',
  weekend: [6, 7],
  holidays: [
    '01-01',
    '01-06',
    'good-friday',
    '05-01',
    '08-15',
    '10-12',
    '11-01',
    '12-06',
    '12-08',
    '12-25',
  ],
};

/** The `legal` part of `alerting`. */
export const LegalSettings = z.strictObject({
  laws: z
    .record(z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/), Law)
    .default({})
    .describe('laws by id, beside es-10-2025, which is known'),
  regions: z
    .record(z.string().min(1).max(16), z.array(Holiday).max(100))
    .default({})
    .describe("regional holidays by region, for example ES-MD: ['2026-05-02']"),
  dueSoonDays: z
    .int()
    .min(1)
    .max(30)
    .default(3)
    .describe('days before its end from which a term is shown as due soon'),
});
export type LegalSettings = z.infer<typeof LegalSettings>;

/** A law by its id; undefined where neither the program nor the configuration knows it. */
export function lawOf({ laws }: Pick<LegalSettings, 'laws'>, id: string): Law | undefined {
  return laws[id] ?? (id === 'es-10-2025' ? SPAIN_10_2025 : undefined);
}
