import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { SourceAuthError } from '../../../src/core/errors.js';
import { Secret } from '../../../src/lib/secret.js';
import { mastodon } from '../../../src/sources/mastodon/index.js';
import {
  describeSourceContract,
  type MadePost,
  SECRET,
  type SourceDriver,
} from '../../contract/source.js';
import { startHttpServer } from '../../helpers/http-server.js';
import { sharedPath } from '../../helpers/shared.js';
import { brandWith, tools } from '../brand.js';

function status({ id, text, at }: MadePost) {
  return {
    id,
    uri: `https://social.example/users/paloma/statuses/${id}`,
    url: `https://social.example/@paloma/${id}`,
    created_at: at.toISOString(),
    edited_at: null,
    in_reply_to_id: null,
    content: text,
    spoiler_text: '',
    visibility: 'public',
    language: 'es',
    reblog: null,
    account: {
      acct: 'paloma',
      display_name: 'Paloma',
      url: 'https://social.example/@paloma',
      followers_count: 9,
    },
    tags: [{ name: 'condor' }],
    favourites_count: 0,
    reblogs_count: 0,
    replies_count: 0,
  };
}

const driver: SourceDriver = {
  name: 'mastodon',
  cannot: {
    'finds nothing new in a 304': 'timelines are asked without validators',
    'tells that a post was deleted':
      'a timeline leaves it out; how it is missed and asked for is tried below',
    'refuses a redirect to a private address': "its addresses are the operator's own setting",
  },
  create: (baseUrl, given) => ({
    source: mastodon.create({
      ...given,
      settings: mastodon.settings.parse({ baseUrl }),
      env: { MASTODON_TOKENS: new Secret(`${new URL(baseUrl).host}=${SECRET}`) },
    }),
    // Without terms there is no search, so that the one hashtag is the one lane.
    brand: brandWith('mastodon', { hashtags: ['condor'] }),
    terms: [],
  }),
  answer: (posts, { next, baseUrl }) => ({
    body: JSON.stringify(posts.map(status)),
    headers: next
      ? { link: `<${baseUrl}/api/v1/timelines/tag/condor?max_id=${posts.at(-1)?.id}>; rel="next"` }
      : {},
  }),
  barest: ({ id, text, at }) => ({
    body: JSON.stringify([{ id, created_at: at.toISOString(), content: text }]),
  }),
  withBadPost: (good) => ({ body: JSON.stringify([{ id: {} }, status(good)]) }),
  otherShape: '{"statuses":{}}',
};

describeSourceContract(driver);

const signal = new AbortController().signal;
const since = new Date('2026-03-01T00:00:00Z');
const request = {
  brand: brandWith('mastodon', { hashtags: ['condor'] }),
  terms: [] as string[],
  cursor: null as string | null,
  since,
  signal,
};
const post = (id: string, time = '10:00:00') =>
  status({ id, text: `Cóndor ${id}`, at: new Date(`2026-03-02T${time}Z`) });

function create(settings: Record<string, unknown>, tokens?: string) {
  const env = tokens === undefined ? {} : { MASTODON_TOKENS: new Secret(tokens) };
  return mastodon.create({ ...tools(), settings: mastodon.settings.parse(settings), env });
}

/** Pages until there are no more. */
async function poll(source: ReturnType<typeof create>, asked: typeof request) {
  const ids: string[] = [];
  let { cursor } = asked;
  for (let pages = 0; pages < 20; pages++) {
    const page = await source.fetchPage({ ...asked, cursor });
    ids.push(...page.posts.map(({ text }) => text.replace('Cóndor ', '')));
    cursor = page.cursor;
    if (!page.hasMore) break;
  }
  return { ids, cursor };
}

describe('Mastodon', () => {
  it('maps a post and one that passes another on, every field', async () => {
    const original = {
      ...post('41'),
      content: '<p>Fatal</p>',
      spoiler_text: 'queja & más',
      edited_at: '2026-03-02T10:30:00Z',
      in_reply_to_id: '40',
      favourites_count: 5,
      reblogs_count: 2,
      quotes_count: 1,
      replies_count: 3,
    };
    const boost = {
      ...post('42', '11:00:00'),
      url: null,
      content: '',
      account: { acct: 'ana@otro.example', display_name: '', url: 'https://otro.example/@ana' },
      reblog: original,
    };
    await using server = await startHttpServer(({ url }, response) => {
      response.end(JSON.stringify(url.searchParams.has('max_id') ? [] : [boost, original]));
    });
    const page = await create({ baseUrl: server.url }).fetchPage(request);
    const shared = {
      source: 'mastodon',
      kind: 'post',
      text: '<p>Fatal</p>',
      format: 'html',
      title: 'queja &amp; más',
      url: 'https://social.example/@paloma/41',
      lang: 'es',
      editedAt: new Date('2026-03-02T10:30:00Z'),
      hashtags: ['condor'],
      engagement: { likes: 5, reposts: 3, replies: 3 },
    };
    expect(page.posts).toEqual([
      {
        ...shared,
        id: 'https://social.example/users/paloma/statuses/42',
        author: { handle: 'ana@otro.example' },
        createdAt: new Date('2026-03-02T11:00:00Z'),
        repostOf: 'https://social.example/users/paloma/statuses/41',
      },
      {
        ...shared,
        id: 'https://social.example/users/paloma/statuses/41',
        author: { handle: 'paloma@social.example', displayName: 'Paloma', followers: 9 },
        createdAt: new Date('2026-03-02T10:00:00Z'),
        replyTo: `${server.url}/statuses/40`,
      },
    ]);
  });

  it('loses no post of a busy hour: later rounds go forward from the newest post known', async () => {
    let world = Array.from({ length: 3 }, (_, index) => post(`${101 + index}`));
    await using server = await startHttpServer(({ url }, response) => {
      const { searchParams: asked } = url;
      const limit = Number(asked.get('limit'));
      const [minId, maxId] = [asked.get('min_id'), asked.get('max_id')];
      const newer = minId === null ? world : world.filter(({ id }) => id > minId).slice(0, limit);
      const shown = newer
        .filter(({ id }) => maxId === null || id < maxId)
        .slice(-limit)
        .reverse();
      response.end(JSON.stringify(shown));
    });
    const source = create({ baseUrl: server.url, pageSize: 10 });
    const first = await poll(source, request);
    expect(first.ids.toSorted()).toEqual(['101', '102', '103']);
    world = [
      ...world,
      ...Array.from({ length: 35 }, (_, index) => post(`${104 + index}`, '11:00:00')),
    ];
    const second = await poll(source, { ...request, cursor: first.cursor });
    expect(second.ids.toSorted()).toEqual(world.slice(3).map(({ id }) => id));
    const third = await poll(source, { ...request, cursor: second.cursor });
    expect(third.ids).toEqual([]);
  });

  it('finds what arrives late or is edited: now and then a round begins an hour back', async () => {
    const idAt = (time: string) => String(BigInt(new Date(`2026-03-02T${time}Z`).getTime()) << 16n);
    const at = (time: string, text = `Cóndor ${time}`) => ({
      ...status({ id: idAt(time), text, at: new Date(`2026-03-02T${time}Z`) }),
    });
    let world = [at('10:00:00'), at('11:00:00')];
    await using server = await startHttpServer(({ url }, response) => {
      const minId = url.searchParams.get('min_id') ?? '0';
      const maxId = url.searchParams.get('max_id') ?? '9'.repeat(19);
      const shown = world.filter(
        ({ id }) => BigInt(id) > BigInt(minId) && BigInt(id) < BigInt(maxId),
      );
      response.end(JSON.stringify(shown.toReversed()));
    });
    const given = tools();
    const source = mastodon.create({
      ...given,
      settings: mastodon.settings.parse({ baseUrl: server.url }),
      env: {},
    });
    const first = await poll(source, request);
    expect(first.ids.toSorted()).toEqual(['10:00:00', '11:00:00']);
    world = [at('10:00:00'), at('10:20:00'), at('11:00:00', 'Cóndor corregido')];
    const second = await poll(source, { ...request, cursor: first.cursor });
    expect(second.ids.toSorted()).toEqual(['10:20:00', 'corregido']);
    given.clock.advanceTo(new Date('2026-03-02T12:14:00Z'));
    const third = await poll(source, { ...request, cursor: second.cursor });
    expect(third.ids).toEqual([]);
    given.clock.advanceTo(new Date('2026-03-02T12:15:00Z'));
    const fourth = await poll(source, { ...request, cursor: third.cursor });
    expect(fourth.ids.toSorted()).toEqual(['10:20:00', 'corregido']);
  });

  it('misses what stood in the last hour, asks for it, and tells what is gone', async () => {
    const idAt = (minute: number) => String(BigInt(Date.UTC(2026, 2, 2, 11, minute)) << 16n);
    const at = (minute: number) =>
      status({
        id: idAt(minute),
        text: `${minute}`,
        at: new Date(Date.UTC(2026, 2, 2, 11, minute)),
      });
    let world = [at(1), at(20), at(40), at(50)];
    let isOut = false;
    await using server = await startHttpServer(({ url }, response) => {
      const number = /statuses\/(\d+)$/.exec(url.pathname)?.[1];
      // One lost its hashtag alone.
      if (number === idAt(40)) return void response.end(JSON.stringify(at(40)));
      if (number !== undefined) return void response.writeHead(isOut ? 503 : 404).end('{}');
      const minId = BigInt(url.searchParams.get('min_id') ?? '0');
      const maxId = BigInt(url.searchParams.get('max_id') ?? '9'.repeat(19));
      const shown = world.filter(({ id }) => BigInt(id) > minId && BigInt(id) < maxId);
      response.end(JSON.stringify(shown.toReversed()));
    });
    const given = tools();
    const settings = mastodon.settings.parse({ baseUrl: server.url });
    const source = mastodon.create({ ...given, settings, env: {} });
    let cursor: string | null = null;
    const deleted = async (time: string): Promise<string[]> => {
      given.clock.advanceTo(new Date(`2026-03-02T${time}:00Z`));
      const ids: string[] = [];
      for (;;) {
        const page = await source.fetchPage({ ...request, cursor });
        cursor = page.cursor;
        ids.push(...page.deletedIds);
        if (!page.hasMore) return ids;
      }
    };
    await deleted('12:00');
    expect(await deleted('12:01')).toEqual([]);
    world = [at(1), at(50)];
    isOut = true;
    expect(await deleted('12:16'), 'an outage says nothing').toEqual([]);
    isOut = false;
    expect(await deleted('12:31')).toEqual([
      `https://social.example/users/paloma/statuses/${idAt(20)}`,
    ]);
    expect(await deleted('12:46')).toEqual([]);
  });

  it('searches only where there is a token, and asks every server for the hashtags of the terms', async () => {
    await using server = await startHttpServer((_request, response) => void response.end('[]'));
    const search = await startHttpServer(({ url }, response) => {
      response.end(url.pathname === '/api/v2/search' ? '{"statuses":[]}' : '[]');
    });
    const servers = [server.url, search.url];
    const source = create({ servers }, `${new URL(search.url).host}=${SECRET}`);
    await poll(source, { ...request, terms: ['"Zapatillas Cóndor"', '#condor'] });
    await search.close();
    const tags = ['/api/v1/timelines/tag/condor', '/api/v1/timelines/tag/zapatillascondor'];
    expect(server.requests.map(({ url }) => url.pathname)).toEqual(tags);
    expect(server.requests.every(({ headers }) => headers.authorization === undefined)).toBe(true);
    expect(
      search.requests.map(({ url }) => `${url.pathname} ${url.searchParams.get('q') ?? ''}`.trim()),
    ).toEqual([...tags, '/api/v2/search "Zapatillas Cóndor"', '/api/v2/search #condor']);
    expect(
      search.requests.every(({ headers }) => headers.authorization === `Bearer ${SECRET}`),
    ).toBe(true);
  });

  it('serves the other servers when one fails, then tells of the failure, and tries it again at the next poll', async () => {
    let isBroken = true;
    await using broken = await startHttpServer((_request, response) => {
      if (isBroken) return void response.writeHead(500).end();
      response.end(JSON.stringify([post('7')]));
    });
    await using healthy = await startHttpServer(({ url }, response) => {
      response.end(JSON.stringify(url.searchParams.has('max_id') ? [] : [post('8')]));
    });
    const source = create({ servers: [broken.url, healthy.url] });
    const first = await source.fetchPage(request);
    expect(first.posts.length).toBe(1);
    const second = await source.fetchPage({ ...request, cursor: first.cursor });
    expect(second.hasMore).toBe(true);
    await expect(source.fetchPage({ ...request, cursor: second.cursor })).rejects.toThrow('500');
    expect(broken.requests.length).toBe(1);
    isBroken = false;
    const { ids } = await poll(source, { ...request, cursor: second.cursor });
    expect(ids).toContain('7');
  });

  it('keeps private posts out', async () => {
    await using server = await startHttpServer(({ url }, response) => {
      const all = [
        post('3'),
        { ...post('2'), visibility: 'private' },
        { ...post('1'), visibility: 'direct' },
      ];
      response.end(JSON.stringify(url.searchParams.has('max_id') ? [] : all));
    });
    expect((await poll(create({ baseUrl: server.url }), request)).ids).toEqual(['3']);
  });

  it.each([401, 403, 422])(
    'says that a server shows its posts to its users only (%i)',
    async (code) => {
      await using server = await startHttpServer((_request, response) => {
        response.writeHead(code).end('{"error":"This method requires an authenticated user"}');
      });
      const error = await create({ baseUrl: server.url })
        .fetchPage(request)
        .catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(SourceAuthError);
      expect((error as Error).message).toContain('MASTODON_TOKENS');
    },
  );

  it('is not ready with tokens that are written wrong, and does not show them', () => {
    const source = create({}, SECRET);
    expect(source.readiness.isReady).toBe(false);
    expect(inspect(source.readiness, { depth: 9 })).not.toContain(SECRET);
  });
});

const recorded = sharedPath(
  'fixtures/mastodon/test_hashtag_tl_2.json',
  'recorded Mastodon answers',
);

describe.skipIf(recorded === null)('a recorded Mastodon answer', () => {
  it('is read in full', async () => {
    const { body, headers } = JSON.parse(readFileSync(recorded ?? '', 'utf8'));
    const limits = {
      'x-ratelimit-remaining': headers['x-ratelimit-remaining'],
      'x-ratelimit-reset': headers['x-ratelimit-reset'],
    };
    nock('http://localhost:3000')
      .get('/api/v1/timelines/tag/hoot')
      .query({ limit: '40' })
      .reply(200, body, { link: headers.link, ...limits });
    const source = mastodon.create({
      ...tools(new Date('2026-08-01T13:56:00Z')),
      settings: mastodon.settings.parse({ servers: ['http://localhost:3000'] }),
      env: {},
    });
    const page = await source.fetchPage({
      ...request,
      brand: brandWith('mastodon', { hashtags: ['hoot'] }),
      since: new Date('2026-07-01T00:00:00Z'),
    });
    expect(page.posts).toEqual([
      {
        source: 'mastodon',
        id: 'http://localhost:3000/ap/users/117020566092212359/statuses/117020593741189701',
        kind: 'post',
        text: '<p><a href="http://localhost:3000/tags/hoot" class="mention hashtag" rel="tag">#<span>hoot</span></a> (hashtag toot)</p>',
        format: 'html',
        url: 'http://localhost:3000/@mastodonpy_test_2/117020593741189701',
        author: { handle: 'mastodonpy_test_2@localhost:3000', followers: 0 },
        lang: 'ja',
        createdAt: new Date('2026-08-01T13:55:55.867Z'),
        hashtags: ['hoot'],
        engagement: { likes: 0, reposts: 0, replies: 0 },
      },
    ]);
    expect(page.quota?.resetAt).toEqual(new Date('2026-08-01T14:00:00.070Z'));
  });
});
