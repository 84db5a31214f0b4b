import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { SourceAuthError } from '../../../src/core/errors.js';
import { Secret } from '../../../src/lib/secret.js';
import { instagram } from '../../../src/sources/instagram/index.js';
import {
  describeSourceContract,
  type MadePost,
  SECRET,
  type SourceDriver,
} from '../../contract/source.js';
import { brandWith, tools } from '../brand.js';

const media = ({ id, text, at }: MadePost) => ({
  id,
  caption: text,
  timestamp: at.toISOString().replace('.000Z', '+0000'),
  username: 'paloma',
  permalink: `https://www.instagram.com/p/${id}/`,
});

const driver: SourceDriver = {
  name: 'instagram',
  cannot: {
    'finds nothing new in a 304': 'the API is asked without validators',
    'tells that a post was deleted': 'the API leaves deleted posts out and says nothing of them',
    'refuses a redirect to a private address': "its address is the operator's own setting",
  },
  create: (baseUrl, given) => ({
    source: instagram.create({
      ...given,
      settings: instagram.settings.parse({ baseUrl }),
      env: { INSTAGRAM_ACCESS_TOKEN: new Secret(SECRET) },
    }),
    brand: brandWith('instagram', { accounts: ['77'] }),
    terms: [],
  }),
  answer: (posts, { next, baseUrl }) => {
    // Their own address of the next page holds the token; the cursor is the same on every page.
    const address = `${baseUrl}/v24.0/77/tags?access_token=${SECRET}&after=same`;
    const paging = { cursors: { after: 'same' }, ...(next ? { next: address } : {}) };
    return { body: JSON.stringify({ data: posts.map(media), paging }) };
  },
  barest: ({ id, text }) => ({ body: JSON.stringify({ data: [{ id, caption: text }] }) }),
  withBadPost: (good) => ({ body: JSON.stringify({ data: [{ caption: 'x' }, media(good)] }) }),
  otherShape: '{"results":[]}',
  // The account's own posts are asked for by themselves.
  aside: ({ url }) => (url.pathname.endsWith('/77/media') ? { body: '{"data":[]}' } : null),
};

describeSourceContract(driver);

const API = 'https://graph.facebook.com';
const signal = new AbortController().signal;
const since = new Date('2026-03-01T00:00:00Z');
const at = (time: string) => new Date(`2026-03-02T${time}Z`);
const failure = (work: Promise<unknown>) => work.catch((error: unknown) => error as Error);
const create = () => {
  const env = { INSTAGRAM_ACCESS_TOKEN: new Secret('token') };
  const given = tools();
  return {
    clock: given.clock,
    source: instagram.create({ ...given, settings: instagram.settings.parse({}), env }),
  };
};
async function poll(
  source: ReturnType<typeof create>['source'],
  settings: Record<string, unknown>,
  cursor: string | null = null,
) {
  const brand = brandWith('instagram', { accounts: ['77'], edges: [], ...settings });
  const request = { brand, terms: [], since, signal };
  const pages = [await source.fetchPage({ ...request, cursor })];
  while (pages.at(-1)?.hasMore === true && pages.length < 50) {
    pages.push(await source.fetchPage({ ...request, cursor: pages.at(-1)?.cursor ?? null }));
  }
  return pages;
}
const get = (path: string) => nock(API).get(`/v24.0/${path}`);

describe('Instagram', () => {
  it('maps a post that tags the account, every field', async () => {
    nock(API, { reqheaders: { authorization: 'Bearer token' } })
      .get('/v24.0/77/tags')
      .query({
        fields: 'id,caption,timestamp,permalink,like_count,comments_count,username',
        limit: 50,
      })
      .reply(
        200,
        {
          data: [
            {
              id: '5',
              caption: 'Mis Cóndor #rotas',
              timestamp: '2026-03-02T10:00:00+0000',
              username: 'ana',
              permalink: 'https://www.instagram.com/p/B1/',
              like_count: 12,
              comments_count: '3',
            },
          ],
        },
        { 'x-business-use-case-usage': '{"9":[{"type":"instagram","call_count":10}]}' },
      );
    const [page] = await poll(create().source, { edges: ['tags'] });
    expect(page?.quota).toEqual({ remaining: 90, resetAt: null });
    expect(page?.posts).toEqual([
      {
        source: 'instagram',
        id: '5',
        kind: 'post',
        text: 'Mis Cóndor #rotas',
        format: 'plain',
        url: 'https://www.instagram.com/p/B1/',
        author: { handle: 'ana' },
        createdAt: at('10:00:00'),
        engagement: { likes: 12, replies: 3 },
      },
    ]);
  });

  it('reads comments and answers under its own posts, and marks its own words', async () => {
    const comment = (id: string, username: string, over = {}) => ({
      id,
      text: id,
      username,
      timestamp: '2026-03-02T11:00:00+0000',
      like_count: 1,
      ...over,
    });
    const shared = { timestamp: '2026-03-02T09:00:00+0000', username: 'condor' };
    get('77/media')
      .query(true)
      .reply(200, {
        data: [
          {
            ...shared,
            id: '1',
            permalink: 'https://www.instagram.com/p/A1/',
            comments: {
              data: [
                comment('c1', 'luis', {
                  replies: { data: [comment('c2', 'condor'), comment('c3', 'eva')] },
                }),
              ],
              paging: { cursors: { after: 'p2' }, next: `${API}/v24.0/1/comments?after=p2` },
            },
          },
          { ...shared, id: '2', comments_count: 1 },
        ],
      });
    get('1/comments')
      .query(({ after }) => after === 'p2')
      .reply(200, { data: [comment('c4', 'ana')] });
    get('2/comments')
      .query(({ after }) => after === undefined)
      .reply(200, { data: [comment('c5', 'ana')] });
    const { source } = create();
    const pages = await poll(source, { edges: ['comments'] });
    const posts = pages.flatMap((page) => page.posts);
    expect(posts.map(({ id }) => id).sort()).toEqual(['c1', 'c2', 'c3', 'c4', 'c5']);
    expect(posts.slice(0, 3)).toEqual([
      {
        source: 'instagram',
        id: 'c1',
        kind: 'comment',
        text: 'c1',
        format: 'plain',
        url: 'https://www.instagram.com/p/A1/',
        author: { handle: 'luis' },
        createdAt: at('11:00:00'),
        replyTo: '1',
        engagement: { likes: 1 },
      },
      expect.objectContaining({ id: 'c2', replyTo: 'c1', isOwn: true }),
      expect.not.objectContaining({ isOwn: true }),
    ]);
    expect(posts.find(({ id }) => id === 'c5')?.replyTo).toBe('2');
  });

  it('follows a hashtag whose cursor is the same on every page, and tells that it shows one day', async () => {
    get('ig_hashtag_search')
      .query({ user_id: 77, q: 'condor' })
      .reply(200, { data: [{ id: '900' }] });
    const next = `${API}/v24.0/900/recent_media?access_token=SECRET&after=same`;
    for (const [index, ids] of [['1', '2'], ['3', '4'], ['5']].entries()) {
      const data = ids.map((id) => ({ id, caption: '#condor', timestamp: at('10:00:00') }));
      get('900/recent_media')
        .query(
          ({ after, user_id: user }) =>
            user === '77' && after === (index === 0 ? undefined : 'same'),
        )
        .reply(200, {
          data,
          paging: { cursors: { after: 'same' }, ...(index < 2 ? { next } : {}) },
        });
    }
    const { source, clock } = create();
    const pages = await poll(source, { hashtags: ['#Condor'] });
    expect(pages.flatMap(({ posts }) => posts).map(({ id }) => id)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
    ]);
    expect(pages.flatMap(({ gap }) => gap ?? [])).toEqual([
      { from: since, to: new Date('2026-03-01T12:00:00Z'), reason: 'api-limit' },
    ]);
    expect(pages.at(-1)?.cursor).not.toContain('SECRET');
    clock.advanceTo(at('12:05:00'));
    get('900/recent_media').query(true).reply(200, { data: [] });
    await poll(source, { hashtags: ['condor'] }, pages.at(-1)?.cursor);
  });

  it('asks for what a webhook told of, once a day', async () => {
    get('77')
      .query(({ fields }) => String(fields).startsWith('mentioned_media.media_id(5){'))
      .reply(200, { mentioned_media: { id: '5', caption: 'condor', username: 'ana' }, id: '77' });
    get('77')
      .query(({ fields }) => String(fields).startsWith('mentioned_comment.comment_id(6){'))
      .reply(200, {
        mentioned_comment: {
          id: '6',
          text: '@condor',
          timestamp: '2025-01-01T10:00:00+0000',
          media: { id: '4', permalink: 'https://www.instagram.com/p/D/' },
        },
        id: '77',
      });
    const { source } = create();
    const settings = { mentionedMedia: ['5'], mentionedComments: ['6'] };
    const pages = await poll(source, settings);
    expect(pages.flatMap(({ posts }) => posts)).toMatchObject([
      { id: '5', createdAt: at('12:00:00') },
      { id: '6', kind: 'comment', replyTo: '4', url: 'https://www.instagram.com/p/D/' },
    ]);
    await poll(source, settings, pages.at(-1)?.cursor);
  });

  it('tells of a mention that is gone, and passes over a hashtag that nobody has used', async () => {
    const gone = { error: { code: 100, error_subcode: 33, message: 'Unsupported get request' } };
    get('ig_hashtag_search')
      .query(true)
      .reply(400, { error: { code: 24, message: 'Not found' } });
    get('77').query(true).reply(400, gone);
    const settings = { hashtags: ['nada'], mentionedMedia: ['5'] };
    const pages = await poll(create().source, settings);
    expect(pages.flatMap(({ deletedIds }) => deletedIds)).toEqual(['5']);
  });

  it('says which permission is missing, and serves the rest', async () => {
    get('77/tags')
      .query(true)
      .reply(400, { error: { code: 10, message: 'No' } });
    get('77/media').query(true).reply(200, { data: [] });
    const error = await failure(poll(create().source, { edges: ['tags', 'comments'] }));
    expect(error).toBeInstanceOf(SourceAuthError);
    expect(String(error)).toContain('instagram_manage_comments');
  });

  it('is not ready without its token', () => {
    const source = instagram.create({
      ...tools(),
      settings: instagram.settings.parse({}),
      env: {},
    });
    expect(source.readiness).toEqual({ isReady: false, missing: ['INSTAGRAM_ACCESS_TOKEN'] });
  });
});
