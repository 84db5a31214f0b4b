import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { SourceAuthError, SourceUnavailableError } from '../../../src/core/errors.js';
import { Secret } from '../../../src/lib/secret.js';
import { bluesky } from '../../../src/sources/bluesky/index.js';
import {
  describeSourceContract,
  type MadePost,
  SECRET,
  type SourceDriver,
} from '../../contract/source.js';
import { type Answer, startHttpServer } from '../../helpers/http-server.js';
import { sharedPath } from '../../helpers/shared.js';
import { brandWith, tools } from '../brand.js';

function view({ id, text, at }: MadePost) {
  return {
    uri: `at://did:plc:abc/app.bsky.feed.post/${id}`,
    cid: `bafy${id}`,
    author: { did: 'did:plc:abc', handle: 'paloma.example', displayName: 'Paloma' },
    record: { $type: 'app.bsky.feed.post', text, createdAt: at.toISOString(), langs: ['es'] },
    indexedAt: at.toISOString(),
    likeCount: 1,
    repostCount: 0,
    replyCount: 0,
  };
}

const driver: SourceDriver = {
  name: 'bluesky',
  cannot: {
    'finds nothing new in a 304': 'the search has no validators',
    'tells that a post was deleted': 'the search does not; the stream does',
    'refuses a redirect to a private address': "its address is the operator's own setting",
  },
  create: (baseUrl, given) => ({
    source: bluesky.create({ ...given, settings: bluesky.settings.parse({ baseUrl }), env: {} }),
    brand: brandWith('bluesky'),
    terms: ['cóndor'],
  }),
  answer: (posts, { next }) => ({
    body: JSON.stringify({ posts: posts.map(view), ...(next ? { cursor: 'page-2' } : {}) }),
  }),
  barest: ({ id, text, at }) => ({
    body: JSON.stringify({
      posts: [
        {
          uri: `at://did:plc:abc/app.bsky.feed.post/${id}`,
          author: { did: 'did:plc:abc' },
          record: { text },
          indexedAt: at.toISOString(),
        },
      ],
    }),
  }),
  withBadPost: (good) => ({ body: JSON.stringify({ posts: [{ uri: 'nonsense' }, view(good)] }) }),
  otherShape: '{"feed":[]}',
};

describeSourceContract(driver);

const signal = new AbortController().signal;
const since = new Date('2026-03-01T00:00:00Z');
const request = { brand: brandWith('bluesky'), terms: ['cóndor'], cursor: null, since, signal };
const SEARCH = '/xrpc/app.bsky.feed.searchPosts';
const account = {
  BLUESKY_IDENTIFIER: new Secret('condor.example'),
  BLUESKY_APP_PASSWORD: new Secret(SECRET),
};

function create(baseUrl: string, env: Record<string, Secret> = {}) {
  return bluesky.create({ ...tools(), settings: bluesky.settings.parse({ baseUrl }), env });
}

/** A server with sessions: a search is answered where its token is the newest. */
async function serveSessions() {
  let issued = 0;
  let isLoginOpen = true;
  const reply: Answer = ({ url, headers }, response) => {
    const method = url.pathname.split('.').at(-1);
    if (method === 'createSession' || method === 'refreshSession') {
      if (!isLoginOpen)
        return void response
          .writeHead(401)
          .end('{"error":"AuthenticationRequired","message":"Invalid identifier or password"}');
      issued++;
      return void response.end(
        JSON.stringify({
          accessJwt: `access-${issued}`,
          refreshJwt: `refresh-${issued}`,
          did: 'did:plc:abc',
        }),
      );
    }
    if (headers.authorization === `Bearer access-${issued}`)
      return void response.end('{"posts":[]}');
    response.writeHead(400).end('{"error":"ExpiredToken","message":"Token has expired"}');
  };
  const server = await startHttpServer(reply);
  return {
    server,
    calls: () => server.requests.map(({ url }) => url.pathname.split('.').at(-1)),
    expire: () => void issued++,
    closeLogin: () => {
      isLoginOpen = false;
    },
    [Symbol.asyncDispose]: () => server.close(),
  };
}

describe('Bluesky', () => {
  it('maps a post, every field', async () => {
    nock('https://api.bsky.app')
      .get(SEARCH)
      .query({ q: 'cóndor', sort: 'latest', since: '2026-03-01T00:00:00.000Z', limit: 100 })
      .reply(
        200,
        {
          posts: [
            {
              uri: 'at://did:plc:xyz/app.bsky.feed.post/3kabc',
              author: { did: 'did:plc:xyz', handle: 'handle.invalid', displayName: 'Ana' },
              record: {
                text: 'Mal día con #Cóndor',
                langs: ['es', 'en'],
                createdAt: '2026-03-05T10:00:00Z',
                tags: ['quejas'],
                facets: [
                  { features: [{ $type: 'app.bsky.richtext.facet#tag', tag: 'Cóndor' }] },
                  {
                    features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://x.example' }],
                  },
                ],
                reply: { parent: { uri: 'at://did:plc:abc/app.bsky.feed.post/1' } },
              },
              indexedAt: '2026-03-02T10:00:00.123Z',
              likeCount: 4,
              repostCount: 2,
              quoteCount: 1,
              replyCount: 3,
            },
          ],
        },
        { 'ratelimit-remaining': '2999', 'ratelimit-reset': '1772453100' },
      );
    const source = bluesky.create({ ...tools(), settings: bluesky.settings.parse({}), env: {} });
    const page = await source.fetchPage(request);
    expect(page.posts).toEqual([
      {
        source: 'bluesky',
        id: 'at://did:plc:xyz/app.bsky.feed.post/3kabc',
        kind: 'post',
        text: 'Mal día con #Cóndor',
        format: 'plain',
        url: 'https://bsky.app/profile/did:plc:xyz/post/3kabc',
        author: { handle: 'did:plc:xyz', displayName: 'Ana' },
        lang: 'es',
        // The author's clock is three days ahead; the network saw the post on the second.
        createdAt: new Date('2026-03-02T10:00:00.123Z'),
        replyTo: 'at://did:plc:abc/app.bsky.feed.post/1',
        hashtags: ['Cóndor', 'quejas'],
        engagement: { likes: 4, reposts: 3, replies: 3 },
      },
    ]);
    expect(page.quota).toEqual({ remaining: 2999, resetAt: new Date('2026-03-02T12:05:00Z') });
  });

  it('logs in once and renews the session by its refresh token', async () => {
    await using world = await serveSessions();
    const source = create(world.server.url, account);
    await source.fetchPage(request);
    await source.fetchPage(request);
    world.expire();
    await source.fetchPage(request);
    expect(world.calls()).toEqual([
      'createSession',
      'searchPosts',
      'searchPosts',
      'searchPosts',
      'refreshSession',
      'searchPosts',
    ]);
    expect(world.server.requests[4]?.headers.authorization).toBe('Bearer refresh-1');
  });

  it('logs in once for polls at the same time', async () => {
    await using world = await serveSessions();
    const source = create(world.server.url, account);
    await Promise.all([source.fetchPage(request), source.fetchPage(request)]);
    expect(world.calls().filter((call) => call === 'createSession').length).toBe(1);
  });

  it('says what to do about a refused app password, without the password', async () => {
    await using world = await serveSessions();
    world.closeLogin();
    const error = await create(world.server.url, account)
      .fetchPage(request)
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(SourceAuthError);
    expect((error as Error).message).toContain('BLUESKY_APP_PASSWORD');
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(SECRET);
  });

  it('takes a 403 that is not JSON for a closed search, with an account for an outage', async () => {
    await using server = await startHttpServer(({ url }, response) => {
      if (url.pathname.endsWith('createSession')) {
        return void response.end('{"accessJwt":"a","refreshJwt":"r"}');
      }
      response.writeHead(403).end('<html>Forbidden</html>');
    });
    const failure = (source: { fetchPage(asked: typeof request): Promise<unknown> }) =>
      source.fetchPage(request).catch((error: unknown) => error);
    const keyless = await failure(create(server.url));
    expect(keyless).toBeInstanceOf(SourceAuthError);
    expect((keyless as Error).message).toContain('closed without an account');
    expect(await failure(create(server.url, account))).toBeInstanceOf(SourceUnavailableError);
  });

  it('goes on by time where the public host refuses a cursor', async () => {
    const [b, a] = ['2026-03-02T10:00:00.000Z', '2026-03-02T09:00:00.000Z'].map((at, index) =>
      view({ id: `${index}`, text: 'Cóndor', at: new Date(at) }),
    );
    await using server = await startHttpServer(({ url }, response) => {
      if (url.searchParams.has('cursor')) return void response.writeHead(403).end('Forbidden');
      const isOlder = url.searchParams.get('until') === '2026-03-02T10:00:00.001Z';
      response.end(JSON.stringify(isOlder ? { posts: [b, a] } : { posts: [b], cursor: 'x' }));
    });
    const source = create(server.url);
    const first = await source.fetchPage(request);
    const second = await source.fetchPage({ ...request, cursor: first.cursor });
    expect([first.hasMore, second.posts.length, second.hasMore]).toEqual([true, 2, false]);
  });

  it('tells of what lies behind a full page of one instant without a cursor', async () => {
    const at = new Date('2026-03-02T10:00:00Z');
    await using server = await startHttpServer((_request, response) => {
      const posts = [1, 2].map((id) => view({ id: `${id}`, text: 'Cóndor', at }));
      response.end(JSON.stringify({ posts }));
    });
    const settings = bluesky.settings.parse({ baseUrl: server.url, pageSize: 2 });
    const source = bluesky.create({ ...tools(), settings, env: {} });
    const first = await source.fetchPage(request);
    const second = await source.fetchPage({ ...request, cursor: first.cursor });
    expect([first.gap, first.hasMore, second.gap, second.hasMore]).toEqual([
      null,
      true,
      { from: since, to: at, reason: 'api-limit' },
      false,
    ]);
  });

  it('names the half of an account that is missing', () => {
    const { BLUESKY_IDENTIFIER } = account;
    expect(create('http://127.0.0.1', { BLUESKY_IDENTIFIER }).readiness).toEqual({
      isReady: false,
      missing: ['BLUESKY_APP_PASSWORD'],
    });
  });
});

const recorded = sharedPath('fixtures/bluesky/devenv-searchPosts.json', 'recorded Bluesky answers');

describe.skipIf(recorded === null)('a recorded Bluesky answer', () => {
  it('is read in full', async () => {
    const body = readFileSync(recorded ?? '', 'utf8');
    nock('https://api.bsky.app').get(SEARCH).query(true).reply(200, body);
    const source = bluesky.create({ ...tools(), settings: bluesky.settings.parse({}), env: {} });
    const page = await source.fetchPage({ ...request, since: new Date('2026-11-01T00:00:00Z') });
    const remote = JSON.parse(body).posts as {
      uri: string;
      author: { handle: string };
      record: { text: string; createdAt: string };
    }[];
    expect(page.skipped).toBe(0);
    expect(
      page.posts.map(({ id, text, author, createdAt, lang }) => [
        id,
        text,
        author.handle,
        createdAt.toISOString(),
        lang,
      ]),
    ).toEqual(
      remote.map(({ uri, record, author }) => [
        uri,
        record.text,
        author.handle,
        record.createdAt,
        'es',
      ]),
    );
    expect(page.posts[0]?.engagement).toEqual({ likes: 1, reposts: 0, replies: 1 });
    expect(page.hasMore).toBe(true);
  });
});
