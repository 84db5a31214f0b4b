import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WebSocket } from 'ws';
import type { Page, Source } from '../../../src/core/contracts/source.js';
import { SourceAuthError, SourceRateLimitedError } from '../../../src/core/errors.js';
import { bluesky } from '../../../src/sources/bluesky/index.js';
import { type SocketServer, startSocketServer, type Welcome } from '../../helpers/socket-server.js';
import { brandWith, tools } from '../brand.js';

const signal = new AbortController().signal;
const since = new Date('2026-03-01T00:00:00Z');
/** 2026-03-02T10:00:00Z, in microseconds. */
const TEN = 1_772_445_600_000_000;
const SECOND = 1_000_000;

const commit = (
  key: string,
  atMicros: number,
  { operation = 'create', text = `Mis Cóndor ${key}`, did = 'did:plc:ana' } = {},
) =>
  JSON.stringify({
    did,
    time_us: atMicros,
    kind: 'commit',
    commit: {
      rev: 'r',
      operation,
      collection: 'app.bsky.feed.post',
      rkey: key,
      ...(operation === 'delete'
        ? {}
        : {
            record: {
              $type: 'app.bsky.feed.post',
              text,
              createdAt: new Date(atMicros / 1_000).toISOString(),
              langs: ['es'],
            },
          }),
    },
  });
const uri = (key: string, did = 'did:plc:ana') => `at://${did}/app.bsky.feed.post/${key}`;

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function serve(welcome: Welcome): Promise<SocketServer> {
  const server = await startSocketServer(welcome);
  open.push({ close: async () => server[Symbol.asyncDispose]() });
  return server;
}

function listen(url: string) {
  const settings = bluesky.settings.parse({ stream: { isEnabled: true, url } });
  const source: Source = bluesky.create({ ...tools(), settings, env: {} });
  // Before its server, which would otherwise be called again.
  open.unshift({ close: async () => source.close?.() });
  let cursor: string | null = null;
  const fetch = async (from = cursor): Promise<Page> => {
    const page = await source.fetchPage({
      brand: brandWith('bluesky'),
      terms: ['cóndor'],
      cursor: from,
      since,
      signal,
    });
    cursor = page.cursor;
    return page;
  };
  return {
    source,
    fetch,
    /** Pages until one says something. */
    async heard(): Promise<Page> {
      for (;;) {
        const page = await fetch();
        const { length } = [...page.posts, ...page.deletedIds];
        if (length > 0 || page.gap !== null) return page;
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    cursor: () => cursor,
  };
}
const stateOf = (cursor: string | null) => JSON.parse(cursor ?? '').lanes[' stream'];

describe('the stream of Bluesky', () => {
  it('gives the posts that hold a term, every field, and no others', async () => {
    const server = await serve(() => (socket) => {
      socket.send(commit('1', TEN, { text: 'Otra cosa' }));
      socket.send(
        JSON.stringify({ did: 'did:plc:x', time_us: TEN, kind: 'identity', identity: {} }),
      );
      socket.send(commit('2', TEN + SECOND));
    });
    const page = await listen(server.url).heard();
    expect(page.posts).toEqual([
      {
        source: 'bluesky',
        id: uri('2'),
        kind: 'post',
        text: 'Mis Cóndor 2',
        format: 'plain',
        url: 'https://bsky.app/profile/did:plc:ana/post/2',
        author: { handle: 'did:plc:ana' },
        lang: 'es',
        createdAt: new Date('2026-03-02T10:00:01Z'),
        hashtags: [],
        engagement: {},
      },
    ]);
    const [request] = server.requests;
    expect(request?.url.pathname).toBe('/subscribe');
    expect(request?.url.searchParams.get('wantedCollections')).toBe('app.bsky.feed.post');
    expect(request?.url.searchParams.has('cursor'), 'the first listens from now on').toBe(false);
  });

  it('tells of edits, of deleted posts and of deleted accounts, of what it gave alone', async () => {
    let socket: WebSocket | undefined;
    const server = await serve(() => (opened) => {
      socket = opened;
      for (const key of ['1', '2', '3']) opened.send(commit(key, TEN));
      opened.send(commit('4', TEN, { did: 'did:plc:eva' }));
      opened.send(commit('1', TEN + SECOND, { operation: 'update', text: 'Cóndor, corregido' }));
    });
    const stream = listen(server.url);
    const posts: string[] = [];
    while (posts.length < 5) posts.push(...(await stream.heard()).posts.map(({ text }) => text));
    expect(posts.at(-1)).toBe('Cóndor, corregido');
    socket?.send(commit('99', TEN, { operation: 'delete' }));
    socket?.send(commit('4', TEN, { operation: 'delete', did: 'did:plc:eva' }));
    expect((await stream.heard()).deletedIds).toEqual([uri('4', 'did:plc:eva')]);
    const account = { active: false, did: 'did:plc:ana', status: 'deleted' };
    socket?.send(JSON.stringify({ did: 'did:plc:ana', time_us: TEN, kind: 'account', account }));
    expect((await stream.heard()).deletedIds.toSorted()).toEqual(
      ['1', '2', '3'].map((key) => uri(key)),
    );
  });

  it('knows after a restart which deletions matter, and where to go on', async () => {
    const first = await serve(() => (socket) => socket.send(commit('1', TEN)));
    const before = listen(first.url);
    await before.heard();
    const saved = before.cursor();
    await before.source.close?.();
    const second = await serve(
      () => (socket) => socket.send(commit('1', TEN + SECOND, { operation: 'delete' })),
    );
    const after = listen(second.url);
    await after.fetch(saved);
    expect((await after.heard()).deletedIds).toEqual([uri('1')]);
    expect(second.requests[0]?.url.searchParams.get('cursor')).toBe(String(TEN - 5 * SECOND));
  });

  it('loses nothing to a cut, and comes back to where it was less five seconds', async () => {
    const world = [commit('1', TEN), commit('2', TEN + SECOND), commit('3', TEN + 2 * SECOND)];
    const server = await serve(({ visit }) => (socket) => {
      const said = visit === 1 ? world.slice(0, 2) : world;
      for (const message of said) socket.send(message);
      if (visit === 1) setImmediate(() => server.cut());
    });
    const stream = listen(server.url);
    const ids = new Set<string>();
    while (ids.size < 3) for (const { id } of (await stream.heard()).posts) ids.add(id);
    expect([...ids].sort()).toEqual(['1', '2', '3'].map((key) => uri(key)));
    const asked = server.requests[1]?.url.searchParams.get('cursor');
    expect([null, String(TEN - 4 * SECOND)]).toContain(asked);
    expect(stateOf(stream.cursor()).position).toBe(String(TEN + 2 * SECOND));
  });

  it('passes over garbage, counts it, and takes what follows', async () => {
    const server = await serve(() => (socket) => {
      socket.send('no json');
      socket.send('{"kind":"commit"}');
      socket.send(Buffer.from([0, 1, 2]));
      socket.send(JSON.stringify({ ...JSON.parse(commit('1', TEN)), commit: 7 }));
      socket.send(commit('2', TEN));
    });
    const page = await listen(server.url).heard();
    expect(page.posts.map(({ id }) => id)).toEqual([uri('2')]);
    expect(page.skipped).toBe(2);
  });

  it('leaves a peer that sends a message of megabytes, and comes back', async () => {
    const server = await serve(({ visit }) => (socket) => {
      if (visit === 1) socket.send('x'.repeat(2_000_000));
      else socket.send(commit('1', TEN));
    });
    expect((await listen(server.url).heard()).posts).toHaveLength(1);
    expect(server.requests).toHaveLength(2);
  });

  it('records what the server kept no longer', async () => {
    const server = await serve(() => (socket) => socket.send(commit('1', TEN + 3_600 * SECOND)));
    const stream = listen(server.url);
    const cursor = JSON.stringify({
      lanes: { ' stream': { position: String(TEN), known: [] } },
      todo: [],
    });
    await stream.fetch(cursor);
    expect((await stream.heard()).gap).toEqual({
      from: new Date('2026-03-02T10:00:00Z'),
      to: new Date('2026-03-02T11:00:00Z'),
      reason: 'stream-rollover',
    });
  });

  it.each([
    [{ status: 403 }, SourceAuthError],
    [{ status: 429, headers: ['Retry-After: 1'] }, SourceRateLimitedError],
  ])('takes a handshake answered %j for what it is', async (answer, kind) => {
    const server = await serve(() => answer);
    const stream = listen(server.url);
    await vi.waitFor(
      async () => {
        const error = await stream.fetch().catch((thrown: unknown) => thrown);
        if (kind === SourceRateLimitedError) expect(server.requests.length).toBeGreaterThan(0);
        else expect(error).toBeInstanceOf(kind);
      },
      { timeout: 5_000, interval: 10 },
    );
  });
});
