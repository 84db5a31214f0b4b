import { inspect } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WebSocket } from 'ws';
import type { Page, Source } from '../../../src/core/contracts/source.js';
import { SourceAuthError } from '../../../src/core/errors.js';
import { Secret } from '../../../src/lib/secret.js';
import { mastodon } from '../../../src/sources/mastodon/index.js';
import { SECRET } from '../../contract/source.js';
import { startHttpServer } from '../../helpers/http-server.js';
import { startSocketServer, type Welcome } from '../../helpers/socket-server.js';
import { brandWith, tools } from '../brand.js';

const status = (id: string, content = `Cóndor ${id}`, visibility = 'public') => ({
  id,
  uri: `https://social.example/statuses/${id}`,
  created_at: '2026-03-02T10:00:00.000Z',
  edited_at: content.includes('corregido') ? '2026-03-02T11:00:00.000Z' : null,
  content,
  visibility,
  account: { acct: 'paloma' },
});
const say = (event: string, payload: unknown) =>
  JSON.stringify({ stream: ['hashtag', 'condor'], event, payload: toPayload(payload) });
const toPayload = (payload: unknown) =>
  typeof payload === 'string' ? payload : JSON.stringify(payload);
const uri = (id: string) => `https://social.example/statuses/${id}`;

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A server whose timeline is what the test says, and that streams from an address of its own. */
async function open(welcome: Welcome, timeline: () => unknown[] = () => []) {
  const sockets = await startSocketServer(welcome);
  const server = await startHttpServer(({ url }, response) => {
    const isAsked = url.pathname === '/api/v2/instance';
    const told = { configuration: { urls: { streaming: sockets.url } } };
    response.end(JSON.stringify(isAsked ? told : timeline()));
  });
  const settings = mastodon.settings.parse({ baseUrl: server.url, isStreaming: true });
  const env = { MASTODON_TOKENS: new Secret(`${new URL(server.url).host}=${SECRET}`) };
  const source: Source = mastodon.create({ ...tools(), settings, env });
  closing.push(
    async () => source.close?.(),
    () => server.close(),
    async () => sockets[Symbol.asyncDispose](),
  );
  let cursor: string | null = null;
  const page = async (): Promise<Page> => {
    const got = await source.fetchPage({
      brand: brandWith('mastodon', { hashtags: ['condor', 'queja'] }),
      terms: [],
      cursor,
      since: new Date('2026-03-01T00:00:00Z'),
      signal: new AbortController().signal,
    });
    cursor = got.cursor;
    return got;
  };
  return {
    server,
    sockets,
    page,
    /** One poll. */
    async poll(): Promise<Page[]> {
      const pages: Page[] = [];
      do pages.push(await page());
      while (pages.at(-1)?.hasMore === true);
      return pages;
    },
    /** Polls until one says something. */
    async heard(): Promise<{ texts: string[]; deletedIds: string[]; skipped: number }> {
      for (;;) {
        const pages = await this.poll();
        const texts = pages.flatMap(({ posts }) => posts.map(({ text }) => text));
        const deletedIds = pages.flatMap((one) => one.deletedIds);
        const skipped = pages.reduce((sum, one) => sum + one.skipped, 0);
        if (texts.length + deletedIds.length > 0) return { texts, deletedIds, skipped };
      }
    },
  };
}

describe('the stream of Mastodon', () => {
  it('subscribes to every hashtag over one connection, with the token in its header', async () => {
    const greetings: string[] = [];
    const world = await open(() => (socket) => {
      socket.on('message', (bytes) => {
        greetings.push((bytes as Buffer).toString('utf8'));
        if (greetings.length === 2) socket.send(say('update', status('1')));
      });
    });
    expect((await world.heard()).texts).toEqual(['Cóndor 1']);
    expect(greetings.map((text) => JSON.parse(text))).toEqual([
      { type: 'subscribe', stream: 'hashtag', tag: 'condor' },
      { type: 'subscribe', stream: 'hashtag', tag: 'queja' },
    ]);
    const [request] = world.sockets.requests;
    expect(request?.url.href).toBe('ws://server.invalid/api/v1/streaming');
    expect(request?.headers.authorization).toBe(`Bearer ${SECRET}`);
  });

  it('tells of edits and of deletions, by our id, of what it or a timeline gave', async () => {
    let socket: WebSocket | undefined;
    const world = await open(
      () => (opened) => {
        socket = opened;
        opened.send(say('update', status('1')));
      },
      () => (world.server.requests.length < 3 ? [status('7')] : []),
    );
    const seen = new Set<string>();
    while (seen.size < 2) for (const text of (await world.heard()).texts) seen.add(text);
    socket?.send(say('status.update', status('1', 'Cóndor, corregido')));
    socket?.send(say('delete', '999'));
    expect((await world.heard()).texts).toEqual(['Cóndor, corregido']);
    socket?.send(say('delete', '1'));
    expect((await world.heard()).deletedIds).toEqual([uri('1')]);
    socket?.send(say('delete', '7'));
    expect((await world.heard()).deletedIds).toEqual([uri('7')]);
  });

  it('keeps private posts out, passes over garbage and counts it', async () => {
    const world = await open(() => (socket) => {
      socket.send('garbage');
      socket.send(say('update', '{"id":'));
      socket.send(say('update', status('1', 'secreto', 'private')));
      socket.send(say('filters_changed', ''));
      socket.send(say('update', status('2')));
    });
    expect(await world.heard()).toMatchObject({ texts: ['Cóndor 2'], skipped: 2 });
  });

  it('comes back after a cut; what was said meanwhile stands in the timeline', async () => {
    let isCut = false;
    const world = await open(
      ({ visit }) =>
        (socket) => {
          socket.send(say('update', status(visit === 1 ? '1' : '3')));
          if (visit === 1) setImmediate(() => world.sockets.cut());
          isCut = true;
        },
      () => (isCut ? [status('2')] : []),
    );
    const seen = new Set<string>();
    while (seen.size < 3) for (const text of (await world.heard()).texts) seen.add(text);
    expect([...seen].sort()).toEqual(['Cóndor 1', 'Cóndor 2', 'Cóndor 3']);
  });

  it('does not hold up the timelines where it is refused, and says so without the token', async () => {
    const world = await open(
      () => ({ status: 401 }),
      () => [status('5')],
    );
    const error = await vi.waitFor(
      async () => {
        const thrown = await world.poll().then(
          () => null,
          (caught: unknown) => caught,
        );
        expect(thrown).toBeInstanceOf(SourceAuthError);
        return thrown;
      },
      { timeout: 5_000, interval: 10 },
    );
    expect(inspect(error)).toContain('make a new token');
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(SECRET);
    expect(world.server.requests.some(({ url }) => url.pathname.includes('/tag/'))).toBe(true);
  });
});
