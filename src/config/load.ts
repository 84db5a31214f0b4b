import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { DateTime } from 'luxon';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Brand } from '../core/brand.js';
import { DEFAULT_DEPARTMENTS, DEFAULT_TOUCHPOINTS } from '../core/default-touchpoints.js';
import { ConfigError, type ConfigMistake } from '../core/errors.js';
import { Secret } from '../lib/secret.js';
import { type BrandFile, brandFile } from './brand-schema.js';
import { baseUrlVariable, type Env } from './env.js';
import { type ConfigParts, type VigiaFile, vigiaFile } from './file-schema.js';
import { mistakesOf, type YamlSource } from './mistakes.js';

/** Everything configured, checked and frozen; the parts that other modules bring have the types of their schemas. */
export interface Config<Parts extends ConfigParts = ConfigParts> extends VigiaFile {
  readonly transformers?: z.infer<Parts['transformers']> | undefined;
  readonly detection: z.infer<Parts['detection']>;
  readonly alerting: z.infer<Parts['alerting']>;
  readonly helpdesk?: z.infer<Parts['helpdesk']> | undefined;
  readonly brands: readonly Brand[];
  /** PostgreSQL's address, where it takes the place of SQLite. */
  readonly databaseUrl: Secret | null;
  /** Redis's address; never null where the scheduler is bullmq. */
  readonly redisUrl: Secret | null;
  /** The secret of `web.oidc`; never null where that is set. */
  readonly oidcSecret: Secret | null;
  /** Signs live survey answers; null where none are taken. */
  readonly surveySecret: Secret | null;
}

/** Longest configuration file read: these are written by hand. */
const FILE_MAX_BYTES = 1024 * 1024;
/** A shorter secret can be guessed. */
const SURVEY_SECRET_MIN = 16;

/**
 * Reads `vigia.yaml` and `brands/*.yaml` of a folder.
 *
 * @throws {ConfigError} with every mistake of every file at once
 */
export async function loadConfig<Parts extends ConfigParts>({
  dir,
  env,
  parts,
}: {
  dir: string;
  env: Env;
  parts: Parts;
}): Promise<Config<Parts>> {
  const mistakes: ConfigMistake[] = [];
  const file = await readYaml(join(dir, 'vigia.yaml'), vigiaFile(parts), mistakes, (raw) =>
    applyEnv(raw, env, parts),
  );
  const brands: Brand[] = [];
  for (const path of await brandPaths(dir, mistakes)) {
    const brand = await readYaml(path, brandFile(parts.brandSources), mistakes);
    if (brand === null) continue;
    const id = basename(path).replace(/\.ya?ml$/, '');
    if (!/^[a-z0-9][a-z0-9-]{0,31}$/.test(id)) {
      mistakes.push({
        where: path,
        path: '',
        found: `the file name '${id}'`,
        allowed: 'lower-case letters, digits and hyphens, at most 32: it is the id',
      });
      continue;
    }
    brands.push(toBrand(id, brand, { file, sources: Object.keys(parts.brandSources) }));
    mistakes.push(...crossChecks(path, brand, parts));
  }
  if (file?.reader === 'transformers' && file.transformers === undefined) {
    mistakes.push({
      where: join(dir, 'vigia.yaml'),
      path: 'transformers',
      found: 'nothing',
      allowed: 'the model and its labels, since reader is transformers',
    });
  }
  if (file?.web.oidc !== undefined && (env.OIDC_CLIENT_SECRET ?? '').trim() === '') {
    mistakes.push({
      where: 'the environment',
      path: 'OIDC_CLIENT_SECRET',
      found: 'nothing',
      allowed: "the client's secret, since web.oidc is set",
    });
  }
  const surveySecret = env.VIGIA_SURVEY_SECRET?.trim() ?? '';
  if (surveySecret !== '' && surveySecret.length < SURVEY_SECRET_MIN) {
    mistakes.push({
      where: 'the environment',
      path: 'VIGIA_SURVEY_SECRET',
      found: `${surveySecret.length} characters`,
      allowed: `at least ${SURVEY_SECRET_MIN}, chosen at random`,
    });
  }
  const redisUrl = env.REDIS_URL?.trim() ?? '';
  if (file?.scheduler === 'bullmq' && !/^rediss?:\/\/\S+$/.test(redisUrl)) {
    mistakes.push({
      where: 'REDIS_URL',
      path: '',
      found: redisUrl === '' ? 'nothing' : 'another kind of address',
      allowed: 'redis://host:6379, since scheduler is bullmq',
    });
  }
  if (file === null || mistakes.length > 0) throw new ConfigError(mistakes);
  const databaseUrl = env.DATABASE_URL?.trim() ?? '';
  const oidcSecret = env.OIDC_CLIENT_SECRET?.trim() ?? '';
  const config: Config = deepFreeze({
    ...file,
    brands,
    databaseUrl: databaseUrl === '' ? null : new Secret(databaseUrl),
    redisUrl: redisUrl === '' ? null : new Secret(redisUrl),
    oidcSecret: oidcSecret === '' ? null : new Secret(oidcSecret),
    surveySecret: surveySecret === '' ? null : new Secret(surveySecret),
  });
  // `file` was parsed by these very schemas, which the compiler cannot see through the record of parts.
  return config as Config<Parts>;
}

async function brandPaths(dir: string, mistakes: ConfigMistake[]): Promise<string[]> {
  const folder = join(dir, 'brands');
  try {
    const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort();
    if (names.length > 0) return names.map((name) => join(folder, name));
    mistakes.push({
      where: folder,
      path: '',
      found: 'no brand',
      allowed: 'one file per brand, for example acme.yaml',
    });
  } catch (error) {
    mistakes.push({
      where: folder,
      path: '',
      found: unreadable(error),
      allowed: 'a folder with one file per brand',
    });
  }
  return [];
}

async function readYaml<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  mistakes: ConfigMistake[],
  change: (raw: unknown) => unknown = (raw) => raw,
): Promise<z.infer<Schema> | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    mistakes.push({
      where: path,
      path: '',
      found: unreadable(error),
      allowed: 'a readable YAML file',
    });
    return null;
  }
  if (text.length > FILE_MAX_BYTES) {
    mistakes.push({
      where: path,
      path: '',
      found: `${text.length} characters`,
      allowed: `at most ${FILE_MAX_BYTES}`,
    });
    return null;
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const source: YamlSource = { file: path, document, lines };
  for (const error of document.errors) {
    mistakes.push({
      where: `${path}:${error.linePos?.[0].line ?? 1}`,
      path: '',
      found: 'broken YAML',
      allowed: error.message.split('\n')[0] ?? '',
    });
  }
  if (document.errors.length > 0) return null;
  let raw: unknown;
  try {
    // maxAliasCount is YAML's guard against aliases that grow without end.
    raw = document.toJS({ maxAliasCount: 100 });
  } catch {
    mistakes.push({ where: path, path: '', found: 'too many aliases', allowed: 'at most 100' });
    return null;
  }
  const result = schema.safeParse(change(raw ?? {}));
  if (result.success) return result.data;
  mistakes.push(...mistakesOf(result.error, source));
  return null;
}

function unreadable(error: unknown): string {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
    ? 'nothing'
    : 'a file that cannot be read';
}

/** Puts the base URLs and the log level of the environment in place of those of the file. */
function applyEnv(raw: unknown, env: Env, parts: ConfigParts): unknown {
  if (!isRecord(raw)) return raw;
  const changed: Record<string, unknown> = { ...raw };
  for (const section of ['sources', 'channels'] as const) {
    const drivers: Record<string, unknown> = isRecord(raw[section]) ? { ...raw[section] } : {};
    for (const name of Object.keys(parts[section])) {
      const baseUrl = env[baseUrlVariable(name)]?.trim() ?? '';
      if (baseUrl === '' || drivers[name] === false) continue;
      drivers[name] = { ...(isRecord(drivers[name]) ? drivers[name] : {}), baseUrl };
    }
    if (raw[section] === undefined || isRecord(raw[section])) changed[section] = drivers;
  }
  const level = env.VIGIA_LOG_LEVEL?.trim() ?? '';
  if (level !== '') changed.log = { ...(isRecord(raw.log) ? raw.log : {}), level };
  return changed;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toBrand(
  id: string,
  brand: BrandFile,
  { file, sources }: { file: VigiaFile | null; sources: readonly string[] },
): Brand {
  const timeZone = brand.timeZone ?? file?.timeZone ?? 'UTC';
  const asked = (brand.sources ??
    Object.fromEntries(sources.map((name) => [name, true]))) as Record<string, unknown>;
  return {
    id,
    name: brand.name,
    aliases: brand.aliases,
    query: brand.query ?? '',
    languages: brand.languages,
    officialAccounts: brand.officialAccounts,
    competitors: brand.competitors,
    campaigns: brand.campaigns.map(({ from, to, ...campaign }) => ({
      ...campaign,
      from: campaignStart(from, timeZone),
      to: campaignEnd(to, timeZone),
    })),
    touchpoints: brand.touchpoints ?? DEFAULT_TOUCHPOINTS,
    departments: brand.departments ?? DEFAULT_DEPARTMENTS,
    sources: Object.entries(asked)
      .filter(([, settings]) => settings !== undefined && settings !== false)
      .map(([source, settings]) => ({ source, settings: isRecord(settings) ? settings : {} })),
    channels: brand.channels,
    timeZone,
    locale: brand.locale ?? file?.locale ?? 'es',
    voice: {
      ...brand.voice,
      signature: brand.voice.signature === '' ? brand.name : brand.voice.signature,
    },
    facts: brand.facts,
    legal: brand.legal,
    ...(brand.customers.isEnabled
      ? { customers: { businessAccounts: brand.customers.businessAccounts } }
      : {}),
  };
}

function campaignStart(written: string, timeZone: string): Date {
  return written.includes('T')
    ? new Date(written)
    : DateTime.fromISO(written, { zone: timeZone }).toJSDate();
}

function campaignEnd(written: string, timeZone: string): Date {
  return written.includes('T')
    ? new Date(written)
    : DateTime.fromISO(written, { zone: timeZone }).plus({ days: 1 }).toJSDate();
}

/** What one field says of another. */
function crossChecks(where: string, brand: BrandFile, parts: ConfigParts): ConfigMistake[] {
  const mistakes: ConfigMistake[] = [];
  const departments = new Set((brand.departments ?? DEFAULT_DEPARTMENTS).map(({ id }) => id));
  for (const [index, touchpoint] of (brand.touchpoints ?? []).entries()) {
    if (departments.has(touchpoint.department)) continue;
    mistakes.push({
      where,
      path: `touchpoints[${index}].department`,
      found: `'${touchpoint.department}'`,
      allowed: `one of ${[...departments].join(', ')}`,
    });
  }
  for (const [index, campaign] of brand.campaigns.entries()) {
    if (Date.parse(campaign.from) <= Date.parse(campaign.to)) continue;
    mistakes.push({
      where,
      path: `campaigns[${index}].to`,
      found: `'${campaign.to}'`,
      allowed: `not before '${campaign.from}'`,
    });
  }
  const channels = Object.keys(parts.channels);
  for (const [index, channel] of brand.channels.entries()) {
    if (channels.includes(channel)) continue;
    mistakes.push({
      where,
      path: `channels[${index}]`,
      found: `'${channel}'`,
      allowed: `one of ${channels.join(', ')}`,
    });
  }
  return mistakes;
}

function deepFreeze<T>(value: T): T {
  if (
    typeof value === 'object' &&
    value !== null &&
    !(value instanceof Secret) &&
    !Object.isFrozen(value)
  ) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
