import { type Env, envValues } from '../config/env.js';
import { missingVariables } from '../lib/drivers.js';
import { type AppConfig, CHANNELS, HELPDESKS, SOURCES } from './registries.js';

/** Whether a driver can run: `off` by config, `missing` a key, or `ready`. */
export interface Readiness {
  readonly name: string;
  readonly state: 'ready' | 'off' | 'missing';
  /** Names of what is missing. */
  readonly missing: readonly string[];
}

/** One line per source of the registry. */
export function sourceReadiness(config: AppConfig, env: Env): Readiness[] {
  return SOURCES.map(({ name, env: specs }) => {
    if (config.sources[name] === false) return { name, state: 'off', missing: [] };
    return fromMissing(name, missingVariables(specs, envValues(specs, env)));
  });
}

/** One line per channel of the registry. */
export function channelReadiness(config: AppConfig, env: Env): Readiness[] {
  return CHANNELS.map((definition) => {
    const { name, env: specs } = definition;
    const settings = config.channels[name];
    if (settings === false) return { name, state: 'off', missing: [] };
    return fromMissing(name, definition.missing({ settings, env: envValues(specs, env) }));
  });
}

/** The helpdesk that is configured; null where none is. */
export function helpdeskReadiness(config: AppConfig, env: Env): Readiness | null {
  const settings = config.helpdesk;
  const definition = HELPDESKS.find(({ name }) => name === settings?.type);
  if (settings === undefined || definition === undefined) return null;
  const values = envValues(definition.env, env);
  return fromMissing(definition.name, definition.missing({ settings, env: values }));
}

function fromMissing(name: string, missing: readonly string[]): Readiness {
  return { name, state: missing.length === 0 ? 'ready' : 'missing', missing };
}
