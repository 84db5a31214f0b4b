import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { SourceAuthError, SourceUnavailableError } from '../../../src/core/errors.js';
import { Secret } from '../../../src/lib/secret.js';
import { reddit } from '../../../src/sources/reddit/index.js';
import {
  describeSourceContract,
  type MadePost,
  SECRET,
  type SourceDriver,
} from '../../contract/source.js';
import { brandWith, tools } from '../brand.js';

const ENV = { REDDIT_CLIENT_ID: new Secret('app'), REDDIT_CLIENT_SECRET: new Secret(SECRET) };

function link({ id, text, at }: MadePost) {
  return {
    kind: 't3',
    data: {
      id,
      name: `t3_${id}`,
      title: 'Zapatillas',
      selftext: text,
      created_utc: at.getTime() / 1000,
      author: 'paloma',
      permalink: `/r/zapatos/comments/${id}/zapatillas/`,
      edited: false,
    },
  };
}
const listing = (children: unknown[], after: string | null = null) =>
  JSON.stringify({ kind: 'Listing', data: { after, children } });

/** By address of a test's server: a token is given once, and then no more, as after a password was changed. */
const given = new Map<string, number>();

const driver: SourceDriver = {
  name: 'reddit',
  cannot: {
    'finds nothing new in a 304': 'the API is asked without validators',
    'refuses a redirect to a private address': "its addresses are the operator's own setting",
  },
  create: (baseUrl, toolsGiven) => ({
    source: reddit.create({
      ...toolsGiven,
      settings: reddit.settings.parse({ baseUrl }),
      env: ENV,
    }),
    brand: brandWith('reddit'),
    terms: ['cóndor'],
  }),
  answer: (posts, { next }) => ({
    body: listing(posts.map(link), next ? `t3_${posts.at(-1)?.id}` : null),
  }),
  barest: ({ id, text, at }) => ({
    body: listing([
      { kind: 't3', data: { id, title: '', selftext: text, created_utc: at.getTime() / 1000 } },
    ]),
  }),
  withBadPost: (good) => ({ body: listing([{ kind: 't3', data: { id: 5 } }, link(good)]) }),
  otherShape: '{"results":[]}',
  aside({ url }, baseUrl) {
    if (url.pathname !== '/api/v1/access_token') return null;
    given.set(baseUrl, (given.get(baseUrl) ?? 0) + 1);
    if (given.get(baseUrl) !== 1) return { status: 401, body: '{"error":401}' };
    return { body: JSON.stringify({ access_token: SECRET, expires_in: 86_400 }) };
  },
  deleted: (post) => {
    const { kind, data } = link(post);
    return { body: listing([{ kind, data: { ...data, selftext: '[removed]' } }]) };
  },
};

describeSourceContract(driver);

const API = 'https://oauth.reddit.com';
const WEB = 'https://www.reddit.com';
const signal = new AbortController().signal;
const since = new Date('2026-03-01T00:00:00Z');
const request = { brand: brandWith('reddit'), terms: ['cóndor'], cursor: null, since, signal };
const failure = (work: Promise<unknown>) => work.catch((error: unknown) => error as Error);
const at = (time: string) => new Date(`2026-03-02T${time}Z`);

function create(env: Record<string, Secret> = ENV) {
  const toolsGiven = tools();
  const source = reddit.create({ ...toolsGiven, settings: reddit.settings.parse({}), env });
  return { source, clock: toolsGiven.clock };
}
function withToken() {
  nock(WEB).post('/api/v1/access_token').reply(200, { access_token: 'token', expires_in: 86_400 });
}
async function poll(source: ReturnType<typeof create>['source'], over = {}) {
  const pages = [await source.fetchPage({ ...request, ...over })];
  while (pages.at(-1)?.hasMore === true && pages.length < 20) {
    pages.push(
      await source.fetchPage({ ...request, ...over, cursor: pages.at(-1)?.cursor ?? null }),
    );
  }
  return pages;
}

describe('Reddit, through its API', () => {
  it('asks as an app that says who it is, with the raw texts', async () => {
    nock(WEB, {
      reqheaders: {
        authorization: `Basic ${Buffer.from(`app:${SECRET}`).toString('base64')}`,
        'user-agent': /vigia/,
      },
    })
      .post('/api/v1/access_token', 'grant_type=client_credentials')
      .reply(200, { access_token: 'token', expires_in: 86_400 });
    nock(API, { reqheaders: { authorization: 'Bearer token', 'user-agent': /vigia/ } })
      .get('/search')
      .query({
        q: '"cóndor"',
        sort: 'new',
        type: 'link',
        include_over_18: 'on',
        limit: 100,
        raw_json: 1,
      })
      .reply(200, listing([]), {
        'x-ratelimit-remaining': '598.0',
        'x-ratelimit-used': '2',
        'x-ratelimit-reset': '298',
      });
    const [page] = await poll(create().source);
    expect(page?.quota).toEqual({ remaining: 598, resetAt: at('12:04:58') });
  });

  it('reads the comments of posts that have grown, once each time', async () => {
    withToken();
    const post = link({ id: 'a1', text: 'Cóndor', at: at('10:00:00') });
    const search = (count: number) =>
      nock(API)
        .get('/search')
        .query(true)
        .reply(200, listing([{ kind: 't3', data: { ...post.data, num_comments: count } }]));
    const comment = {
      kind: 't1',
      data: {
        id: 'c1',
        body: 'A mí no me gustan',
        author: 'luis',
        created_utc: at('11:00:00').getTime() / 1000,
        parent_id: 't3_a1',
        link_id: 't3_a1',
        score: -4,
        edited: at('11:30:00').getTime() / 1000,
        replies: {
          kind: 'Listing',
          data: {
            children: [
              { kind: 't1', data: { id: 'c2', body: '[deleted]', created_utc: 1772449200 } },
              { kind: 'more', data: { count: 5, children: ['c3'] } },
            ],
          },
        },
      },
    };
    search(2);
    nock(API)
      .get('/comments/a1')
      .query({ sort: 'new', limit: 500, depth: 10, raw_json: 1 })
      .reply(200, `[${listing([post])},${listing([comment])}]`);
    const { source } = create();
    const first = await poll(source);
    expect(first.flatMap(({ posts }) => posts).find(({ kind }) => kind === 'comment')).toEqual({
      source: 'reddit',
      id: 't1_c1',
      kind: 'comment',
      text: 'A mí no me gustan',
      format: 'plain',
      url: 'https://www.reddit.com/comments/a1/_/c1/',
      author: { handle: 'luis' },
      createdAt: at('11:00:00'),
      editedAt: at('11:30:00'),
      replyTo: 't3_a1',
      engagement: { likes: 0 },
    });
    expect(first.flatMap(({ deletedIds }) => deletedIds)).toEqual(['t1_c2']);
    search(2);
    await poll(source, { cursor: first.at(-1)?.cursor });
  });

  it('passes over a thread that is gone', async () => {
    withToken();
    const { kind, data } = link({ id: 'a1', text: 'Cóndor', at: at('10:00:00') });
    nock(API)
      .get('/search')
      .query(true)
      .reply(200, listing([{ kind, data: { ...data, num_comments: 3 } }]));
    nock(API).get('/comments/a1').query(true).reply(404, { message: 'Not Found', error: 404 });
    const pages = await poll(create().source);
    expect(pages.flatMap(({ posts }) => posts).map(({ id }) => id)).toEqual(['t3_a1']);
  });

  it('asks later whether what it found is still there', async () => {
    withToken();
    const post = link({ id: 'a1', text: 'Cóndor', at: at('10:00:00') });
    nock(API)
      .get('/search')
      .query(true)
      .reply(200, listing([post]));
    const { source, clock } = create();
    const first = await poll(source);
    clock.advanceTo(at('12:15:00'));
    nock(API).get('/search').query(true).reply(200, listing([]));
    nock(API)
      .get('/api/info')
      .query({ id: 't3_a1', raw_json: 1 })
      .reply(200, listing([{ ...post, data: { ...post.data, removed_by_category: 'moderator' } }]));
    const later = await poll(source, { cursor: first.at(-1)?.cursor });
    expect(later.flatMap(({ deletedIds }) => deletedIds)).toEqual(['t3_a1']);
  });

  it('tells a crosspost as such, unless it says something of its own', async () => {
    withToken();
    const { kind, data } = link({ id: 'a1', text: '', at: at('10:00:00') });
    const crosspost = (id: string, title: string) => ({
      kind,
      data: {
        ...data,
        id,
        title,
        crosspost_parent: 't3_z9',
        crosspost_parent_list: [{ title: 'Uno' }],
      },
    });
    nock(API)
      .get('/search')
      .query(true)
      .reply(200, listing([crosspost('a1', 'Uno'), crosspost('a2', 'Dos')]));
    const [page] = await poll(create().source);
    expect(page?.posts.map(({ repostOf }) => repostOf)).toEqual(['t3_z9', undefined]);
  });

  it('tells where a listing ends before what is known', async () => {
    withToken();
    for (let page = 0; page < 10; page++) {
      const posts = Array.from({ length: 100 }, (_, index) =>
        link({ id: `${page}x${index}`, text: 'Cóndor', at: at('10:00:00') }),
      );
      nock(API)
        .get('/search')
        .query(true)
        .reply(200, listing(posts, page < 9 ? `t3_${page}` : null));
    }
    const pages = await poll(create().source);
    expect(pages.map(({ gap }) => gap).filter((gap) => gap !== null)).toEqual([
      { from: since, to: at('10:00:00'), reason: 'api-limit' },
    ]);
  });

  it('reads communities and the inbox of a script, and names a community that is closed', async () => {
    nock(WEB)
      .post('/api/v1/access_token', 'grant_type=password&username=condor&password=secreta')
      .reply(200, { access_token: 'token', expires_in: 86_400 });
    nock(API).get('/search').query(true).reply(200, listing([]));
    nock(API)
      .get('/r/zapatos+running/new')
      .query(true)
      .reply(403, { reason: 'private', error: 403 });
    nock(API).get('/message/mentions').query(true).reply(200, listing([]));
    const env = {
      ...ENV,
      REDDIT_USERNAME: new Secret('condor'),
      REDDIT_PASSWORD: new Secret('secreta'),
    };
    const brand = brandWith('reddit', { subreddits: ['r/zapatos', 'running'] });
    const error = await failure(poll(create(env).source, { brand }));
    expect(error).toBeInstanceOf(SourceAuthError);
    expect(String(error)).toContain('r/zapatos+running is closed or does not exist (private)');
  });

  it('says what to do where a wrong password is answered with a good status', async () => {
    nock(WEB).post('/api/v1/access_token').reply(200, { error: 'invalid_grant' });
    const error = await failure(poll(create().source));
    expect(error).toBeInstanceOf(SourceAuthError);
    expect(String(error)).toContain('reddit.com/prefs/apps');
  });

  it('is not ready with half of a key', () => {
    const { source } = create({ REDDIT_CLIENT_ID: new Secret('app') });
    expect(source.readiness).toEqual({ isReady: false, missing: ['REDDIT_CLIENT_SECRET'] });
  });
});

const ENTRY = `<entry><author><name>/u/ana</name><uri>https://www.reddit.com/user/ana</uri></author><category term="zapatos" label="r/zapatos"/><content type="html">&lt;!-- SC_OFF --&gt;&lt;div class=&quot;md&quot;&gt;&lt;p&gt;Se han roto &amp;amp; ya&lt;/p&gt; &lt;/div&gt;&lt;!-- SC_ON --&gt; &amp;#32; submitted by &amp;#32; &lt;a href=&quot;https://www.reddit.com/user/ana&quot;&gt; /u/ana &lt;/a&gt;</content><id>t3_b1</id><link href="https://www.reddit.com/r/zapatos/comments/b1/condor/"/><updated>2026-03-02T10:00:00+00:00</updated><published>2026-03-02T10:00:00+00:00</published><title>Cóndor &amp; yo</title></entry>`;
const COMMENT_ENTRY = `<entry><author><name>/u/luis</name></author><content type="html">&lt;p&gt;No&lt;/p&gt;</content><id>t1_c1</id><updated>2026-03-02T11:00:00+00:00</updated><title>/u/luis on Cóndor</title></entry>`;
const feed = (entries: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>search</title>${entries}</feed>`;

describe('Reddit, through its public feeds', () => {
  it('maps posts and comments, every field', async () => {
    nock(WEB)
      .get('/search.rss')
      .query({ q: '"cóndor"', sort: 'new', type: 'link', include_over_18: 'on', limit: 100 })
      .reply(200, feed(`${ENTRY}${COMMENT_ENTRY}<entry><id>t5_x</id></entry>`));
    const [page] = await poll(create({}).source);
    expect(page?.skipped).toBe(1);
    expect(page?.posts).toEqual([
      {
        source: 'reddit',
        id: 't3_b1',
        kind: 'post',
        title: 'Cóndor &amp; yo',
        text: '<!-- SC_OFF --><div class="md"><p>Se han roto &amp; ya</p> </div><!-- SC_ON --> &#32; ',
        format: 'html',
        url: 'https://www.reddit.com/r/zapatos/comments/b1/condor/',
        author: { handle: 'ana' },
        createdAt: at('10:00:00'),
      },
      {
        source: 'reddit',
        id: 't1_c1',
        kind: 'comment',
        text: '<p>No</p>',
        format: 'html',
        author: { handle: 'luis' },
        createdAt: at('11:00:00'),
      },
    ]);
  });

  it.each([
    [403, '<html>whoa there, pardner</html>', SourceAuthError],
    [200, '<html>blocked by network security</html>', SourceUnavailableError],
    [200, feed(ENTRY).slice(0, 300), SourceUnavailableError],
  ])('shows that it is blocked (%i), and what to do', async (status, body, type) => {
    nock(WEB).get('/search.rss').query(true).reply(status, body);
    const error = await failure(poll(create({}).source));
    expect(error).toBeInstanceOf(type);
    expect(String(error)).toContain('REDDIT_CLIENT_ID');
  });
});
