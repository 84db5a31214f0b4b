import { z } from 'zod';
import { LOCALES, VARIETIES } from '../core/brand.js';
import { Id, TimeZone } from './file-schema.js';

const Name = z.string().trim().min(1).max(80);
const LocalisedName = z.strictObject({ es: Name, en: Name });
const LanguageTag = z
  .string()
  .regex(/^[a-z]{2,3}$/, "a lower-case language code, for example 'es'");

/** A day ('2026-03-01', from midnight in the brand's zone) or an instant ('2026-03-01T10:00:00Z'). */
const DayOrInstant = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

/** Words by language. */
const ByLanguage = z.record(LanguageTag, z.string().trim().min(1).max(300));

const TouchpointEntry = z.strictObject({
  id: Id,
  name: LocalisedName,
  stage: z.enum(['before', 'during', 'after']),
  contact: z.enum(['direct', 'indirect']),
  isCritical: z.boolean().default(false),
  department: Id,
  keywords: z.record(LanguageTag, z.array(z.string().min(2)).max(200)).default({}),
  targets: z
    .strictObject({
      replyMinutes: z
        .int()
        .min(1)
        .max(30 * 24 * 60)
        .describe('minutes to the first public answer to a complaint'),
      maxNegativeShare: z
        .number()
        .min(0)
        .max(1)
        .describe('share of negative voices above which it is out of its target'),
    })
    .exactOptional()
    .describe(
      'what the brand promises here; by default 60 minutes and 0.25 where critical, else 240 and 0.33',
    ),
});

/** `config/brands/<id>.yaml`. */
export function brandFile(brandSources: Readonly<Record<string, z.ZodType>>) {
  const sources = Object.fromEntries(
    Object.entries(brandSources).map(([name, schema]) => [
      name,
      z.union([z.literal(false), z.literal(true), schema]).optional(),
    ]),
  );
  return z.strictObject({
    name: Name,
    aliases: z
      .array(Name)
      .max(50)
      .default([])
      .describe('other names it is known by, hashtags and @handles included'),
    query: z
      .string()
      .max(2_000)
      .optional()
      .describe('what counts as a mention; by default any of its names'),
    languages: z.array(LanguageTag).default([]).describe('languages to keep; none named keeps all'),
    officialAccounts: z
      .record(z.string(), z.array(z.string().min(1)))
      .default({})
      .describe("the brand's own handles by source ('*' for all), whose posts are left out"),
    competitors: z
      .array(
        z.strictObject({
          name: Name,
          aliases: z.array(Name).default([]),
          brand: Id.exactOptional().describe(
            'id of the brand of this configuration that listens to it, for share of voice',
          ),
        }),
      )
      .default([]),
    campaigns: z
      .array(
        z.strictObject({
          id: Id,
          name: Name,
          from: DayOrInstant,
          to: DayOrInstant.describe('excluded where it is an instant, included where it is a day'),
          terms: z.array(z.string().min(2)).default([]),
        }),
      )
      .default([]),
    touchpoints: z.array(TouchpointEntry).optional().describe('instead of the default map'),
    departments: z
      .array(z.strictObject({ id: Id, name: LocalisedName }))
      .optional()
      .describe('instead of the default ones'),
    sources: z
      .strictObject(sources)
      .optional()
      .describe('which sources to poll; none named polls every source that is ready'),
    channels: z
      .array(z.string())
      .default([])
      .describe('where its messages go; none named means every channel that is ready'),
    customers: z
      .strictObject({
        isEnabled: z
          .boolean()
          .default(false)
          .describe('keep kinds of customer, from the pseudonymised history of those who write'),
        businessAccounts: z
          .record(z.string(), z.array(z.string().min(1)))
          .default({})
          .describe("handles that are businesses, by source ('*' for all)"),
      })
      .prefault({}),
    timeZone: TimeZone.optional(),
    locale: z.enum(LOCALES).optional(),
    voice: z
      .strictObject({
        address: z.enum(['tu', 'usted', 'vos']).default('tu'),
        signature: z.string().max(60).default(''),
        bannedWords: z.array(z.string().min(1)).default([]),
        variety: z
          .enum(VARIETIES)
          .optional()
          .describe('Spanish or English of its customers; by default that of its time zone'),
        tone: z.enum(['warm', 'sober']).optional().describe('warm unless it says sober'),
      })
      .prefault({}),
    facts: z
      .strictObject({
        contact: ByLanguage.default({}).describe(
          "where customers take private matters, by language, as part of a sentence: 'por mensaje directo'",
        ),
        known: z
          .array(
            z.strictObject({
              about: z
                .array(Id)
                .default([])
                .describe('touchpoints, campaigns or risks; none named fits any answer'),
              text: ByLanguage.describe('one true sentence, by language'),
            }),
          )
          .max(200)
          .default([]),
      })
      .optional()
      .describe('all that a suggested answer may assert beside what the incident says'),
    legal: z
      .strictObject({
        law: Id.describe('es-10-2025, or one of alerting.legal.laws'),
        region: z
          .string()
          .min(1)
          .max(16)
          .nullable()
          .default(null)
          .describe('one of alerting.legal.regions, for its holidays'),
      })
      .optional()
      .describe('the law that gives its complaints a term'),
  });
}

export type BrandFile = z.infer<ReturnType<typeof brandFile>>;
