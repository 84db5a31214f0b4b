import { type Env, envValues } from '../config/env.js';
import type { Channel } from '../core/contracts/channel.js';
import type { Helpdesk } from '../core/contracts/helpdesk.js';
import type { Source } from '../core/contracts/source.js';
import type { StoreTables } from '../core/contracts/store.js';
import type { DriverTools, SourceTools } from '../lib/drivers.js';
import { createBudgets } from '../lib/http/budget.js';
import { createRobots } from '../lib/http/robots.js';
import { vaultFor } from '../lib/oauth/vault.js';
import {
  channelReadiness,
  helpdeskReadiness,
  type Readiness,
  sourceReadiness,
} from './readiness.js';
import { type AppConfig, CHANNELS, HELPDESKS, SOURCES } from './registries.js';

/** What drivers are made from. */
export interface DriverOptions extends DriverTools {
  readonly config: AppConfig;
  readonly env: Env;
}

/** The sources that can run, by name; one line of log for each that cannot. */
export function createSources(
  options: DriverOptions & { readonly store: Pick<StoreTables, 'budgets' | 'state'> },
): ReadonlyMap<string, Source> {
  const { config, env, log } = options;
  const kept = keptTools(options);
  const ready = namesReady(sourceReadiness(config, env), (readiness) =>
    log.warn(readiness, 'source switched off'),
  );
  const sources = SOURCES.filter(({ name }) => ready.has(name)).map((definition) =>
    definition.create({
      ...tools(options, { source: definition.name }),
      ...kept,
      settings: config.sources[definition.name],
      env: envValues(definition.env, env),
    }),
  );
  // A source knows more than which variables are set: half an account, a token that cannot be read.
  for (const { name, readiness } of sources) {
    if (!readiness.isReady) log.warn({ name, missing: readiness.missing }, 'source switched off');
  }
  return new Map(
    sources.filter(({ readiness }) => readiness.isReady).map((source) => [source.name, source]),
  );
}

/** The channels that can run, by name; one line of log for each that cannot. */
export function createChannels(options: DriverOptions): ReadonlyMap<string, Channel> {
  const { config, env, log } = options;
  const ready = namesReady(channelReadiness(config, env), (readiness) =>
    log.warn(readiness, 'channel switched off'),
  );
  return new Map(
    CHANNELS.filter(({ name }) => ready.has(name)).map((definition) => {
      const { name } = definition;
      const settings = config.channels[name];
      const channel = definition.create({
        ...tools(options, { channel: name }),
        settings,
        env: envValues(definition.env, env),
      });
      return [name, channel];
    }),
  );
}

/** The helpdesk that is configured; null, with a line of log, where its key is missing, and without one where none is. */
export function createHelpdesk(options: DriverOptions): Helpdesk | null {
  const { config, env, log } = options;
  const settings = config.helpdesk;
  const definition = HELPDESKS.find(({ name }) => name === settings?.type);
  if (settings === undefined || definition === undefined) return null;
  const { name } = definition;
  const readiness = helpdeskReadiness(config, env);
  if (readiness?.state !== 'ready') {
    log.warn(readiness, 'helpdesk switched off');
    return null;
  }
  return definition.create({
    ...tools(options, { helpdesk: name }),
    settings,
    env: envValues(definition.env, env),
  });
}

/** What sources keep over restarts. */
function keptTools({
  env,
  clock,
  log,
  store: { budgets, state },
  http,
}: DriverOptions & { readonly store: Pick<StoreTables, 'budgets' | 'state'> }): Omit<
  SourceTools,
  keyof DriverTools
> {
  return {
    budgets: createBudgets(budgets, clock),
    vault: vaultFor({ state, key: env.VIGIA_SECRET_KEY, clock, log }),
    robots: createRobots({ http, clock, product: 'vigia' }),
  };
}

function namesReady(
  readiness: readonly Readiness[],
  tell: (off: Readiness) => void,
): ReadonlySet<string> {
  for (const one of readiness) if (one.state === 'missing') tell(one);
  return new Set(readiness.filter(({ state }) => state === 'ready').map(({ name }) => name));
}

function tools({ http, log, clock }: DriverOptions, bindings: Record<string, string>): DriverTools {
  return { http, log: log.child(bindings), clock };
}
