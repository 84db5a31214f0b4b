/**
 * Makes the pictures of README.md: replays the demo's story up to the middle of the bad afternoon, through the real
 * line, and photographs the page. Run it with `npx tsx test/helpers/screenshots.ts` when the page has changed.
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadReplyBooks } from '../../src/alerting/replies/load.js';
import { buildDesk } from '../../src/app/build-desk.js';
import { buildJobs } from '../../src/app/build-jobs.js';
import { demoPosts, STORY } from '../../src/app/demo/dataset.js';
import { replayStory } from '../../src/app/demo/replay.js';
import { createReplaySource } from '../../src/app/demo/replay-source.js';
import { readerErrors } from '../../src/app/reader-errors.js';
import { CONFIG_PARTS } from '../../src/app/registries.js';
import { serveWeb } from '../../src/app/serve-web.js';
import { loadConfig } from '../../src/config/load.js';
import { HOUR_MS, MINUTE_MS } from '../../src/core/time.js';
import { ManualClock } from '../../src/lib/clock.js';
import { silentLogger } from '../../src/lib/logger.js';
import { seededRandom } from '../../src/lib/random.js';
import { createReader } from '../../src/sentiment/read.js';
import { openSqliteStore } from '../../src/storage/sqlite/index.js';
import { hasBrowser, launchBrowser } from './browser.js';

const FOLDER = fileURLToPath(new URL('../../src/web/screenshots/', import.meta.url));
/** An hour and forty minutes in: the incident is open and at its worst. */
const UNTIL = new Date(STORY.crisisFrom.getTime() + HOUR_MS + 40 * MINUTE_MS);

async function replay() {
  const dir = fileURLToPath(new URL('../../src/app/demo/config/', import.meta.url));
  const config = await loadConfig({ dir, env: {}, parts: CONFIG_PARTS });
  const store = openSqliteStore({ path: ':memory:' });
  await store.migrate();
  const clock = new ManualClock(STORY.from);
  const posts = await demoPosts();
  const end = new AbortController();
  const parts = {
    config,
    store,
    settings: {
      read: async () => ({ watchTerms: {}, mutes: {} }),
      update: () => Promise.reject(new TypeError('the pictures change no setting')),
      history: async () => [],
      close: async () => undefined,
    },
    sources: new Map(
      ['bluesky', 'mastodon', 'rss', 'file'].map((name) => {
        const own = posts.filter(({ source }) => source === name);
        return [name, createReplaySource({ name, posts: own, clock })];
      }),
    ),
    channels: new Map(),
    helpdesk: null,
    reader: createReader(),
    readerError: readerErrors(),
    books: await loadReplyBooks(fileURLToPath(new URL('../../config/replies/', import.meta.url))),
    pageUrl: () => null,
    clock,
    random: seededRandom(1),
    log: silentLogger,
  };
  await replayStory({
    clock,
    jobs: buildJobs(parts).filter(({ name }) => /^(poll|detect)\b/.test(name)),
    state: store.state,
    signal: end.signal,
    onStep: async (_share, now) => {
      if (now >= UNTIL) end.abort();
    },
  });
  const [incident] = await store.incidents.list({ statuses: ['open'], limit: 1 });
  return { parts, store, incidentId: incident?.id ?? '' };
}

async function photograph(): Promise<void> {
  if (!hasBrowser('the pictures')) return;
  mkdirSync(FOLDER, { recursive: true });
  const { parts, store, incidentId } = await replay();
  const desk = buildDesk(parts, { pageBase: null, nudge: async () => undefined });
  const page = await serveWeb({ ...parts, env: {}, desk }, { host: '127.0.0.1', port: 0 });
  const browser = await launchBrowser();
  const shots = [
    { name: 'alert', path: `/incidents/${incidentId}`, width: 1000, height: 2120, scheme: 'light' },
    { name: 'brand', path: '/brands/condor', width: 1000, height: 1560, scheme: 'light' },
    { name: 'risk', path: '/risk/condor', width: 1000, height: 900, scheme: 'light' },
    { name: 'phone', path: '/', width: 390, height: 800, scheme: 'dark' },
  ] as const;
  for (const { name, path, width, height, scheme } of shots) {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: scheme,
      locale: 'es-ES',
    });
    const tab = await context.newPage();
    await tab.goto(`${page.url}${path}`);
    await tab.screenshot({ path: `${FOLDER}${name}.png` });
    await context.close();
  }
  await browser.close();
  await page.stop();
  await store.close();
}

await photograph();
