import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { SourceAuthError, SourceRateLimitedError } from '../../../src/core/errors.js';
import { Secret } from '../../../src/lib/secret.js';
import { x } from '../../../src/sources/x/index.js';
import { toQueries } from '../../../src/sources/x/query.js';
import {
  describeSourceContract,
  type MadePost,
  SECRET,
  type SourceDriver,
} from '../../contract/source.js';
import { brandWith, tools } from '../brand.js';

const EPOCH_MS = 1_288_834_974_657n;
/** An id of X for a moment. */
const idAt = (at: Date, low = 0) =>
  String(((BigInt(at.getTime()) - EPOCH_MS) << 22n) + BigInt(low));

function tweet({ id, text, at }: MadePost) {
  return { id, text, author_id: '7', created_at: at.toISOString(), edit_history_tweet_ids: [id] };
}
const found = (tweets: { id: string }[], next?: string) =>
  JSON.stringify({
    ...(tweets.length === 0 ? {} : { data: tweets }),
    meta: {
      result_count: tweets.length,
      ...(tweets[0] === undefined ? {} : { newest_id: tweets[0].id }),
      ...(next === undefined ? {} : { next_token: next }),
    },
  });

const driver: SourceDriver = {
  name: 'x',
  cannot: {
    'finds nothing new in a 304': 'the search has no validators',
    'refuses a redirect to a private address': "its address is the operator's own setting",
  },
  create: (baseUrl, given) => ({
    source: x.create({
      ...given,
      settings: x.settings.parse({ baseUrl }),
      env: { X_BEARER_TOKEN: new Secret(SECRET) },
    }),
    brand: brandWith('x'),
    terms: ['cóndor'],
  }),
  answer: (posts, { next }) => ({
    body: found(posts.map(tweet), next ? `token-${posts.at(-1)?.id}` : undefined),
  }),
  barest: ({ text, at }) => ({ body: JSON.stringify({ data: [{ id: idAt(at), text }] }) }),
  withBadPost: (good) => ({ body: JSON.stringify({ data: [{ id: 'x' }, tweet(good)] }) }),
  otherShape: '{"results":[]}',
  deleted: ({ id }) => ({
    body: JSON.stringify({
      meta: { result_count: 0 },
      errors: [
        {
          resource_type: 'tweet',
          resource_id: id,
          type: 'https://api.x.com/2/problems/resource-not-found',
        },
      ],
    }),
  }),
};

describeSourceContract(driver);

const API = 'https://api.x.com';
const PATH = '/2/tweets/search/recent';
const signal = new AbortController().signal;
const since = new Date('2026-03-01T00:00:00Z');
const request = { brand: brandWith('x'), terms: ['cóndor'], cursor: null, since, signal };
const at = (time: string) => new Date(`2026-03-02T${time}Z`);
const failure = (work: Promise<unknown>) => work.catch((error: unknown) => error as Error);
function create(settings: Record<string, unknown> = {}) {
  const given = tools();
  const env = { X_BEARER_TOKEN: new Secret('token') };
  return { ...given, source: x.create({ ...given, settings: x.settings.parse(settings), env }) };
}
const reply = (body: nock.Body, status = 200) =>
  nock(API).get(PATH).query(true).reply(status, body);

describe('X', () => {
  it('maps a post, every field', async () => {
    const first = idAt(at('10:00:00'));
    const second = idAt(at('10:20:00'));
    nock(API, { reqheaders: { authorization: 'Bearer token' } })
      .get(PATH)
      .query({
        query: '("cóndor" OR #Condor) (lang:es OR lang:und) -is:retweet',
        max_results: 20,
        start_time: '2026-03-01T00:00:00.000Z',
        'tweet.fields':
          'author_id,created_at,edit_history_tweet_ids,entities,lang,note_tweet,public_metrics,referenced_tweets',
        expansions: 'author_id',
        'user.fields': 'username,name,public_metrics',
      })
      .reply(200, {
        data: [
          {
            id: second,
            text: 'Las de Cóndor &lt;3 mes y…',
            note_tweet: {
              text: 'Las de Cóndor &lt;3 meses &amp; rotas #Fail',
              entities: { hashtags: [{ start: 1, end: 5, tag: 'Fail' }] },
            },
            author_id: '7',
            created_at: '2026-03-02T10:20:00.000Z',
            lang: 'es',
            edit_history_tweet_ids: [first, second],
            referenced_tweets: [
              { type: 'quoted', id: '5' },
              { type: 'replied_to', id: '6' },
            ],
            public_metrics: {
              retweet_count: 3,
              reply_count: '2',
              like_count: 42,
              quote_count: 1,
              bookmark_count: 9,
              impression_count: 1500,
            },
          },
        ],
        includes: {
          users: [
            { id: '7', username: 'ana', name: 'Ana R', public_metrics: { followers_count: 90 } },
          ],
        },
        meta: { newest_id: second, oldest_id: second, result_count: 1 },
      });
    const { source } = create();
    const brand = { ...brandWith('x'), languages: ['es'] };
    const page = await source.fetchPage({ ...request, brand, terms: ['"cóndor"', '#Condor'] });
    expect(page).toMatchObject({ hasMore: false, skipped: 0, gap: null, deletedIds: [] });
    expect(page.posts).toEqual([
      {
        source: 'x',
        id: first,
        kind: 'post',
        text: 'Las de Cóndor <3 meses & rotas #Fail',
        format: 'plain',
        url: `https://x.com/ana/status/${second}`,
        author: { handle: 'ana', displayName: 'Ana R', followers: 90 },
        lang: 'es',
        createdAt: at('10:00:00'),
        editedAt: at('10:20:00'),
        replyTo: '6',
        hashtags: ['Fail'],
        engagement: { likes: 42, reposts: 4, replies: 2, views: 1500 },
      },
    ]);
  });

  it('asks after the newest post of the first page, once the round is over', async () => {
    const [c, b, a] = ['11:00:00', '10:00:00', '09:00:00'].map((time) => ({
      id: idAt(at(time)),
      text: 'Cóndor',
      created_at: at(time).toISOString(),
    }));
    if (a === undefined || b === undefined || c === undefined) throw new Error();
    const asked: unknown[] = [];
    nock(API)
      .get(PATH)
      .query(({ since_id: id, start_time: start, next_token: token }) => {
        asked.push({ id, start, token });
        return true;
      })
      .times(3)
      .reply(() => [200, [found([c, b], 'more'), found([a]), found([])][asked.length - 1]]);
    const { source } = create();
    const first = await source.fetchPage(request);
    const second = await source.fetchPage({ ...request, cursor: first.cursor });
    await source.fetchPage({ ...request, cursor: second.cursor });
    const start = since.toISOString();
    expect(asked).toEqual([
      { id: undefined, start, token: undefined },
      { id: undefined, start, token: 'more' },
      { id: c.id, start: undefined, token: undefined },
    ]);
  });

  it('asks by time where the id it knows is older than what is searched, and tells the gap', async () => {
    const old = {
      id: idAt(at('11:00:00')),
      text: 'Cóndor',
      created_at: at('11:00:00').toISOString(),
    };
    reply(found([old]));
    const { source, clock } = create();
    const first = await source.fetchPage(request);
    clock.advanceTo(new Date('2026-03-12T12:00:00Z'));
    nock(API)
      .get(PATH)
      .query(
        (query) => query.since_id === undefined && query.start_time === '2026-03-05T12:05:00.000Z',
      )
      .reply(200, found([]));
    const later = await source.fetchPage({ ...request, cursor: first.cursor });
    expect(later.gap).toEqual({
      from: at('11:00:00'),
      to: new Date('2026-03-05T12:05:00Z'),
      reason: 'api-limit',
    });
  });

  it('goes on by time where the id is refused, and begins anew where a token is', async () => {
    const post = {
      id: idAt(at('11:00:00')),
      text: 'Cóndor',
      created_at: at('11:00:00').toISOString(),
    };
    reply(found([post]));
    const { source } = create();
    const first = await source.fetchPage(request);
    const problem = { errors: [{ parameters: { since_id: ['1'] }, message: 'too old' }] };
    reply(problem, 400);
    nock(API)
      .get(PATH)
      .query(({ since_id: id }) => id === undefined)
      .reply(200, found([post], 'more'));
    const second = await source.fetchPage({ ...request, cursor: first.cursor });
    reply({ title: 'Invalid Request', type: 'https://api.x.com/2/problems/invalid-request' }, 400);
    const third = await source.fetchPage({ ...request, cursor: second.cursor });
    expect([second.hasMore, third.hasMore]).toEqual([true, false]);
  });

  it('keeps within the money of the month, and gives back what a page did not cost', async () => {
    const post = { id: idAt(at('11:00:00')), text: 'Cóndor', author_id: '7' };
    const answer = {
      data: [post],
      includes: { users: [{ id: '7' }] },
      meta: { newest_id: post.id, next_token: 'more' },
    };
    // A full page of ten costs 0.15; a post and its author 0.015.
    const { source } = create({ pageSize: 10, monthlyUsd: 0.17, monthlyPosts: 100 });
    reply(answer);
    const first = await source.fetchPage(request);
    expect(first.quota).toEqual({ remaining: 99, resetAt: new Date('2026-04-01T00:00:00Z') });
    reply({ ...answer, meta: { next_token: 'and more' } });
    const second = await source.fetchPage({ ...request, cursor: first.cursor });
    const error = await failure(source.fetchPage({ ...request, cursor: second.cursor }));
    expect(error).toBeInstanceOf(SourceRateLimitedError);
    expect((error as SourceRateLimitedError).retryAt).toEqual(new Date('2026-04-01T00:00:00Z'));
  });

  it('keeps within the posts of the month, and spends nothing on a call that failed', async () => {
    const { source } = create({ pageSize: 10, monthlyPosts: 10 });
    reply('oops', 503);
    await failure(source.fetchPage(request));
    reply(found([{ id: idAt(at('11:00:00')), text: 'Cóndor' } as { id: string }]));
    const page = await source.fetchPage(request);
    expect(page.quota?.remaining).toBe(9);
    expect(await failure(source.fetchPage({ ...request, cursor: page.cursor }))).toBeInstanceOf(
      SourceRateLimitedError,
    );
  });

  it.each([
    [403, 'client-forbidden', SourceAuthError, 'may not search (client-forbidden)'],
    [402, 'credits-depleted', SourceAuthError, 'no credits'],
    [401, 'about:blank', SourceAuthError, 'X_BEARER_TOKEN'],
    [403, 'usage-capped', SourceRateLimitedError, 'spending cap'],
    [429, 'usage-capped', SourceRateLimitedError, 'spending cap'],
  ])('says what a %i (%s) means', async (status, kind, type, words) => {
    reply(
      { title: 'No', detail: 'Nothing for you', type: `https://api.x.com/2/problems/${kind}` },
      status,
    );
    const error = await failure(create().source.fetchPage(request));
    expect(error).toBeInstanceOf(type);
    expect(String(error)).toContain(words);
  });

  it('is not ready without its token', () => {
    const source = x.create({ ...tools(), settings: x.settings.parse({}), env: {} });
    expect(source.readiness).toEqual({ isReady: false, missing: ['X_BEARER_TOKEN'] });
  });
});

describe('queries to X', () => {
  it('are split within the longest that may be asked', () => {
    const terms = Array.from({ length: 60 }, (_, index) => `"zapatillas número${index}"`);
    const how = { languages: ['es', 'en'], withReposts: false, maxLength: 512 };
    const queries = toQueries(terms, how);
    expect(queries.length).toBeGreaterThan(2);
    expect(queries.every((query) => query.length <= 512)).toBe(true);
    expect(queries.join(' ').match(/número/g)?.length).toBe(60);
  });

  it('are as plain as can be', () => {
    const how = { languages: [], withReposts: true, maxLength: 512 };
    expect(toQueries(['condor', '""'], how)).toEqual(['"condor"']);
  });
});
