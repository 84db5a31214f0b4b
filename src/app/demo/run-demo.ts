import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadReplyBooks } from '../../alerting/replies/load.js';
import type { Terminal } from '../../channels/console/index.js';
import { loadConfig } from '../../config/load.js';
import type { Brand } from '../../core/brand.js';
import type { Job } from '../../core/contracts/scheduler.js';
import type { SettingsStore } from '../../core/contracts/settings.js';
import type { Store } from '../../core/contracts/store.js';
import { ManualClock } from '../../lib/clock.js';
import { formatDay } from '../../lib/i18n/format.js';
import { translator } from '../../lib/i18n/i18n.js';
import { createLogger } from '../../lib/logger.js';
import { seededRandom } from '../../lib/random.js';
import { createReader } from '../../sentiment/read.js';
import { openLowdbSettings } from '../../storage/settings/index.js';
import { openSqliteStore } from '../../storage/sqlite/index.js';
import { buildDesk } from '../build-desk.js';
import { buildJobs } from '../build-jobs.js';
import { type CommandIo, write } from '../command-io.js';
import type { ServedPage } from '../lifecycle.js';
import { readerErrors } from '../reader-errors.js';
import { type AppConfig, CONFIG_PARTS } from '../registries.js';
import { AddressRefusedError, type PageParts, serveWeb } from '../serve-web.js';
import { demoPosts } from './dataset.js';
import { createProgress, type Progress } from './progress.js';
import { replayStory, resumeAt } from './replay.js';
import { createReplaySource } from './replay-source.js';
import { createStoryConsole } from './story-console.js';
import { storyJobs } from './story-jobs.js';
import { demoSurveys } from './surveys.js';
import { teamJob } from './team.js';
import { tellReports } from './tell-reports.js';

const CONFIG_DIR = fileURLToPath(new URL('../../../src/app/demo/config/', import.meta.url));
const REPLIES_DIR = fileURLToPath(new URL('../../../config/replies/', import.meta.url));
const SOURCES = ['bluesky', 'mastodon', 'rss', 'file'] as const;

/** How the demo is run. */
export interface DemoOptions {
  /** Leave at the end instead of serving the page until the signal. */
  readonly isExiting: boolean;
  /** Folder that keeps the data, so that a replay that was cut off goes on; a temporary one where absent. */
  readonly dataDir?: string;
  readonly port: number;
}

/** Replays the bundled story through the same line as production, and shows what comes out. */
export async function runDemo(io: CommandIo, options: DemoOptions): Promise<void> {
  const dir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'vigia-demo-')));
  await mkdir(dir, { recursive: true });
  const store = openSqliteStore({ path: join(dir, 'demo.db') });
  const settings = openLowdbSettings({ path: join(dir, 'settings.json') });
  try {
    await store.migrate();
    await tellStory(io, { ...options, store, settings });
  } finally {
    await settings.close();
    await store.close();
    if (options.dataDir === undefined) await rm(dir, { recursive: true, force: true });
  }
}

async function tellStory(
  io: CommandIo,
  { store, settings, isExiting, port }: DemoOptions & { store: Store; settings: SettingsStore },
): Promise<void> {
  const t = translator(io.locale);
  const startedAt = io.clock.now();
  const config = await demoConfig(io);
  const clock = new ManualClock(await resumeAt(store.state));
  const log = createLogger({ level: config.log.level, isPretty: true, destination: io.stderr });
  await write(io.stdout, `${t('demo:intro')}\n\n`);

  const progress = createProgress(io.stdout as Terminal, io.stderr as NodeJS.WritableStream);
  const parts = {
    config,
    store,
    settings,
    sources: await replaySources(clock),
    channels: new Map([['console', createStoryConsole(progress.terminal)]]),
    helpdesk: null,
    reader: createReader(),
    readerError: readerErrors(),
    books: await loadReplyBooks(REPLIES_DIR),
    pageUrl: (id: string) => `${web.url}/incidents/${id}`,
    clock,
    random: seededRandom(1),
    log,
  };
  const desk = buildDesk(parts, { pageBase: null, nudge: async () => undefined });
  const web = await serveAnywhere({ ...parts, env: {}, desk }, port);
  const brand = mainBrand(config);
  const all = [...buildJobs(parts), teamJob({ store, desk, brand })];
  const jobs = storyJobs(all, {
    brand,
    say: (text) => say(progress.terminal, text),
    locale: io.locale,
  });
  await store.surveys.add(demoSurveys(brand.id), clock.now());
  try {
    await replayDays({ io, store, clock, jobs, progress, config });
    await tellReports({ io, store, brand, jobs: all, clock });
    const incidents = (await store.incidents.list({ limit: 100 })).length;
    const mentions = await countMentions(store, config);
    const seconds = Math.round((io.clock.now().getTime() - startedAt.getTime()) / 1000);
    await write(io.stdout, `${t('demo:done', { count: incidents, mentions, seconds })}\n`);
    if (isExiting || io.signal.aborted) return;
    await write(io.stdout, `${t('demo:page', { url: web.url })}\n`);
    await new Promise<void>((resolve) =>
      io.signal.addEventListener('abort', () => resolve(), { once: true }),
    );
  } finally {
    progress.stop();
    await web.stop();
  }
}

/** On the port asked for, or on any free one where that is taken: the demo has nothing to do with what runs there. */
async function serveAnywhere(parts: PageParts, port: number): Promise<ServedPage> {
  try {
    return await serveWeb(parts, { host: '127.0.0.1', port });
  } catch (error) {
    if (!(error instanceof AddressRefusedError)) throw error;
    return serveWeb(parts, { host: '127.0.0.1', port: 0 });
  }
}

async function demoConfig({ locale }: CommandIo): Promise<AppConfig> {
  const config = await loadConfig({ dir: CONFIG_DIR, env: {}, parts: CONFIG_PARTS });
  return { ...config, brands: config.brands.map((brand) => ({ ...brand, locale })) };
}

async function replaySources(clock: ManualClock) {
  const posts = await demoPosts();
  return new Map(
    SOURCES.map((name) => {
      const own = posts.filter(({ source }) => source === name);
      return [name, createReplaySource({ name, posts: own, clock })];
    }),
  );
}

async function replayDays(options: {
  io: CommandIo;
  store: Store;
  clock: ManualClock;
  jobs: readonly Job[];
  progress: Progress;
  config: AppConfig;
}): Promise<void> {
  const { io, store, clock, jobs, progress, config } = options;
  const t = translator(io.locale);
  const { timeZone } = mainBrand(config);
  await replayStory({
    clock,
    jobs,
    state: store.state,
    signal: io.signal,
    onStep: async (share, now) => {
      const day = formatDay(now, { locale: io.locale, timeZone });
      progress.update(
        share,
        t('demo:progress', { day, mentions: await countMentions(store, config) }),
      );
    },
  });
  progress.stop();
}

function countMentions(store: Store, config: AppConfig): Promise<number> {
  return store.mentions.count({ brandId: mainBrand(config).id });
}

/** Above the progress bar, as the alerts are written. */
function say(terminal: Terminal, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    terminal.write(text, (error) =>
      error === undefined || error === null ? resolve() : reject(error),
    );
  });
}

/** The brand that the story is about; the others are its competitors. */
function mainBrand({ brands }: AppConfig): Brand {
  const brand = brands.find(({ competitors }) => competitors.length > 0);
  if (brand === undefined) throw new TypeError('the demo has no brand with competitors');
  return brand;
}
