import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { lawOf } from '../alerting/legal/config.js';
import { baseUrlVariable, CORE_ENV, type EnvGroup } from '../config/env.js';
import { loadConfig } from '../config/load.js';
import type { Brand } from '../core/brand.js';
import type { SettingsStore } from '../core/contracts/settings.js';
import type { Store } from '../core/contracts/store.js';
import { ConfigError, type ConfigMistake, UsageError } from '../core/errors.js';
import type { Http } from '../lib/http/http.js';
import { createLogger, type Logger } from '../lib/logger.js';
import type { CommandIo } from './command-io.js';
import { type AppConfig, CHANNELS, CONFIG_PARTS, HELPDESKS, SOURCES } from './registries.js';
import { packageVersion } from './version.js';

/** What every command that needs the configuration works with. */
export interface Base {
  readonly config: AppConfig;
  readonly log: Logger;
  readonly http: Http;
  /** @throws {UsageError} naming the brands that exist */
  brand(id: string): Brand;
}

/** Brands under a law or in a region that nobody configured: their complaints would get no term, or a wrong one. */
function legalMistakes({ brands, alerting }: AppConfig, dir: string): ConfigMistake[] {
  return brands.flatMap(({ id, legal }) => {
    if (legal === undefined) return [];
    const where = `${dir}/brands/${id}.yaml`;
    const mistakes: ConfigMistake[] = [];
    if (lawOf(alerting.legal, legal.law) === undefined)
      mistakes.push({
        where,
        path: 'legal.law',
        found: `'${legal.law}'`,
        allowed: 'es-10-2025, or one of alerting.legal.laws in vigia.yaml',
      });
    if (legal.region !== null && alerting.legal.regions[legal.region] === undefined)
      mistakes.push({
        where,
        path: 'legal.region',
        found: `'${legal.region}'`,
        allowed: 'one of alerting.legal.regions in vigia.yaml, with its holidays',
      });
    return mistakes;
  });
}

/** `Base` with the stores open; closes them when disposed. */
export interface App extends Base, AsyncDisposable {
  readonly store: Store;
  readonly settings: SettingsStore;
}

/**
 * Reads and checks the configuration.
 *
 * @param allowPrivate lets feed addresses lead into private networks
 * @throws {ConfigError} every mistake at once
 */
export async function loadBase(
  io: CommandIo,
  { config: dir }: { config: string },
  { allowPrivate = false }: { allowPrivate?: boolean } = {},
): Promise<Base> {
  const config = await loadConfig({ dir, env: io.env, parts: CONFIG_PARTS });
  const mistakes = await queryMistakes(config.brands, { dir, locale: io.locale });
  mistakes.push(...legalMistakes(config, dir));
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  const log = createLogger({
    level: config.log.level,
    isPretty: isTerminal(io.stderr),
    destination: io.stderr,
  });
  const { createHttp } = await import('../lib/http/client.js');
  return {
    config,
    log,
    http: createHttp({
      userAgent: userAgent(config.http.contact),
      clock: io.clock,
      log,
      allowPrivate,
    }),
    brand: (id) => findBrand(config.brands, id),
  };
}

/**
 * Reads the configuration, opens the stores and brings the schema up to date.
 *
 * @throws {ConfigError} every mistake at once
 * @throws {StoreUnavailableError} the database cannot be opened
 */
export async function loadApp(
  io: CommandIo,
  options: { config: string },
  { isMigrated = true }: { isMigrated?: boolean } = {},
): Promise<App> {
  const base = await loadBase(io, options);
  const { store, settings } = await openStores(base.config);
  if (isMigrated) await store.migrate();
  return {
    ...base,
    store,
    settings,
    async [Symbol.asyncDispose]() {
      await settings.close();
      await store.close();
    },
  };
}

/** PostgreSQL for both where `DATABASE_URL` is set; else a SQLite file and a lowdb document. */
export async function openStores(
  config: AppConfig,
): Promise<{ store: Store; settings: SettingsStore }> {
  if (config.databaseUrl !== null) {
    const [{ openPostgresStore }, { openSqlSettings }] = await Promise.all([
      import('../storage/postgres/index.js'),
      import('../storage/settings/index.js'),
    ]);
    const store = openPostgresStore({ url: config.databaseUrl });
    return { store, settings: openSqlSettings({ url: config.databaseUrl }) };
  }
  const [{ openSqliteStore }, { openLowdbSettings }] = await Promise.all([
    import('../storage/sqlite/index.js'),
    import('../storage/settings/index.js'),
  ]);
  await mkdir(dirname(config.store.path), { recursive: true });
  await mkdir(dirname(config.settings.path), { recursive: true });
  const store = openSqliteStore({ path: config.store.path });
  return { store, settings: openLowdbSettings({ path: config.settings.path }) };
}

/** Every variable that is read, in groups, for `.env.example`. */
export function envGroups(): EnvGroup[] {
  const withBaseUrl = (
    name: string,
    specs: EnvGroup['specs'],
    takesBaseUrl: boolean,
  ): EnvGroup => ({
    title: name,
    specs: takesBaseUrl
      ? [
          ...specs,
          {
            variable: baseUrlVariable(name),
            description: `another address for ${name}: a proxy, a test server`,
            isRequired: false,
          },
        ]
      : specs,
  });
  return [
    { title: 'vigia', specs: CORE_ENV },
    ...SOURCES.map(({ name, env, settings }) => withBaseUrl(name, env, takesBaseUrl(settings))),
    ...CHANNELS.map(({ name, env, settings }) => withBaseUrl(name, env, takesBaseUrl(settings))),
    ...HELPDESKS.map(({ name, env }) => ({ title: `helpdesk ${name}`, specs: env })),
  ];
}

/** Says who asks and, where configured, whom to write to: networks block callers that hide it. */
export function userAgent(contact?: string): string {
  const base = `vigia/${packageVersion()} (brand listening)`;
  return contact === undefined ? base : `${base} contact: ${contact}`;
}

function takesBaseUrl(settings: { safeParse(value: unknown): { success: boolean } }): boolean {
  return settings.safeParse({ baseUrl: 'https://example.org' }).success;
}

/** Queries that cannot be read, or that no network can be asked for. */
async function queryMistakes(
  brands: readonly Brand[],
  { dir, locale }: { dir: string; locale: CommandIo['locale'] },
): Promise<ConfigMistake[]> {
  const query = await import('../ingest/query.js');
  const { translator } = await import('../lib/i18n/i18n.js');
  const mistakeIn = (brand: Brand): string | null => {
    try {
      const node = query.brandQuery(brand);
      // A feed or a file is not asked for words, so that a query without any still has its use; and one that takes
      // all of a source needs no words there.
      const refusals = sourcesAskedByTerms(brand).flatMap((source) => {
        try {
          query.searchTerms(node, source);
          return [];
        } catch (error) {
          if (error instanceof query.QueryCoverError) return [error];
          throw error;
        }
      });
      // That some sources can have nothing to give is a choice.
      const isImpossible = refusals.length === brand.sources.length;
      const [refusal] = isImpossible
        ? refusals
        : refusals.filter(({ obstacle }) => obstacle === 'no-words');
      return refusal === undefined ? null : query.describeQueryError(refusal, translator(locale));
    } catch (error) {
      if (!(error instanceof query.QuerySyntaxError)) throw error;
      return query.describeQueryError(error, translator(locale));
    }
  };
  return brands.flatMap((brand) => {
    const allowed = mistakeIn(brand);
    if (allowed === null) return [];
    return [
      {
        where: `${dir}/brands/${brand.id}.yaml`,
        path: 'query',
        found: `'${brand.query}'`,
        allowed,
      },
    ];
  });
}

/** The brand's sources that search their networks by words. */
function sourcesAskedByTerms(brand: Brand): readonly string[] {
  return SOURCES.filter(({ isAskedByTerms }) => isAskedByTerms)
    .map(({ name }) => name)
    .filter((name) => brand.sources.some(({ source }) => source === name));
}

function findBrand(brands: readonly Brand[], id: string): Brand {
  const brand = brands.find((candidate) => candidate.id === id);
  if (brand === undefined)
    throw new UsageError(`no brand '${id}'; there are: ${brands.map((one) => one.id).join(', ')}`);
  return brand;
}

function isTerminal(stream: NodeJS.WritableStream): boolean {
  return 'isTTY' in stream && stream.isTTY === true;
}
