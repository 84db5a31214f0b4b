import type { Env } from '../config/env.js';
import { envValues } from '../config/env.js';
import type { Source } from '../core/contracts/source.js';
import type { Store } from '../core/contracts/store.js';
import { type SourceStatus, sourceStatus } from '../core/source-status.js';
import type { Clock } from '../core/time.js';
import { nextTick } from '../lib/cron.js';
import { missingVariables } from '../lib/drivers.js';
import { type AppConfig, SOURCES } from './registries.js';

/** What the status of all sources is read from. */
export interface SourceStatusOptions {
  readonly config: AppConfig;
  readonly store: Pick<Store, 'health'>;
  /** Those that can run, by name. */
  readonly sources: ReadonlyMap<string, Source>;
  readonly env: Env;
  readonly clock: Clock;
}

/** How every source of every brand does, in the order of the configuration. */
export async function readSourceStatus({
  config,
  store,
  sources,
  env,
  clock,
}: SourceStatusOptions): Promise<readonly SourceStatus[]> {
  const now = clock.now();
  const health = await store.health.list();
  const schedule = { cron: config.poll.cron, timeZone: config.timeZone };
  const perBrand = config.brands.map(async (brand) => {
    const gaps = await store.health.gaps(brand.id, { from: now, to: new Date(now.getTime() + 1) });
    return brand.sources.map(({ source }) =>
      sourceStatus({
        source,
        brandId: brand.id,
        health: health.find((one) => one.source === source && one.brandId === brand.id) ?? null,
        driver: sources.get(source) ?? { missing: missingOf(source, { config, env }) },
        openGaps: gaps.filter(({ to }) => to === null),
        nextTick: (from) => nextTick(schedule, from),
        now,
      }),
    );
  });
  return (await Promise.all(perBrand)).flat();
}

function missingOf(
  source: string,
  { config, env }: Pick<SourceStatusOptions, 'config' | 'env'>,
): readonly string[] {
  const definition = SOURCES.find(({ name }) => name === source);
  if (definition === undefined || config.sources[source] === false) return [`sources.${source}`];
  const missing = missingVariables(definition.env, envValues(definition.env, env));
  // Half an account: the source knows what else it needs, and said so in the log when it was made.
  return missing.length > 0 ? missing : definition.env.map(({ variable }) => variable);
}
