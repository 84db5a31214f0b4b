import { randomInt } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Source } from '../../src/core/contracts/source.js';
import type { Store } from '../../src/core/contracts/store.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/time.js';
import { createIngest } from '../../src/ingest/pipeline.js';
import { pollSource } from '../../src/jobs/poll.js';
import { ManualClock } from '../../src/lib/clock.js';
import { createBudgets } from '../../src/lib/http/budget.js';
import { createHttp } from '../../src/lib/http/client.js';
import { noRobots } from '../../src/lib/http/robots.js';
import { silentLogger } from '../../src/lib/logger.js';
import { memoryVault } from '../../src/lib/oauth/vault.js';
import { seededRandom } from '../../src/lib/random.js';
import { Secret } from '../../src/lib/secret.js';
import { SOURCES } from '../../src/sources/registry.js';
import { openSqliteStore } from '../../src/storage/sqlite/index.js';
import { type HttpServer, startHttpServer } from '../helpers/http-server.js';
import { ruleReader } from '../helpers/rule-reader.js';
import { brand } from '../ingest/brands.js';
import { type Faults, faultsOf } from './soak/faults.js';
import { NETWORKS, type NetworkName, numberOf } from './soak/networks.js';
import { FROM, type SoakPost, TO, weekOf, wordsOf } from './soak/world.js';

const SEED = Number(process.env.VIGIA_SOAK_SEED ?? randomInt(2 ** 31));
const TICK_MS = 2 * HOUR_MS;
/** Some four days of X: it is spent at the end of March, full again in April, and spent once more. */
const X_USD = 1.2;
const X_POST_USD = 0.005;
const NAMES = Object.keys(NETWORKS) as NetworkName[];

interface Simulated {
  readonly posts: readonly SoakPost[];
  readonly faults: Faults;
  server: HttpServer;
  /** Requests that came although we were asked to wait. */
  tooEarly: number;
  requests: number;
}

const ENV: Record<string, Record<string, Secret>> = {
  bluesky: {
    BLUESKY_IDENTIFIER: new Secret('ana.example'),
    BLUESKY_APP_PASSWORD: new Secret('app-password'),
  },
  x: { X_BEARER_TOKEN: new Secret('token') },
};

const clock = new ManualClock(FROM);
const random = seededRandom(SEED);
const networks = new Map<NetworkName, Simulated>();
/** What X was paid, by month. */
const paid = new Map<string, number>();
let isFaulty = true;
let store: Store;
let added = 0;
const heaps: number[] = [];

function settingsOf(name: NetworkName, url: string): Record<string, unknown> {
  if (name === 'rss') return {};
  const own = {
    hackernews: { pageSize: 20 },
    mastodon: { pageSize: 40 },
    stackexchange: { minIntervalMinutes: 0 },
    x: { pageSize: 10, withAuthors: false, monthlyUsd: X_USD, postUsd: X_POST_USD },
  } as Record<string, object>;
  return { baseUrl: url, ...own[name] };
}

const BRAND = brand({ query: 'cóndor' });
const brandOf = (name: NetworkName, url: string) =>
  name === 'rss'
    ? { ...BRAND, sources: [{ source: 'rss', settings: { feeds: [`${url}/feed`] } }] }
    : { ...BRAND, sources: [{ source: name, settings: {} }] };

async function serve(name: NetworkName): Promise<Simulated> {
  const posts = weekOf(name, random, { isLate: name !== 'x' });
  const faults = faultsOf(random);
  const server = await startHttpServer((request, response) => {
    const now = clock.now();
    simulated.requests += 1;
    if (now < faults.waitUntil) simulated.tooEarly += 1;
    const say = () => {
      const answer = NETWORKS[name](request, posts, now);
      const month = now.toISOString().slice(0, 7);
      paid.set(month, (paid.get(month) ?? 0) + (answer.charged ?? 0));
      return answer;
    };
    if (isFaulty && faults.strike(response, say, now)) return;
    const { status = 200, headers = {}, body } = say();
    response.writeHead(status, headers).end(body);
  });
  const simulated: Simulated = { posts, faults, server, tooEarly: 0, requests: 0 };
  return simulated;
}

/** A process: its sources, its way out, its memory of voices. What outlives it is in the store. */
function startProcess() {
  const http = createHttp({
    userAgent: 'vigia-soak',
    clock,
    log: silentLogger,
    allowPrivate: true,
    random,
  });
  const tools = {
    http,
    clock,
    log: silentLogger,
    budgets: createBudgets(store.budgets, clock),
    vault: memoryVault(),
    robots: noRobots,
  };
  const sources = new Map<NetworkName, Source>(
    NAMES.map((name) => {
      const definition = SOURCES.find((one) => one.name === name);
      if (definition === undefined) throw new Error(`no source ${name}`);
      const url = networks.get(name)?.server.url ?? '';
      const settings: unknown = definition.settings.parse(settingsOf(name, url));
      return [name, definition.create({ ...tools, settings, env: ENV[name] ?? {} })];
    }),
  );
  const ingest = createIngest({ store, reader: ruleReader, log: silentLogger });
  return { sources, tools: { store, ingest, clock, log: silentLogger, random } };
}

async function pollAll({ sources, tools }: ReturnType<typeof startProcess>): Promise<void> {
  for (const [name, source] of sources) {
    const url = networks.get(name)?.server.url ?? '';
    const outcome = await pollSource(
      {
        source,
        brand: brandOf(name, url),
        lookBackMs: 2 * DAY_MS,
        signal: new AbortController().signal,
      },
      tools,
    );
    added += outcome.counts.added;
  }
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

beforeAll(async () => {
  process.stderr.write(`soak: VIGIA_SOAK_SEED=${SEED}\n`);
  store = openSqliteStore({ path: ':memory:' });
  await store.migrate();
  for (const name of NAMES) networks.set(name, await serve(name));
  let running = startProcess();
  for (let atMs = FROM.getTime() + TICK_MS; atMs <= TO.getTime(); atMs += TICK_MS) {
    clock.advanceTo(new Date(atMs));
    if (random() < 0.02) running = startProcess();
    await pollAll(running);
    if (atMs % DAY_MS === 0) {
      collectGarbage();
      heaps.push(process.memoryUsage().heapUsed);
    }
  }
  // Peace, and as long a wait as any network may have asked for.
  isFaulty = false;
  for (let round = 0; round < 8; round++) {
    clock.advanceTo(new Date(clock.now().getTime() + 3 * 60 * MINUTE_MS));
    await pollAll(running);
  }
}, 240_000);

afterAll(async () => {
  for (const { server } of networks.values()) await server.close();
  await store.close();
});

async function storedOf(name: NetworkName) {
  const filter = { brandId: BRAND.id, sources: [name] };
  return store.mentions.list(filter, { limit: 100_000, offset: 0 });
}
const simulatedOf = (name: NetworkName): Simulated => {
  const found = networks.get(name);
  if (found === undefined) throw new Error(name);
  return found;
};

describe(`a week of polls with faults (VIGIA_SOAK_SEED=${SEED})`, () => {
  it.each(NAMES)('loses no post of %s but in time that is recorded as a gap', async (name) => {
    const stored = new Set((await storedOf(name)).map(({ post }) => numberOf(name, post.id)));
    const { posts, requests } = simulatedOf(name);
    const gaps = (await store.health.gaps(BRAND.id, { from: new Date(0), to: clock.now() })).filter(
      ({ source }) => source === name,
    );
    const lost = posts.filter(({ number }) => !stored.has(number));
    const untold = lost.filter(
      ({ at, shownAt }) =>
        !gaps.some(({ from, to }) => from <= shownAt && (to === null || at <= to)),
    );
    expect(posts.length).toBeGreaterThan(300);
    expect(requests).toBeGreaterThan(60);
    expect(untold.map(({ number, at }) => `${number} ${at.toISOString()}`)).toEqual([]);
    // Feeds roll over and money runs out; all others can be walked back.
    if (name !== 'rss' && name !== 'x') expect(lost).toEqual([]);
  });

  it('stores none twice', async () => {
    const count = await store.mentions.count({ brandId: BRAND.id });
    expect(added).toBe(count);
    for (const name of NAMES) {
      const numbers = (await storedOf(name)).map(({ post }) => numberOf(name, post.id));
      expect(new Set(numbers).size).toBe(numbers.length);
    }
  });

  it.each(['bluesky', 'mastodon', 'lemmy', 'hackernews', 'stackexchange'] as const)(
    'shows what was edited on %s',
    async (name) => {
      const texts = new Map(
        (await storedOf(name)).map(({ post }) => [
          numberOf(name, post.id),
          `${post.title ?? ''} ${post.text}`,
        ]),
      );
      const stale = simulatedOf(name).posts.filter(
        (post) => post.editedAt !== null && !texts.get(post.number)?.includes(wordsOf(post, TO)),
      );
      // An edit that fell into an outage longer than the overlap is not seen again.
      expect(stale.length).toBeLessThanOrEqual(simulatedOf(name).posts.length * 0.01);
    },
  );

  it('never calls a network before the time it asked for', () => {
    expect(NAMES.map((name) => [name, simulatedOf(name).tooEarly])).toEqual(
      NAMES.map((name) => [name, 0]),
    );
  });

  it('never spends more than the budget of a month, and uses it', () => {
    const spent = [...paid.values()].map((posts) => posts * X_POST_USD);
    expect(Math.max(...spent)).toBeLessThanOrEqual(X_USD);
    expect(Math.max(...spent)).toBeGreaterThan(X_USD * 0.7);
  });

  it('keeps its memory flat', () => {
    const [first = 0] = heaps.slice(1);
    expect((heaps.at(-1) ?? 0) - first).toBeLessThan(12_000_000);
  });
});
