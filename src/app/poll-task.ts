import { envValues } from '../config/env.js';
import type { Brand } from '../core/brand.js';
import type { Source } from '../core/contracts/source.js';
import { UsageError } from '../core/errors.js';
import { HOUR_MS } from '../core/time.js';
import { createMatcher } from '../ingest/match.js';
import { brandQuery, describeQueryError, QueryCoverError, searchTerms } from '../ingest/query.js';
import { type DriverTools, missingVariables, type SourceDefinition } from '../lib/drivers.js';
import { createBudgets, memoryBudgetStore } from '../lib/http/budget.js';
import { createHttp } from '../lib/http/client.js';
import { noRobots } from '../lib/http/robots.js';
import { translator } from '../lib/i18n/i18n.js';
import { parseInstant } from '../lib/instant.js';
import { silentLogger } from '../lib/logger.js';
import { memoryVault } from '../lib/oauth/vault.js';
import type { CommandIo } from './command-io.js';
import { loadBase, userAgent } from './load-app.js';
import type { PollTask } from './poll-once.js';
import type { GlobalOptions } from './program.js';
import { SOURCES } from './registries.js';

/** What a poll by hand can be told. */
export interface PollOptions {
  readonly brand?: string;
  /** An instant. */
  readonly since?: string;
  /** A feed in place of the brand's. */
  readonly url?: string;
  /** Everything that the feed holds, matched or not. */
  readonly all?: true;
  readonly allowPrivate?: true;
}

/** The command line of one poll. */
export interface PollCommand {
  /** Of the source. */
  readonly name: string;
  readonly options: PollOptions;
  readonly globals: GlobalOptions;
}

/**
 * What the command line asks for: what is said of a brand, as the configuration has it, or all that one feed holds,
 * for which there need be no configuration.
 *
 * @throws {UsageError} the options do not go together, or the source cannot be polled as it is
 */
export async function pollTask(io: CommandIo, command: PollCommand): Promise<PollTask> {
  const t = translator(io.locale);
  const { name, options } = command;
  const definition = SOURCES.find((one) => one.name === name);
  if (definition === undefined) {
    const known = SOURCES.map((one) => one.name).join(', ');
    throw new UsageError(t('cli:poll.unknownSource', { found: name, known }));
  }
  if (options.url !== undefined) checkFeed(io, definition, options.url);
  if (options.all === true && options.url === undefined && options.brand === undefined) {
    throw new UsageError(t('cli:poll.allNeedsUrl'));
  }
  if (options.brand !== undefined) return brandTask(io, { ...command, definition });
  if (options.all !== true) throw new UsageError(t('cli:poll.brandOrAll'));
  return feedTask(io, { ...command, definition });
}

type Defined = PollCommand & { readonly definition: SourceDefinition };

async function brandTask(io: CommandIo, command: Defined): Promise<PollTask> {
  const { name, options, globals, definition } = command;
  const t = translator(io.locale);
  const allowPrivate = options.allowPrivate === true;
  const { config, log, http, ...base } = await loadBase(io, globals, { allowPrivate });
  const settings = config.sources[name];
  if (settings === false) throw new UsageError(t('cli:poll.off', { source: name }));
  const configured = base.brand(options.brand ?? '');
  const brand = options.url === undefined ? configured : withFeed(configured, options.url);
  const { match } = createMatcher(brand);
  const lookBackMs = config.poll.lookBackHours * HOUR_MS;
  const source = createSource(io, definition, { settings, tools: { http, log, clock: io.clock } });
  return {
    source,
    brand,
    terms: termsOf(io, brand, source),
    since: sinceOf(io, options.since) ?? new Date(io.clock.now().getTime() - lookBackMs),
    isWanted:
      options.all === true
        ? null
        : (post) => match(post, { isOwnPlace: source.isOwnPlace === true }).isMention,
    clock: io.clock,
    signal: io.signal,
  };
}

function feedTask(io: CommandIo, { options, definition }: Defined): PollTask {
  const { clock, signal } = io;
  const log = silentLogger;
  const allowPrivate = options.allowPrivate === true;
  const http = createHttp({ userAgent: userAgent(), clock, log, allowPrivate });
  const settings: unknown = definition.settings.parse({});
  return {
    source: createSource(io, definition, { settings, tools: { http, log, clock } }),
    brand: withFeed(NOBODY, options.url ?? ''),
    terms: [],
    since: sinceOf(io, options.since) ?? new Date(0),
    isWanted: null,
    clock,
    signal,
  };
}

/** Stands in where a feed is read for its own sake. */
const NOBODY: Brand = {
  id: 'nobody',
  name: '',
  aliases: [],
  query: '',
  languages: [],
  officialAccounts: {},
  competitors: [],
  campaigns: [],
  touchpoints: [],
  departments: [],
  sources: [],
  channels: [],
  timeZone: 'UTC',
  locale: 'es',
  voice: { address: 'tu', signature: '', bannedWords: [] },
};

function withFeed(brand: Brand, url: string): Brand {
  return { ...brand, sources: [{ source: 'rss', settings: { feeds: [url] } }] };
}

function checkFeed({ locale }: CommandIo, { name, brandSettings }: SourceDefinition, url: string) {
  const t = translator(locale);
  if (name !== 'rss') throw new UsageError(t('cli:poll.onlyRss'));
  if (!brandSettings.safeParse({ feeds: [url] }).success) {
    throw new UsageError(t('cli:poll.wrongUrl'));
  }
}

function createSource(
  io: CommandIo,
  definition: SourceDefinition,
  { settings, tools }: { readonly settings: unknown; readonly tools: DriverTools },
): Source {
  const { name: source } = definition;
  const env = envValues(definition.env, io.env);
  // Nothing is stored by a poll by hand, so that its budgets are whole at each; and a person asks, not a robot.
  const budgets = createBudgets(memoryBudgetStore(), io.clock);
  const made = definition.create({
    ...tools,
    budgets,
    vault: memoryVault(),
    robots: noRobots,
    settings,
    env,
  });
  const lacking = made.readiness.isReady ? [] : made.readiness.missing;
  const missing = [...new Set([...missingVariables(definition.env, env), ...lacking])].join(', ');
  if (missing === '') return made;
  throw new UsageError(translator(io.locale)('cli:poll.missing', { source, missing }));
}

function termsOf(io: CommandIo, brand: Brand, source: Source): readonly string[] {
  if (!source.isAskedByTerms) return [];
  try {
    return searchTerms(brandQuery(brand), source.name);
  } catch (error) {
    if (!(error instanceof QueryCoverError)) throw error;
    throw new UsageError(describeQueryError(error, translator(io.locale)), { cause: error });
  }
}

function sinceOf({ locale }: CommandIo, written: string | undefined): Date | null {
  if (written === undefined) return null;
  const since = parseInstant(written);
  if (since !== undefined) return since;
  throw new UsageError(translator(locale)('cli:poll.since', { found: written }));
}
