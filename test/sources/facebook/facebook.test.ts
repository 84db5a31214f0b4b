import nock from 'nock';
import { describe, expect, it } from 'vitest';
import {
  SourceAuthError,
  SourceRateLimitedError,
  SourceUnavailableError,
} from '../../../src/core/errors.js';
import { Secret } from '../../../src/lib/secret.js';
import { facebook } from '../../../src/sources/facebook/index.js';
import {
  describeSourceContract,
  type MadePost,
  SECRET,
  type SourceDriver,
} from '../../contract/source.js';
import { brandWith, tools } from '../brand.js';

const post = ({ id, text, at }: MadePost) => ({
  id: `77_${id}`,
  message: text,
  created_time: at.toISOString().replace('.000Z', '+0000'),
  from: { id: '5', name: 'Paloma' },
});

const driver: SourceDriver = {
  name: 'facebook',
  cannot: {
    'finds nothing new in a 304': 'the API is asked without validators',
    'tells that a post was deleted': 'the API leaves deleted posts out and says nothing of them',
    'refuses a redirect to a private address': "its address is the operator's own setting",
  },
  create: (baseUrl, given) => ({
    source: facebook.create({
      ...given,
      settings: facebook.settings.parse({ baseUrl }),
      env: { FACEBOOK_PAGE_TOKENS: new Secret(SECRET) },
    }),
    brand: brandWith('facebook', { pages: ['77'] }),
    terms: [],
  }),
  answer: (posts, { next, baseUrl }) => {
    const after = `after-${posts.at(-1)?.id}`;
    // Their own address of the next page holds the token.
    const address = `${baseUrl}/v24.0/77/feed?access_token=${SECRET}&after=${after}`;
    const paging = { cursors: { before: 'b', after }, ...(next ? { next: address } : {}) };
    return { body: JSON.stringify({ data: posts.map(post), paging }) };
  },
  barest: ({ id, text, at }) => ({
    body: JSON.stringify({ data: [{ id, message: text, created_time: at.toISOString() }] }),
  }),
  withBadPost: (good) => ({ body: JSON.stringify({ data: [{ id: '5' }, post(good)] }) }),
  otherShape: '{"results":[]}',
  // What tags the Page, what recommends it, and comments are asked for by themselves.
  aside: ({ url }) =>
    /\/(tagged|ratings|comments)$/.test(url.pathname) ? { body: '{"data":[]}' } : null,
};

describeSourceContract(driver);

const API = 'https://graph.facebook.com';
const signal = new AbortController().signal;
const since = new Date('2026-03-01T00:00:00Z');
const brand = brandWith('facebook', { pages: [77] });
const request = { brand, terms: [], cursor: null, since, signal };
const at = (time: string) => new Date(`2026-03-02T${time}Z`);
const failure = (work: Promise<unknown>) => work.catch((error: unknown) => error as Error);
function create(tokens = 'token', settings: Record<string, unknown> = {}) {
  const env = { FACEBOOK_PAGE_TOKENS: new Secret(tokens) };
  return facebook.create({ ...tools(), settings: facebook.settings.parse(settings), env });
}
type Source = ReturnType<typeof create>;
async function poll(source: Source, over = {}) {
  const pages = [await source.fetchPage({ ...request, ...over })];
  while (pages.at(-1)?.hasMore === true && pages.length < 50) {
    const cursor = pages.at(-1)?.cursor ?? null;
    pages.push(await source.fetchPage({ ...request, ...over, cursor }));
  }
  return pages;
}
const get = (path: string) => nock(API).get(`/v24.0/${path}`).query(true);
const NOTHING = { data: [] };

describe('Facebook', () => {
  it('maps a visitor post, its comments and a recommendation, every field', async () => {
    nock(API, { reqheaders: { authorization: 'Bearer token' } })
      .get('/v24.0/77/feed')
      .query(
        (query) =>
          query.limit === '25' && query.since === '1772323200' && query.access_token === undefined,
      )
      .reply(
        200,
        {
          data: [
            {
              id: '77_1',
              message: 'Se han roto <ya>',
              created_time: '2026-03-02T10:00:00+0000',
              updated_time: '2026-03-02T11:30:00+0000',
              from: { id: '5', name: 'Ana Ruiz' },
              permalink_url: 'https://www.facebook.com/77/posts/1/',
              shares: { count: 3 },
              reactions: { data: [], summary: { total_count: 12 } },
              comments: {
                data: [
                  {
                    id: '1_8',
                    message: 'A mí también',
                    created_time: '2026-03-02T11:00:00+0000',
                    from: { id: '6', name: 'Luis' },
                    permalink_url: 'https://www.facebook.com/77/posts/1/?comment_id=8',
                    like_count: '2',
                    comment_count: 1,
                    parent: { id: '1_7' },
                  },
                  {
                    id: '1_9',
                    message: 'Escríbenos',
                    created_time: '2026-03-02T11:30:00+0000',
                    from: { id: '77' },
                  },
                ],
                summary: { total_count: 2 },
              },
            },
            {
              id: '77_2',
              message: 'Novedades',
              created_time: '2026-03-02T09:00:00+0000',
              from: { id: '77' },
            },
          ],
        },
        { 'x-app-usage': '{"call_count":28,"total_time":40,"total_cputime":5}' },
      );
    get('77/tagged').reply(200, NOTHING);
    get('77/ratings').reply(200, {
      data: [
        {
          created_time: '2026-03-02T08:00:00+0000',
          recommendation_type: 'negative',
          review_text: 'No vuelvo',
          reviewer: { id: '9', name: 'Eva' },
          open_graph_story: { id: '5550' },
        },
        { created_time: '2026-03-02T07:00:00+0000', rating: 4, reviewer: { id: '9' } },
      ],
    });
    const pages = await poll(create());
    expect(pages[0]?.quota).toEqual({ remaining: 60, resetAt: null });
    expect(pages.flatMap(({ posts }) => posts)).toEqual([
      {
        source: 'facebook',
        id: '77_1',
        kind: 'post',
        text: 'Se han roto <ya>',
        format: 'plain',
        url: 'https://www.facebook.com/77/posts/1/',
        author: { handle: 'Ana Ruiz' },
        createdAt: at('10:00:00'),
        engagement: { likes: 12, reposts: 3, replies: 2 },
      },
      {
        source: 'facebook',
        id: '1_8',
        kind: 'comment',
        text: 'A mí también',
        format: 'plain',
        url: 'https://www.facebook.com/77/posts/1/?comment_id=8',
        author: { handle: 'Luis' },
        createdAt: at('11:00:00'),
        replyTo: '1_7',
        engagement: { likes: 2, replies: 1 },
      },
      {
        source: 'facebook',
        id: '1_9',
        kind: 'comment',
        text: 'Escríbenos',
        format: 'plain',
        url: 'https://www.facebook.com/1_9',
        author: { handle: '77' },
        createdAt: at('11:30:00'),
        replyTo: '77_1',
        engagement: {},
        isOwn: true,
      },
      {
        source: 'facebook',
        id: '77_2',
        kind: 'post',
        text: 'Novedades',
        format: 'plain',
        url: 'https://www.facebook.com/77_2',
        author: { handle: '77' },
        createdAt: at('09:00:00'),
        engagement: {},
        isOwn: true,
      },
      {
        source: 'facebook',
        id: '5550',
        kind: 'review',
        text: 'No vuelvo',
        format: 'plain',
        url: 'https://www.facebook.com/5550',
        author: { handle: 'Eva' },
        createdAt: at('08:00:00'),
        rating: 1,
      },
      {
        source: 'facebook',
        id: '77_rating_9_1772434800',
        kind: 'review',
        text: '',
        format: 'plain',
        url: 'https://www.facebook.com/77/reviews',
        author: { handle: '9' },
        createdAt: at('07:00:00'),
        rating: 4,
      },
    ]);
  });

  it('reads comments that did not come with their post, as far as they are new', async () => {
    const comment = (id: string, time: string) => ({ id, message: id, created_time: at(time) });
    const page = (comments: unknown, after?: string) => ({
      data: comments,
      ...(after === undefined
        ? {}
        : { paging: { cursors: { after }, next: `${API}/v24.0/x?after=${after}` } }),
    });
    const feed = (comments: unknown) => {
      const shown = { id: '77_1', message: 'Hola', created_time: at('08:00:00'), comments };
      get('77/feed').reply(200, page([shown]));
      get('77/tagged').reply(200, NOTHING);
      get('77/ratings').reply(200, NOTHING);
    };
    feed(page([comment('c4', '11:00:00')], 'p2'));
    nock(API)
      .get('/v24.0/77_1/comments')
      .query(({ after }) => after === 'p2')
      .reply(200, page([comment('c3', '10:30:00')], 'p3'));
    nock(API)
      .get('/v24.0/77_1/comments')
      .query(({ after }) => after === 'p3')
      .reply(200, page([comment('c2', '10:00:00')]));
    const source = create();
    const first = await poll(source);
    expect(first.flatMap(({ posts }) => posts).map(({ id }) => id)).toEqual([
      '77_1',
      'c4',
      'c3',
      'c2',
    ]);
    expect(first.flatMap(({ posts }) => posts)[2]?.replyTo).toBe('77_1');
    feed(page([comment('c5', '11:30:00'), comment('c4', '11:00:00')], 'p2'));
    const second = await poll(source, { cursor: first.at(-1)?.cursor });
    expect(second.flatMap(({ posts }) => posts).map(({ id }) => id)).toEqual(['77_1', 'c5', 'c4']);
  });

  it('asks for comments of which only the count came', async () => {
    const comments = { data: [], summary: { total_count: 1 } };
    const shown = { id: '77_1', message: 'Hola', created_time: at('08:00:00'), comments };
    const source = create();
    const one = { brand: brandWith('facebook', { pages: ['77'], edges: ['feed'] }) };
    get('77/feed').reply(200, { data: [shown] });
    get('77_1/comments').reply(200, {
      data: [{ id: 'c1', message: 'Sí', created_time: at('09:00:00') }],
    });
    const first = await poll(source, one);
    expect(first.flatMap(({ posts }) => posts).map(({ id }) => id)).toEqual(['77_1', 'c1']);
    get('77/feed').reply(200, { data: [shown] });
    await poll(source, { ...one, cursor: first.at(-1)?.cursor });
  });

  it('serves the other edges where one is not allowed, and one that a Page does not have', async () => {
    const error = (code: number, message: string) => ({ error: { code, message } });
    get('77/feed').reply(400, error(10, 'requires pages_read_engagement permission'));
    get('77/tagged').reply(200, {
      data: [{ id: '5_1', message: 'Cóndor', created_time: at('10:00:00') }],
    });
    get('77/ratings').reply(400, error(100, 'Tried accessing nonexisting field (ratings)'));
    const source = create();
    const first = await source.fetchPage(request);
    expect(first.posts.map(({ id }) => id)).toEqual(['5_1']);
    const thrown = await failure(poll(source, { cursor: first.cursor }));
    expect(thrown).toBeInstanceOf(SourceAuthError);
    expect(String(thrown)).toContain('pages_read_user_content');
  });

  const error = (code: number, more = {}) => ({
    error: { code, message: `(#${code}) No`, type: 'OAuthException', ...more },
  });
  const business = {
    'x-business-use-case-usage': '{"77":[{"call_count":100,"estimated_time_to_regain_access":9}]}',
  };
  it.each([
    [400, error(190, { error_subcode: 463 }), {}, SourceAuthError, 'FACEBOOK_PAGE_TOKENS'],
    [403, error(32), {}, SourceRateLimitedError, 'pause'],
    [400, error(80_001), business, SourceRateLimitedError, 'pause'],
    [500, error(2), {}, SourceUnavailableError, 'out of order'],
  ])('takes a %i with %j for what it is', async (status, body, headers, type, words) => {
    get('77/feed').reply(status, body, headers as Record<string, string>);
    const one = brandWith('facebook', { pages: ['77'], edges: ['feed'] });
    const thrown = await failure(poll(create(), { brand: one }));
    expect(thrown).toBeInstanceOf(type);
    expect(String(thrown)).toContain(words);
    if (headers === business) {
      expect((thrown as SourceRateLimitedError).retryAt).toEqual(at('12:09:00'));
    }
  });

  it('takes a token for each Page, and names the Page that has none', async () => {
    nock(API, { reqheaders: { authorization: 'Bearer abc' } })
      .get('/v24.0/77/feed')
      .query(true)
      .reply(200, NOTHING);
    const pages = brandWith('facebook', { pages: ['77', '88'], edges: ['feed'] });
    const thrown = await failure(poll(create('77=abc, 99=def'), { brand: pages }));
    expect(String(thrown)).toContain('no token for the Page 88');
    const none = facebook.create({ ...tools(), settings: facebook.settings.parse({}), env: {} });
    expect(none.readiness).toEqual({ isReady: false, missing: ['FACEBOOK_PAGE_TOKENS'] });
    expect(create('77=abc, ???').readiness.isReady).toBe(false);
  });
});
