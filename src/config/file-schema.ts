import { z } from 'zod';
import { LOCALES } from '../core/brand.js';
import { OidcProvider } from './oidc-schema.js';

/** An IANA time zone that this machine knows. */
export const TimeZone = z
  .string()
  .refine(isTimeZone, { error: 'an IANA time zone, for example Europe/Madrid' });

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Identifier in file names, URLs and buttons. */
export const Id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,31}$/, 'lower-case letters, digits and hyphens, at most 32');

/** Five or six cron fields; node-cron checks their values when the job is made. */
export const CronFields = z
  .string()
  .regex(/^\S+(\s+\S+){4,5}$/, "five or six cron fields, for example '*/5 * * * *'");

/** Schemas that other modules bring for their parts of `vigia.yaml`, by driver name or part. */
export interface ConfigParts {
  readonly sources: Readonly<Record<string, z.ZodType>>;
  /** By source: what a brand's file may say under `sources.<name>`. */
  readonly brandSources: Readonly<Record<string, z.ZodType>>;
  readonly channels: Readonly<Record<string, z.ZodType>>;
  /** What `reader: transformers` needs. */
  readonly transformers: z.ZodType;
  readonly detection: z.ZodType;
  readonly alerting: z.ZodType;
  readonly helpdesk: z.ZodType;
}

/** `config/vigia.yaml`. Everything has a default; an unknown key is a mistake. */
export function vigiaFile(parts: ConfigParts) {
  return z.strictObject({
    locale: z
      .enum(LOCALES)
      .default('es')
      .describe('language of what people read where a brand says none'),
    timeZone: TimeZone.default('Europe/Madrid').describe('time zone where a brand says none'),
    store: z
      .strictObject({
        path: z
          .string()
          .min(1)
          .default('data/vigia.db')
          .describe('SQLite file; DATABASE_URL takes its place'),
        retentionDays: z
          .int()
          .min(1)
          .max(3_650)
          .default(400)
          .describe('mentions older than this are removed'),
      })
      .prefault({}),
    settings: z
      .strictObject({
        path: z
          .string()
          .min(1)
          .default('data/settings.json')
          .describe('what the team changes while it runs'),
      })
      .prefault({}),
    web: z
      .strictObject({
        isEnabled: z.boolean().default(true),
        host: z.string().default('127.0.0.1').describe('address to listen on'),
        port: z.int().min(0).max(65_535).default(8_080).describe('0 takes any free port'),
        publicUrl: z
          .url()
          .optional()
          .describe('address that people reach the page by, for links in messages'),
        trustThisMachine: z
          .boolean()
          .default(true)
          .describe(
            'who sits at the machine itself may do everything on the page without signing in',
          ),
        oidc: OidcProvider.optional().describe(
          'sign-in with the accounts of an OpenID Connect provider; needs OIDC_CLIENT_SECRET',
        ),
      })
      .prefault({}),
    log: z
      .strictObject({
        level: z
          .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
          .default('info'),
      })
      .prefault({}),
    http: z
      .strictObject({
        contact: z
          .string()
          .regex(/^[\x20-\x7e]{3,120}$/, 'plain ASCII, 3 to 120 characters')
          .optional()
          .describe('e-mail or page sent to networks in User-Agent, so that they can reach you'),
      })
      .prefault({}),
    poll: z
      .strictObject({
        cron: CronFields.default('*/5 * * * *').describe('when sources are polled'),
        lookBackHours: z
          .int()
          .min(1)
          .max(24 * 30)
          .default(48)
          .describe('how far the very first poll reaches back'),
      })
      .prefault({}),
    digest: z
      .strictObject({
        hour: z.int().min(0).max(23).default(8),
        weekly: z.boolean().default(false).describe('on Mondays, the week before as well'),
        monthly: z.boolean().default(false).describe('on the first, the month before as well'),
      })
      .prefault({}),
    risk: z
      .strictObject({
        weekday: z.int().min(0).max(6).default(1).describe('0 is Sunday'),
        hour: z.int().min(0).max(23).default(8),
      })
      .prefault({}),
    scheduler: z
      .enum(['node-cron', 'bullmq'])
      .default('node-cron')
      .describe('node-cron: one process; bullmq: several that share the jobs by a queue in Redis'),
    reader: z
      .enum(['builtin', 'transformers'])
      .default('builtin')
      .describe('builtin: the shipped model; transformers: an ONNX model of your own'),
    transformers: parts.transformers.optional().describe('the model of reader: transformers'),
    detection: parts.detection.prefault({}),
    alerting: parts.alerting.prefault({}),
    helpdesk: parts.helpdesk.optional(),
    sources: driverSection(parts.sources),
    channels: driverSection(parts.channels),
  });
}

/** One optional key per driver: its settings, or `false` to switch it off. */
function driverSection(schemas: Readonly<Record<string, z.ZodType>>) {
  const shape = Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      z.union([z.literal(false), schema]).prefault({}),
    ]),
  );
  return z.strictObject(shape).prefault({});
}

export type VigiaFile = z.infer<ReturnType<typeof vigiaFile>>;
