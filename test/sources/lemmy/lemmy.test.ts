import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { SourceRateLimitedError } from '../../../src/core/errors.js';
import { lemmy } from '../../../src/sources/lemmy/index.js';
import { describeSourceContract, type MadePost, type SourceDriver } from '../../contract/source.js';
import { brandWith, tools } from '../brand.js';

function view({ id, text, at }: MadePost) {
  return {
    post: {
      id: Number(id),
      name: 'Zapatillas',
      body: text,
      ap_id: `https://lemmy.example/post/${id}`,
      published: at.toISOString(),
      deleted: false,
      removed: false,
    },
    creator: { name: 'paloma', actor_id: 'https://lemmy.example/u/paloma' },
    counts: { score: 1, upvotes: 2, comments: 0 },
  };
}

const driver: SourceDriver = {
  name: 'lemmy',
  cannot: {
    'finds nothing new in a 304': 'the search has no validators',
    'refuses a redirect to a private address': "its addresses are the operator's own setting",
  },
  create: (baseUrl, given) => ({
    source: lemmy.create({
      ...given,
      settings: { ...lemmy.settings.parse({ baseUrl }), pageSize: 2 },
      env: {},
    }),
    brand: brandWith('lemmy'),
    terms: ['cóndor'],
  }),
  answer: (posts) => ({ body: JSON.stringify({ posts: posts.map(view), comments: [] }) }),
  barest: ({ id, text, at }) => ({
    body: JSON.stringify({
      posts: [{ post: { id, name: '', body: text, published: at.toISOString() } }],
    }),
  }),
  withBadPost: (good) => ({ body: JSON.stringify({ posts: [{ post: { id: 5 } }, view(good)] }) }),
  otherShape: '{"results":[]}',
  // Comments are asked for by themselves.
  aside: ({ url }) =>
    url.searchParams.get('type_') === 'Comments' ? { body: '{"comments":[]}' } : null,
  deleted: (post) => {
    const shown = view(post);
    return {
      body: JSON.stringify({ posts: [{ ...shown, post: { ...shown.post, deleted: true } }] }),
    };
  },
};

describeSourceContract(driver);

const settings = lemmy.settings.parse({ baseUrl: 'https://lemmy.example', pageSize: 2 });
const signal = new AbortController().signal;
const since = new Date('2026-03-01T00:00:00Z');
const request = { brand: brandWith('lemmy'), terms: ['"cóndor"'], cursor: null, since, signal };
const create = () => lemmy.create({ ...tools(), settings, env: {} });

const POST = {
  post: {
    id: 12,
    name: '¿Zapatillas Cóndor?',
    body: 'Se me han *roto* < 1 mes',
    creator_id: 3,
    community_id: 4,
    removed: false,
    deleted: false,
    published: '2026-03-02T10:00:00.123456',
    updated: '2026-03-02T10:30:00Z',
    ap_id: 'https://feddit.example/post/9',
    local: false,
    language_id: 39,
  },
  creator: {
    id: 3,
    name: 'ana',
    display_name: 'Ana R.',
    actor_id: 'https://feddit.example/u/ana',
  },
  counts: { score: 4, upvotes: 5, downvotes: 1, comments: '2' },
};
const COMMENT = {
  comment: {
    id: 35,
    content: 'A mí también me pasó con Cóndor',
    path: '0.34.35',
    published: '2026-03-02T11:00:00Z',
    ap_id: 'https://lemmy.example/comment/35',
    language_id: 0,
  },
  post: { id: 12, ap_id: 'https://feddit.example/post/9' },
  creator: { name: 'luis', display_name: null, actor_id: 'https://lemmy.example/u/luis' },
  counts: { score: -2, child_count: 1 },
};

describe('Lemmy', () => {
  it('maps a post and a comment, every field', async () => {
    nock('https://lemmy.example')
      .get('/api/v3/search')
      .query({ q: 'cóndor', type_: 'Posts', sort: 'New', listing_type: 'All', page: 1, limit: 2 })
      .reply(200, { type_: 'Posts', posts: [POST], comments: [], users: [], communities: [] });
    nock('https://lemmy.example')
      .get('/api/v3/search')
      .query((query) => query.type_ === 'Comments')
      .reply(200, { posts: [], comments: [COMMENT] });
    const source = create();
    const first = await source.fetchPage(request);
    const second = await source.fetchPage({ ...request, cursor: first.cursor });
    expect([...first.posts, ...second.posts]).toEqual([
      {
        source: 'lemmy',
        id: 'https://feddit.example/post/9',
        kind: 'post',
        title: '¿Zapatillas Cóndor?',
        text: 'Se me han *roto* < 1 mes',
        format: 'plain',
        url: 'https://feddit.example/post/9',
        author: { handle: 'ana@feddit.example', displayName: 'Ana R.' },
        lang: 'es',
        createdAt: new Date('2026-03-02T10:00:00.123Z'),
        editedAt: new Date('2026-03-02T10:30:00Z'),
        engagement: { likes: 5, replies: 2 },
      },
      {
        source: 'lemmy',
        id: 'https://lemmy.example/comment/35',
        kind: 'comment',
        text: 'A mí también me pasó con Cóndor',
        format: 'plain',
        url: 'https://lemmy.example/comment/35',
        author: { handle: 'luis@lemmy.example' },
        createdAt: new Date('2026-03-02T11:00:00Z'),
        replyTo: 'https://lemmy.example/comment/34',
        engagement: { replies: 1 },
      },
    ]);
    expect([first.hasMore, second.hasMore]).toEqual([true, false]);
  });

  it('names the thread as what a first comment answers', async () => {
    const comment = { ...COMMENT, comment: { ...COMMENT.comment, path: '0.35' } };
    nock('https://lemmy.example')
      .get('/api/v3/search')
      .query(true)
      .reply(200, { comments: [comment] });
    const page = await create().fetchPage(request);
    expect(page.posts[0]?.replyTo).toBe('https://feddit.example/post/9');
  });

  it('tells deleted and removed posts by their ids', async () => {
    const gone = { ...POST, post: { ...POST.post, removed: true } };
    nock('https://lemmy.example')
      .get('/api/v3/search')
      .query(true)
      .reply(200, { posts: [gone] });
    const page = await create().fetchPage(request);
    expect(page).toMatchObject({ posts: [], deletedIds: ['https://feddit.example/post/9'] });
  });

  it('waits where an older server says with a 400 that it was asked too often', async () => {
    nock('https://lemmy.example')
      .get('/api/v3/search')
      .query(true)
      .reply(400, { error: 'rate_limit_error' });
    const error = await create()
      .fetchPage(request)
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SourceRateLimitedError);
    expect((error as SourceRateLimitedError).retryAt).toEqual(new Date('2026-03-02T12:10:00Z'));
  });
});
