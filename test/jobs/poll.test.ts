import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Page, PageRequest, Source } from '../../src/core/contracts/source.js';
import type { SourceHealth, Store } from '../../src/core/contracts/store.js';
import {
  SourceAuthError,
  SourceContractError,
  SourceRateLimitedError,
  SourceUnavailableError,
} from '../../src/core/errors.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/time.js';
import { createIngest } from '../../src/ingest/pipeline.js';
import {
  MAX_POLL_MS,
  MAX_POLL_PAGES,
  type PollOutcome,
  pollJob,
  pollSource,
} from '../../src/jobs/poll.js';
import { ManualClock } from '../../src/lib/clock.js';
import { silentLogger } from '../../src/lib/logger.js';
import { openSqliteStore } from '../../src/storage/sqlite/index.js';
import { ruleReader } from '../helpers/rule-reader.js';
import { brand } from '../ingest/brands.js';
import { rawPost } from '../ingest/posts.js';

const START = new Date('2026-11-19T17:00:00Z');
const BRAND = brand({ query: '$brand AND NOT source:otra' });
const FACTS = { source: 'plaza', reason: 'HTTP 503' };

/** A network that answers as the script says; its last answer is given again and again. */
function scripted(
  ...answers: readonly (Partial<Page> | Error | ((request: PageRequest) => Partial<Page>))[]
) {
  const requests: Omit<PageRequest, 'brand' | 'signal'>[] = [];
  const source: Source = {
    name: 'plaza',
    readiness: { isReady: true },
    normalSilenceMs: HOUR_MS,
    isAskedByTerms: true,
    async fetchPage(request) {
      const answer = answers[Math.min(requests.length, answers.length - 1)];
      const { terms, cursor, since } = request;
      requests.push({ terms, cursor, since });
      if (answer instanceof Error) throw answer;
      const page = typeof answer === 'function' ? answer(request) : answer;
      return {
        posts: [],
        cursor: `c${requests.length}`,
        hasMore: false,
        skipped: 0,
        deletedIds: [],
        gap: null,
        quota: null,
        ...page,
      };
    },
  };
  return { source, requests };
}

let store: Store;
let clock: ManualClock;

beforeEach(async () => {
  store = openSqliteStore({ path: ':memory:' });
  await store.migrate();
  clock = new ManualClock(START);
});

afterEach(async () => {
  await store.close();
});

function toolsOf(on: Store) {
  const ingest = createIngest({ store: on, reader: ruleReader, log: silentLogger });
  return { store: on, ingest, clock, log: silentLogger, random: () => 0 };
}

function poll(
  source: Source,
  parts: { signal?: AbortSignal; isForced?: boolean } = {},
): Promise<PollOutcome> {
  const { signal = new AbortController().signal, isForced = false } = parts;
  const request = {
    source,
    brand: BRAND,
    lookBackMs: 2 * DAY_MS,
    watchTerms: ['suela'],
    signal,
    isForced,
  };
  return pollSource(request, toolsOf(store));
}

async function health(): Promise<SourceHealth | null> {
  return store.health.get('plaza', 'condor');
}

async function gaps() {
  return store.health.gaps('condor', { from: new Date(0), to: new Date(START.getTime() + DAY_MS) });
}

function later(ms: number): Date {
  return new Date(START.getTime() + ms);
}

describe('pollSource', () => {
  it('asks for the words of brand and team, from the saved cursor on, until there is no more', async () => {
    await store.cursors.set('plaza', 'condor', 'c0', START);
    const { source, requests } = scripted(
      { posts: [rawPost({ id: 'a' }), rawPost({ id: 'b', text: 'otra cosa' })], hasMore: true },
      { posts: [rawPost({ id: 'c', text: 'mi suela' })], skipped: 1 },
    );
    expect(await poll(source)).toMatchObject({
      status: 'done',
      pages: 2,
      counts: { received: 4, skipped: 1, unmatched: 1, mentions: 2, added: 2 },
    });
    expect(requests).toMatchObject([
      { terms: ['cóndor', 'suela'], cursor: 'c0', since: later(-2 * DAY_MS) },
      { cursor: 'c1' },
    ]);
    expect(await store.cursors.get('plaza', 'condor')).toBe('c2');
    expect(await health()).toMatchObject({ lastOkAt: START, lastPostAt: START, skipped: 1 });
  });

  it('stops at its bound of pages and goes on from there at the next poll', async () => {
    const { source, requests } = scripted({ hasMore: true });
    expect(await poll(source)).toMatchObject({ status: 'unfinished', pages: MAX_POLL_PAGES });
    expect(await health()).toMatchObject({ lastOkAt: START });
    await poll(source);
    expect(requests[MAX_POLL_PAGES]).toMatchObject({ cursor: `c${MAX_POLL_PAGES}` });
  });

  it('stops at its bound of time', async () => {
    const { source } = scripted(() => {
      clock.advanceTo(new Date(clock.now().getTime() + MAX_POLL_MS / 2));
      return { hasMore: true };
    });
    expect(await poll(source)).toMatchObject({ status: 'unfinished', pages: 2 });
  });

  it('does not ask a source for ever that says more and stands still', async () => {
    const { source } = scripted({ hasMore: true, cursor: null });
    expect(await poll(source)).toMatchObject({ status: 'unfinished', pages: 1 });
  });

  it('waits for new requests where the network says that they are used up', async () => {
    const resetAt = later(10 * MINUTE_MS);
    const { source, requests } = scripted({ hasMore: true, quota: { remaining: 0, resetAt } });
    expect(await poll(source)).toMatchObject({ status: 'unfinished', pages: 1 });
    expect(await poll(source)).toMatchObject({ status: 'postponed', retryAt: resetAt });
    clock.advanceTo(resetAt);
    await poll(source);
    expect(requests).toHaveLength(2);
  });

  it('comes back when the network asks for it, and not before', async () => {
    const retryAt = later(90_000);
    const { source, requests } = scripted(new SourceRateLimitedError({ ...FACTS, retryAt }), {});
    expect(await poll(source)).toMatchObject({ status: 'failed', retryAt });
    expect(await health()).toMatchObject({
      error: { name: 'SourceRateLimitedError', message: 'plaza: HTTP 503', at: START },
      retryAt,
      lastOkAt: null,
    });
    expect(await poll(source)).toMatchObject({ status: 'postponed', retryAt });
    expect(requests).toHaveLength(1);
    expect(await poll(source, { isForced: true })).toMatchObject({ status: 'done' });
    expect(await health()).toMatchObject({ error: null, retryAt: null, consecutiveFailures: 0 });
  });

  it('lets no answer send it away for more than a day', async () => {
    const retryAt = later(900 * DAY_MS);
    const { source } = scripted(new SourceRateLimitedError({ ...FACTS, retryAt }));
    expect(await poll(source)).toMatchObject({ retryAt: later(DAY_MS) });
  });

  it('waits twice as long after each failure, up to an hour', async () => {
    const { source } = scripted(new SourceUnavailableError(FACTS));
    const waitsMs: number[] = [];
    for (let failures = 0; failures < 9; failures += 1) {
      const { retryAt } = await poll(source);
      waitsMs.push((retryAt?.getTime() ?? 0) - clock.now().getTime());
      clock.advanceTo(retryAt ?? START);
    }
    // Half of each wait is left to chance, which is 0 here.
    expect(waitsMs.map((ms) => ms / MINUTE_MS)).toEqual([0.5, 1, 2, 4, 8, 16, 30, 30, 30]);
  });

  it('sees a gap from the last good poll on once an outage lasts, and its end', async () => {
    const outage = new SourceUnavailableError(FACTS);
    const { source } = scripted({}, outage, outage, {});
    await poll(source);
    clock.advanceTo(later(5 * MINUTE_MS));
    await poll(source);
    expect(await gaps()).toEqual([]);
    clock.advanceTo(later(10 * MINUTE_MS));
    await poll(source);
    expect(await gaps()).toEqual([
      { source: 'plaza', from: START, to: null, reason: 'SourceUnavailableError' },
    ]);
    clock.advanceTo(later(15 * MINUTE_MS));
    await poll(source);
    expect(await gaps()).toMatchObject([{ from: START, to: later(15 * MINUTE_MS) }]);
  });

  it.each([
    new SourceAuthError(FACTS),
    new SourceContractError({ ...FACTS, path: 'posts[0].id' }),
    new SourceRateLimitedError({ ...FACTS, retryAt: later(HOUR_MS) }),
  ])('sees a gap at once where time does not mend it: $name', async (error) => {
    await poll(scripted(error).source);
    expect(await gaps()).toEqual([{ source: 'plaza', from: START, to: null, reason: error.name }]);
  });

  it('records what no poll will ever reach after a long stop', async () => {
    const { source } = scripted({ hasMore: true }, {}, {});
    await poll(source);
    const stoppedAt = clock.now();
    clock.advanceTo(later(3 * DAY_MS));
    await poll(source);
    expect(await store.health.gaps('condor', { from: new Date(0), to: clock.now() })).toEqual([
      { source: 'plaza', from: stoppedAt, to: later(DAY_MS), reason: 'out-of-reach' },
    ]);
  });

  it('reads a round more after a failure: the one that was left open ends where it began', async () => {
    const outage = new SourceUnavailableError(FACTS);
    const { source } = scripted(
      { hasMore: true },
      outage,
      { posts: [rawPost({ id: 'old' })] },
      {
        posts: [rawPost({ id: 'new' })],
      },
    );
    await poll(source);
    clock.advanceTo(later(5 * MINUTE_MS));
    expect(await poll(source)).toMatchObject({ status: 'done', pages: 2, counts: { added: 2 } });
  });

  it('records a gap that a page tells of beside it', async () => {
    const gap = { from: later(-HOUR_MS), to: later(-MINUTE_MS), reason: 'feed-rollover' };
    const { source } = scripted({ gap });
    await poll(source);
    expect(await gaps()).toEqual([{ source: 'plaza', ...gap }]);
  });

  it('keeps what came before a failure', async () => {
    const outage = new SourceUnavailableError(FACTS);
    const { source } = scripted({ posts: [rawPost()], hasMore: true }, outage);
    expect(await poll(source)).toMatchObject({ status: 'failed', pages: 1, counts: { added: 1 } });
    expect(await store.cursors.get('plaza', 'condor')).toBe('c1');
    expect(await health()).toMatchObject({ lastOkAt: null, consecutiveFailures: 1 });
  });

  it('does not take a stop for a failure', async () => {
    const stopping = new AbortController();
    const { source } = scripted(({ signal }) => {
      stopping.abort();
      signal.throwIfAborted();
      return {};
    });
    expect(await poll(source, { signal: stopping.signal })).toMatchObject({ status: 'aborted' });
    expect(await health()).toBe(null);
  });

  it('shows a defect in the health without its message, and throws it', async () => {
    const { source } = scripted(new TypeError('token=secreta'));
    await expect(poll(source)).rejects.toThrow(TypeError);
    expect(JSON.stringify(await health())).toContain('TypeError');
    expect(JSON.stringify(await health())).not.toContain('secreta');
  });

  it('does not ask a source that the query excludes', async () => {
    const { source, requests } = scripted({});
    const excluded = { ...source, name: 'otra' };
    const request = {
      source: excluded,
      brand: BRAND,
      lookBackMs: DAY_MS,
      signal: new AbortController().signal,
    };
    expect(await pollSource(request, toolsOf(store))).toMatchObject({ status: 'impossible' });
    expect(requests).toEqual([]);
  });

  it('shows a query that cannot be asked as a failure, since silence would look like calm', async () => {
    const { source, requests } = scripted({});
    const request = {
      source,
      brand: brand({ query: 'zapat*' }),
      lookBackMs: DAY_MS,
      signal: new AbortController().signal,
    };
    expect(await pollSource(request, toolsOf(store))).toMatchObject({ status: 'failed' });
    expect(await health()).toMatchObject({ error: { name: 'QueryCoverError' } });
    expect(requests).toEqual([]);
  });
});

describe('pollJob', () => {
  it('reads what the team watches at each poll', async () => {
    const { source, requests } = scripted({});
    const watched = [['suela'], ['suela', 'boicot']];
    const job = pollJob(
      {
        source,
        brand: BRAND,
        lookBackMs: DAY_MS,
        schedule: { cron: '*/5 * * * *', timeZone: 'Europe/Madrid' },
        watchTerms: async () => watched[requests.length] ?? [],
      },
      toolsOf(store),
    );
    expect(job.name).toBe('poll:plaza:condor');
    await job.run(START, new AbortController().signal);
    await job.run(START, new AbortController().signal);
    expect(requests.map(({ terms }) => terms)).toEqual([
      ['cóndor', 'suela'],
      ['cóndor', 'suela', 'boicot'],
    ]);
  });
});
