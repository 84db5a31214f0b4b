import { setMaxListeners } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  SourceAuthError,
  SourceRateLimitedError,
  SourceUnavailableError,
} from '../../../src/core/errors.js';
import type { RawPost } from '../../../src/core/post.js';
import { ManualClock } from '../../../src/lib/clock.js';
import { silentLogger } from '../../../src/lib/logger.js';
import {
  LiveStream,
  MAX_BUFFERED,
  type StreamConnect,
  type StreamSink,
} from '../../../src/lib/stream/live-stream.js';
import { termFilter } from '../../../src/lib/stream/term-filter.js';

const NOW = new Date('2026-03-02T12:00:00Z');
const FACTS = { source: 'plaza', reason: 'gone' };
const post = (id: number): RawPost => ({
  source: 'plaza',
  id: `${id}`,
  kind: 'post',
  text: 'Cóndor',
  format: 'plain',
  author: { handle: 'ana' },
  createdAt: NOW,
});

const open: LiveStream[] = [];
afterEach(async () => {
  for (const stream of open.splice(0)) await stream.close();
});

/** A stream whose connections the test holds in its hands, and whose waits end at once. */
function started(saved: string | null = null) {
  const connections: { from: string | null; sink: StreamSink; end: (error?: Error) => void }[] = [];
  const waits: number[] = [];
  const connect: StreamConnect = ({ from, sink, signal }) =>
    new Promise((resolve, reject) => {
      const end = (error?: Error) => (error === undefined ? resolve() : reject(error));
      setMaxListeners(0, signal);
      signal.addEventListener('abort', () => resolve());
      connections.push({ from, sink, end });
    });
  const make = () => {
    const stream = new LiveStream(connect, {
      clock: new ManualClock(NOW),
      log: silentLogger,
      random: () => 0,
      sleep: async (ms) => void waits.push(ms),
    });
    open.push(stream);
    return stream;
  };
  const stream = make();
  stream.drain(saved);
  return {
    stream,
    make,
    waits,
    connections,
    say: (id: number) =>
      connections.at(-1)?.sink.take([{ type: 'post', post: post(id) }], `p${id}`),
    connected: (count: number) => vi.waitUntil(() => connections.length >= count),
    failTimes: async (count: number, error: Error) => {
      for (let time = 0; time < count; time++) {
        const before = connections.length;
        connections.at(-1)?.end(error);
        await vi.waitUntil(() => connections.length > before);
      }
    },
  };
}
const ids = (batch: ReturnType<LiveStream['drain']>) =>
  batch.events.map((event) => (event.type === 'post' ? event.post.id : `-${event.id}`));

describe('a stream', () => {
  it('hands over what it said, once, and where it stands', () => {
    const { stream, say, connections } = started();
    expect(connections[0]?.from).toBeNull();
    say(1);
    connections[0]?.sink.take([{ type: 'deleted', id: '1' }], 'p2');
    const batch = stream.drain(null);
    expect(ids(batch)).toEqual(['1', '-1']);
    expect(batch).toMatchObject({ position: 'p2', hasMore: false });
    expect(ids(stream.drain('p2'))).toEqual([]);
  });

  it('moves on with messages that say nothing', () => {
    const { stream, connections } = started();
    connections[0]?.sink.take([], 'p9');
    expect(stream.drain(null)).toEqual({ events: [], position: 'p9', hasMore: false });
  });

  it('gives a batch again whose position was not saved', () => {
    const { stream, say } = started();
    say(1);
    stream.drain(null);
    say(2);
    expect(ids(stream.drain(null))).toEqual(['1']);
    expect(ids(stream.drain('p1'))).toEqual(['2']);
  });

  it('goes on in a new process from what was saved', async () => {
    const { stream, make, connections, say } = started();
    say(1);
    const { position } = stream.drain(null);
    say(2);
    await stream.close();
    make().drain(position);
    expect(connections.at(-1)?.from).toBe('p1');
  });

  it('connects again after a cut from the last message on, waiting twice as long each time', async () => {
    const { say, connections, waits, failTimes } = started();
    say(7);
    await failTimes(11, new SourceUnavailableError(FACTS));
    expect(connections.at(-1)?.from).toBe('p7');
    expect(waits.slice(0, 4)).toEqual([500, 1_000, 2_000, 4_000]);
    expect(waits.at(-1)).toBe(150_000);
    say(8);
    await failTimes(1, new SourceUnavailableError(FACTS));
    expect(waits.at(-1), 'a message ends the row of failures').toBe(500);
  });

  it('waits as long as it is asked to', async () => {
    const { waits, failTimes } = started();
    const retryAt = new Date(NOW.getTime() + 600_000);
    await failTimes(1, new SourceRateLimitedError({ ...FACTS, retryAt }));
    expect(waits).toEqual([600_000]);
  });

  it('tells of an outage at the third failure, of a refusal at once, and hands over what it has before', async () => {
    const outage = new SourceUnavailableError(FACTS);
    const { stream, say, failTimes } = started();
    say(1);
    await failTimes(2, outage);
    expect(ids(stream.drain(null))).toEqual(['1']);
    expect(ids(stream.drain('p1'))).toEqual([]);
    await failTimes(1, outage);
    expect(() => stream.drain('p1')).toThrow(outage);
    say(2);
    expect(ids(stream.drain('p1'))).toEqual(['2']);
    const refusal = new SourceAuthError(FACTS);
    await failTimes(1, refusal);
    expect(() => stream.drain('p2')).toThrow(refusal);
  });

  it('stops at a full buffer and goes on where it stopped when there is room', async () => {
    const { stream, say, connections, connected } = started();
    let isOpen: boolean | undefined = true;
    let said = 0;
    while (isOpen === true) isOpen = say(++said);
    expect(said).toBe(MAX_BUFFERED);
    connections[0]?.end();
    let saved: string | null = null;
    let drained = 0;
    for (let hasMore = true; hasMore; ) {
      const batch = stream.drain(saved);
      drained += batch.events.length;
      ({ position: saved, hasMore } = batch);
    }
    expect(drained).toBe(MAX_BUFFERED);
    await connected(2);
    expect(connections.at(-1)?.from).toBe(`p${MAX_BUFFERED}`);
  });

  it('goes on after a defect of its reader', async () => {
    const { stream, failTimes, say } = started();
    await failTimes(1, new TypeError('a defect'));
    say(3);
    expect(ids(stream.drain(null))).toEqual(['3']);
  });
});

describe('the filter of a stream', () => {
  it.each([
    [['cóndor'], 'Mis CONDOR nuevas', true],
    [['cóndor'], '#Condor', true],
    [['#condor'], 'las cóndor', true],
    [['"zapatillas cóndor"'], 'Zapatillas\n  Cóndor!', true],
    [['"zapatillas cóndor"'], 'zapatillas de Cóndor', false],
    [['🦅'], 'vuela 🦅', true],
    [['peña'], 'qué pena', false],
    [[], 'cóndor', false],
    [[''], 'cóndor', false],
  ])('of %j takes %j: %s', (terms, text, isTaken) => {
    expect(termFilter(terms)(text)).toBe(isTaken);
  });
});
