import { join } from 'node:path';
import { loadReplyBooks } from '../alerting/replies/load.js';
import { CORE_ENV, envValues } from '../config/env.js';
import type { BatchReader, Reader, ReadRequest } from '../core/contracts/language.js';
import type { Scheduler } from '../core/contracts/scheduler.js';
import type { Source } from '../core/contracts/source.js';
import type { CardTools } from '../jobs/incident-card.js';
import { translator } from '../lib/i18n/i18n.js';
import type { Logger } from '../lib/logger.js';
import { systemRandom } from '../lib/random.js';
import { createReader } from '../sentiment/read.js';
import { buildDesk } from './build-desk.js';
import { buildJobs } from './build-jobs.js';
import { type CommandIo, write } from './command-io.js';
import { createChannels, createHelpdesk, createSources } from './create-drivers.js';
import { runUntilStopped } from './lifecycle.js';
import { type App, loadApp } from './load-app.js';
import { readerErrors } from './reader-errors.js';
import type { AppConfig } from './registries.js';
import { serveWeb } from './serve-web.js';

/** A text that makes a reader load its model. */
const PROBE: ReadRequest = {
  text: 'hola',
  lang: 'es',
  rating: null,
  touchpoints: [],
  brandNames: [],
  competitorNames: [],
};

/** Runs the bot from a folder of configuration until the signal. */
export async function runBot(io: CommandIo, options: { readonly config: string }): Promise<void> {
  await using app = await loadApp(io, options);
  const { config, log } = app;
  const { clock, env, signal } = io;
  const drivers = { ...app, clock, env };
  const sources = createSources(drivers);
  const channels = createChannels(drivers);
  const reader = createReader();
  const parts = {
    ...app,
    sources,
    channels,
    helpdesk: createHelpdesk(drivers),
    reader,
    readerError: readerErrors(),
    books: await loadReplyBooks(join(options.config, 'replies')),
    model: modelOf(app, env),
    pageUrl: pageUrls(config.web),
    clock,
    random: systemRandom,
  };
  await using _sources = closingAll(sources.values());
  const jobs = buildJobs({ ...parts, reader: await readerOf(config, reader) });
  const nudge = async () => {
    await jobs.find(({ name }) => name === 'deliver')?.run(clock.now(), signal);
  };
  const desk = buildDesk(parts, { pageBase: pageBase(config.web), nudge });
  for (const channel of channels.values()) channel.listen?.(desk);
  await runUntilStopped(
    {
      jobs,
      scheduler: await schedulerOf(config, log),
      channels,
      serve: config.web.isEnabled ? () => serveWeb({ ...parts, env, desk }, config.web) : null,
      log,
      onStarted: (page) => {
        if (page !== null)
          void write(io.stdout, `${translator(io.locale)('ops:start.page', { url: page.url })}\n`);
      },
    },
    signal,
  );
}

/** Closes the sources' streams when the bot has stopped. */
function closingAll(sources: Iterable<Source>): AsyncDisposable {
  return {
    async [Symbol.asyncDispose]() {
      for (const source of sources) await source.close?.();
    },
  };
}

/** The scheduler that the configuration asks for; each loads its library when it is the one. */
async function schedulerOf({ scheduler, redisUrl }: AppConfig, log: Logger): Promise<Scheduler> {
  if (scheduler === 'node-cron' || redisUrl === null) {
    const { createNodeCronScheduler } = await import('../jobs/node-cron/index.js');
    return createNodeCronScheduler({ log });
  }
  const { createBullmqScheduler } = await import('../jobs/bullmq/index.js');
  return createBullmqScheduler({ url: redisUrl, log });
}

/** The reader that the configuration asks for; one that cannot be loaded stops the start, and says what to install. */
async function readerOf(config: AppConfig, base: Reader): Promise<Reader | BatchReader> {
  if (config.reader === 'builtin' || config.transformers === undefined) return base;
  const { createTransformersReader } = await import('../sentiment/transformers-reader.js');
  const reader = createTransformersReader(config.transformers, { base });
  await reader.readAll([PROBE]);
  return reader;
}

/** The language model that rephrases suggested answers; undefined where it is off, which it is by default. */
function modelOf({ config, http, log }: App, env: CommandIo['env']): CardTools['model'] {
  const settings = config.alerting.llm;
  if (!settings.isEnabled) return undefined;
  const { VIGIA_LLM_KEY: key = null } = envValues(CORE_ENV, env);
  return { settings, key, http, log: log.child({ module: 'llm' }) };
}

/** Addresses of incident pages. */
function pageUrls(web: AppConfig['web']) {
  const base = pageBase(web);
  return (incidentId: string): string | null =>
    base === null ? null : `${base}/incidents/${incidentId}`;
}

/** The public address of the page where configured, else the one that is listened on; null where none is served. */
function pageBase({ isEnabled, host, port, publicUrl }: AppConfig['web']): string | null {
  if (!isEnabled) return null;
  return publicUrl?.replace(/\/$/, '') ?? `http://${host}:${port}`;
}
