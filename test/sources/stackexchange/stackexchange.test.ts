import { readFileSync } from 'node:fs';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { SourceAuthError, SourceRateLimitedError } from '../../../src/core/errors.js';
import { Secret } from '../../../src/lib/secret.js';
import { stackexchange } from '../../../src/sources/stackexchange/index.js';
import {
  describeSourceContract,
  type MadePost,
  SECRET,
  type SourceDriver,
} from '../../contract/source.js';
import { sharedPath } from '../../helpers/shared.js';
import { brandWith, tools } from '../brand.js';

function question({ id, text, at }: MadePost) {
  return {
    question_id: Number(id),
    title: 'Zapatillas',
    body: text,
    creation_date: at.getTime() / 1000,
    owner: { user_id: 1, display_name: 'paloma' },
    link: `https://stackoverflow.com/questions/${id}/zapatillas`,
  };
}
const wrapper = (items: unknown[], hasMore = false) =>
  JSON.stringify({ items, has_more: hasMore, quota_max: 300, quota_remaining: 200 });

const driver: SourceDriver = {
  name: 'stackexchange',
  cannot: {
    'finds nothing new in a 304': 'the API has no validators',
    'tells that a post was deleted': 'the API leaves deleted posts out and says nothing of them',
    'refuses a redirect to a private address': "its address is the operator's own setting",
  },
  create: (baseUrl, given) => ({
    source: stackexchange.create({
      ...given,
      settings: stackexchange.settings.parse({ baseUrl, minIntervalMinutes: 0 }),
      env: { STACKEXCHANGE_KEY: new Secret(SECRET) },
    }),
    brand: brandWith('stackexchange'),
    terms: ['cóndor'],
  }),
  answer: (posts, { next }) => ({ body: wrapper(posts.map(question), next) }),
  barest: ({ id, text, at }) => ({
    body: JSON.stringify({
      items: [{ question_id: id, body: text, creation_date: at.getTime() / 1000 }],
    }),
  }),
  withBadPost: (good) => ({ body: wrapper([{ question_id: 5 }, question(good)]) }),
  otherShape: '{"questions":[]}',
  // Answers are asked for by themselves.
  aside: ({ url }) => (url.pathname.endsWith('/excerpts') ? { body: wrapper([]) } : null),
};

describeSourceContract(driver);

const API = 'https://api.stackexchange.com';
const settings = stackexchange.settings.parse({});
const signal = new AbortController().signal;
const since = new Date('2026-03-01T00:00:00Z');
const request = {
  brand: brandWith('stackexchange', { sites: ['es.stackoverflow'] }),
  terms: ['"zapatillas cóndor"'],
  cursor: null,
  since,
  signal,
};
const failure = (work: Promise<unknown>) => work.catch((error: unknown) => error as Error);

describe('Stack Exchange', () => {
  it('maps a question and an answer, every field', async () => {
    nock(API)
      .get('/2.3/search/advanced')
      .query({
        q: '"zapatillas cóndor"',
        site: 'es.stackoverflow',
        filter: 'withbody',
        fromdate: '1772323200',
        sort: 'creation',
        order: 'desc',
        page: 1,
        pagesize: 100,
      })
      .reply(200, {
        items: [
          {
            tags: ['api', 'zapatillas'],
            owner: { user_id: 7, user_type: 'registered', display_name: 'J&#246;rg &amp; Co' },
            view_count: 31,
            answer_count: 2,
            score: -3,
            creation_date: 1772445600,
            last_edit_date: 1772445900,
            last_activity_date: 1772446000,
            question_id: 900,
            link: 'https://es.stackoverflow.com/questions/900/condor',
            title: '&#191;API de C&#243;ndor?',
            body: '<p>No <b>responde</b></p>',
          },
        ],
        has_more: false,
        quota_max: 300,
        quota_remaining: 297,
      });
    nock(API)
      .get('/2.3/search/excerpts')
      .query((query) => query.q === '"zapatillas cóndor"')
      .reply(200, {
        items: [
          { item_type: 'question', question_id: 900, creation_date: 1772445600, title: 'x' },
          { item_type: 'answer', answer_id: 901, question_id: 900, creation_date: 1772445700 },
        ],
        has_more: false,
        quota_remaining: 296,
      });
    nock(API)
      .get('/2.3/answers/901')
      .query({ site: 'es.stackoverflow', filter: 'withbody', pagesize: 100 })
      .reply(200, {
        items: [
          {
            owner: { user_type: 'does_not_exist', display_name: 'user8' },
            score: 4,
            creation_date: 1772445700,
            answer_id: 901,
            question_id: 900,
            body: '<p>Prueba de nuevo</p>',
          },
        ],
        quota_remaining: 295,
      });
    const source = stackexchange.create({ ...tools(), settings, env: {} });
    const first = await source.fetchPage(request);
    const second = await source.fetchPage({ ...request, cursor: first.cursor });
    expect([...first.posts, ...second.posts]).toEqual([
      {
        source: 'stackexchange',
        id: 'es.stackoverflow/900',
        kind: 'post',
        title: '&#191;API de C&#243;ndor?',
        text: '<p>No <b>responde</b></p>',
        format: 'html',
        url: 'https://es.stackoverflow.com/questions/900/condor',
        author: { handle: 'Jörg & Co' },
        lang: 'es',
        createdAt: new Date('2026-03-02T10:00:00Z'),
        editedAt: new Date('2026-03-02T10:05:00Z'),
        hashtags: ['api', 'zapatillas'],
        engagement: { likes: 0, replies: 2, views: 31 },
      },
      {
        source: 'stackexchange',
        id: 'es.stackoverflow/901',
        kind: 'comment',
        text: '<p>Prueba de nuevo</p>',
        format: 'html',
        url: 'https://es.stackoverflow.com/a/901',
        author: { handle: 'user8' },
        lang: 'es',
        createdAt: new Date('2026-03-02T10:01:40Z'),
        replyTo: 'es.stackoverflow/900',
        engagement: { likes: 4 },
      },
    ]);
    expect([first.quota, second.quota]).toEqual([
      { remaining: 297, resetAt: null },
      { remaining: 295, resetAt: null },
    ]);
  });

  it('obeys a backoff that comes with a good answer, and goes on after it', async () => {
    const first = { items: [question({ id: '1', text: 'Uno', at: since })], has_more: true };
    nock(API)
      .get('/2.3/search/advanced')
      .query(true)
      .reply(200, { ...first, backoff: 10 });
    const given = tools();
    const source = stackexchange.create({ ...given, settings, env: {} });
    const page = await source.fetchPage(request);
    const error = await failure(source.fetchPage({ ...request, cursor: page.cursor }));
    expect(error).toBeInstanceOf(SourceRateLimitedError);
    expect((error as SourceRateLimitedError).retryAt).toEqual(new Date('2026-03-02T12:00:12Z'));
    given.clock.advanceTo(new Date('2026-03-02T12:00:12Z'));
    nock(API)
      .get('/2.3/search/advanced')
      .query((query) => query.page === '2')
      .reply(200, { items: [question({ id: '2', text: 'Dos', at: since })], has_more: false });
    const next = await source.fetchPage({ ...request, cursor: page.cursor });
    expect(next.posts.map(({ text }) => text)).toEqual(['Dos']);
  });

  it('rests between two rounds', async () => {
    const empty = { items: [], has_more: false };
    nock(API).get('/2.3/search/advanced').query(true).reply(200, empty);
    nock(API).get('/2.3/search/excerpts').query(true).reply(200, empty);
    const given = tools();
    const source = stackexchange.create({ ...given, settings, env: {} });
    let cursor: string | null = null;
    for (const minute of [0, 0, 29, 29]) {
      given.clock.advanceTo(new Date(Date.UTC(2026, 2, 2, 12, minute)));
      ({ cursor } = await source.fetchPage({ ...request, cursor }));
    }
    given.clock.advanceTo(new Date('2026-03-02T12:30:00Z'));
    nock(API).get('/2.3/search/advanced').query(true).reply(200, empty);
    expect((await source.fetchPage({ ...request, cursor })).hasMore).toBe(true);
  });

  const THROTTLE = {
    error_id: 502,
    error_name: 'throttle_violation',
    error_message: 'too many requests from this IP, more requests available in 33635 seconds',
  };
  it.each([400, 502, 200])(
    'reads out of a throttle with status %i when to come back',
    async (status) => {
      nock(API).get('/2.3/search/advanced').query(true).reply(status, THROTTLE);
      const source = stackexchange.create({ ...tools(), settings, env: {} });
      const error = await failure(source.fetchPage(request));
      expect(error).toBeInstanceOf(SourceRateLimitedError);
      expect((error as SourceRateLimitedError).retryAt).toEqual(new Date('2026-03-02T21:20:35Z'));
    },
  );

  it('asks the other sites where one has no such name, and none where all are throttled', async () => {
    const refusal = { error_id: 400, error_name: 'bad_parameter', error_message: 'No site found' };
    const sites = { brand: brandWith('stackexchange', { sites: ['nowhere', 'travel'] }) };
    nock(API)
      .get('/2.3/search/advanced')
      .query(({ site }) => site === 'nowhere')
      .reply(400, refusal);
    nock(API)
      .get('/2.3/search/advanced')
      .query(({ site }) => site === 'travel')
      .reply(400, THROTTLE);
    const source = stackexchange.create({ ...tools(), settings, env: {} });
    const error = await failure(source.fetchPage({ ...request, ...sites }));
    expect(String(error)).toContain('bad_parameter');
    expect(await failure(source.fetchPage(request))).toBeInstanceOf(SourceRateLimitedError);
  });

  it('waits half an hour after a 429 that is a page', async () => {
    nock(API).get('/2.3/search/advanced').query(true).reply(429, '<html>Too many requests</html>');
    const source = stackexchange.create({ ...tools(), settings, env: {} });
    const error = await failure(source.fetchPage(request));
    expect((error as SourceRateLimitedError).retryAt).toEqual(new Date('2026-03-02T12:30:00Z'));
  });

  it('says what to do about a key that is not known', async () => {
    const refusal = {
      error_id: 400,
      error_name: 'bad_parameter',
      error_message: "`key` doesn't match a known application",
    };
    nock(API).get('/2.3/search/advanced').query(true).reply(400, refusal);
    const source = stackexchange.create({ ...tools(), settings, env: {} });
    const error = await failure(source.fetchPage(request));
    expect(error).toBeInstanceOf(SourceAuthError);
    expect(String(error)).toContain('STACKEXCHANGE_KEY');
  });
});

const fixtures = sharedPath('fixtures/stackexchange', 'recorded answers of Stack Exchange');
describe.skipIf(fixtures === null)('recorded answers of Stack Exchange', () => {
  const read = (name: string) => readFileSync(`${fixtures}/${name}`, 'utf8');
  const poll = async (status: number, body: string) => {
    nock(API).get('/2.3/search/advanced').query(true).reply(status, body);
    return stackexchange.create({ ...tools(), settings, env: {} }).fetchPage(request);
  };

  it('take the wrapper with its quota, and drop what is no post', async () => {
    expect(await poll(200, read('users-wrapper.json'))).toMatchObject({
      posts: [],
      skipped: 1,
      quota: { remaining: 299 },
    });
    expect(await poll(200, read('test_stackoverflow_exists.txt'))).toMatchObject({
      posts: [],
      quota: { remaining: 9997 },
    });
  });

  it('wait as long as a throttle says', async () => {
    const error = await failure(poll(400, read('error-throttle.json')));
    expect((error as SourceRateLimitedError).retryAt).toEqual(new Date('2026-03-02T21:20:35Z'));
  });
});
