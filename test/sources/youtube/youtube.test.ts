import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { SourceAuthError, SourceRateLimitedError } from '../../../src/core/errors.js';
import { Secret } from '../../../src/lib/secret.js';
import { youtube } from '../../../src/sources/youtube/index.js';
import {
  describeSourceContract,
  type MadePost,
  SECRET,
  type SourceDriver,
} from '../../contract/source.js';
import { brandWith, tools } from '../brand.js';

function hit({ id, text, at }: MadePost) {
  return {
    id: { kind: 'youtube#video', videoId: id },
    snippet: {
      publishedAt: at.toISOString(),
      title: 'Zapatillas',
      description: text,
      channelTitle: 'Paloma',
      channelId: 'UC1',
    },
  };
}

const driver: SourceDriver = {
  name: 'youtube',
  cannot: {
    'finds nothing new in a 304': 'the API is asked without validators',
    'tells that a post was deleted': 'a video is missed by its number alone; tried below',
    'refuses a redirect to a private address': "its address is the operator's own setting",
  },
  create: (baseUrl, given) => ({
    source: youtube.create({
      ...given,
      settings: youtube.settings.parse({ baseUrl, searchEveryMinutes: 0 }),
      env: { YOUTUBE_API_KEY: new Secret(SECRET) },
    }),
    brand: brandWith('youtube'),
    terms: ['cóndor'],
  }),
  answer: (posts, { next }) => ({
    body: JSON.stringify({
      items: posts.map(hit),
      ...(next ? { nextPageToken: `after-${posts.at(-1)?.id}` } : {}),
    }),
  }),
  barest: ({ id, text, at }) => ({
    body: JSON.stringify({
      items: [{ id: { videoId: id }, snippet: { publishedAt: at, description: text } }],
    }),
  }),
  withBadPost: (good) => ({
    body: JSON.stringify({ items: [{ id: { videoId: 'x' }, snippet: {} }, hit(good)] }),
  }),
  otherShape: '{"results":[]}',
  // Details and comments of the videos that a search found: a hit does without them.
  aside: ({ url }) =>
    /\/(videos|commentThreads)$/.test(url.pathname) ? { status: 404, body: '{}' } : null,
};

describeSourceContract(driver);

const API = 'https://www.googleapis.com';
const ROOT = '/youtube/v3';
const CHANNEL = 'UC_x5XG1OV2P6uZZ5FSM9Ttw';
const signal = new AbortController().signal;
const since = new Date('2026-03-01T00:00:00Z');
const request = { brand: brandWith('youtube'), terms: ['cóndor'], cursor: null, since, signal };
const at = (time: string) => new Date(`2026-03-02T${time}Z`);
const failure = (work: Promise<unknown>) => work.catch((error: unknown) => error as Error);
function create(settings: Record<string, unknown> = {}) {
  const given = tools();
  const env = { YOUTUBE_API_KEY: new Secret('key') };
  const source = youtube.create({ ...given, settings: youtube.settings.parse(settings), env });
  return { clock: given.clock, source };
}
async function poll(source: ReturnType<typeof create>['source'], over = {}) {
  const pages = [await source.fetchPage({ ...request, ...over })];
  while (pages.at(-1)?.hasMore === true && pages.length < 50) {
    pages.push(
      await source.fetchPage({ ...request, ...over, cursor: pages.at(-1)?.cursor ?? null }),
    );
  }
  return pages;
}
type Matcher = Parameters<nock.Interceptor['query']>[0];
const get = (path: string, query: Matcher = true) => nock(API).get(`${ROOT}/${path}`).query(query);
const refusal = (reason: string, code = 403) => ({
  error: { code, message: 'No', errors: [{ domain: 'youtube', reason, message: 'No' }] },
});

function video(id: string, comments: number) {
  return {
    kind: 'youtube#video',
    id,
    snippet: {
      publishedAt: '2026-03-02T10:00:00Z',
      title: 'Cóndor & yo',
      description: 'La descripción entera #condor',
      channelTitle: 'Ana',
      channelId: 'UC1',
      defaultAudioLanguage: 'es-ES',
    },
    statistics: { viewCount: '1500', likeCount: '42', commentCount: String(comments) },
  };
}
const comment = (id: string, time: string, over = {}) => ({
  id,
  snippet: {
    textDisplay: `Comentario<br />${id}`,
    authorDisplayName: '@luis',
    authorChannelId: { value: 'UC2' },
    likeCount: 3,
    publishedAt: at(time),
    updatedAt: at(time),
    ...over,
  },
});
const thread = (id: string, time: string, over = {}) => ({
  id,
  snippet: { videoId: 'v1', topLevelComment: comment(id, time), totalReplyCount: 0, ...over },
});

describe('YouTube', () => {
  it('maps a video, every field, as its details tell it', async () => {
    nock(API, { reqheaders: { 'x-goog-api-key': 'key' } })
      .get(`${ROOT}/search`)
      .query({
        part: 'snippet',
        type: 'video',
        order: 'date',
        safeSearch: 'none',
        maxResults: 50,
        q: '"cóndor"|"zapatillas cóndor"',
        publishedAfter: '2026-03-01T00:00:00.000Z',
      })
      .reply(200, { items: [hit({ id: 'v1', text: 'La descr...', at: at('10:00:00') })] });
    get('videos', { part: 'snippet,statistics', id: 'v1', maxResults: 50 }).reply(200, {
      items: [video('v1', 0)],
    });
    const { source } = create();
    const terms = ['cóndor', '"zapatillas cóndor"'];
    const page = await source.fetchPage({ ...request, terms });
    expect(page.quota).toEqual({ remaining: 9_399, resetAt: new Date('2026-03-03T08:00:00Z') });
    expect(page.posts).toEqual([
      {
        source: 'youtube',
        id: 'v1',
        kind: 'post',
        title: 'Cóndor & yo',
        text: 'La descripción entera #condor',
        format: 'plain',
        url: 'https://www.youtube.com/watch?v=v1',
        author: { handle: 'Ana' },
        lang: 'es-ES',
        createdAt: at('10:00:00'),
        engagement: { likes: 42, replies: 0, views: 1500 },
      },
    ]);
  });

  it('reads the comments of a video that was found, and the answers that did not come with them', async () => {
    get('search').reply(200, { items: [hit({ id: 'v1', text: '', at: at('10:00:00') })] });
    get('videos').reply(200, { items: [video('v1', 3)] });
    get('commentThreads', {
      part: 'snippet,replies',
      order: 'time',
      textFormat: 'html',
      maxResults: 100,
      videoId: 'v1',
    }).reply(200, {
      items: [
        {
          ...thread('c1', '11:00:00', { totalReplyCount: 2 }),
          replies: { comments: [comment('c1.r1', '11:10:00', { parentId: 'c1' })] },
        },
      ],
    });
    get('comments', {
      part: 'snippet',
      textFormat: 'html',
      maxResults: 100,
      parentId: 'c1',
    }).reply(200, {
      items: [
        comment('c1.r2', '11:20:00', {
          parentId: 'c1',
          textOriginal: 'Yo < tú',
          updatedAt: at('11:30:00'),
        }),
      ],
    });
    const posts = (await poll(create().source)).flatMap((page) => page.posts).slice(1);
    const shared = { source: 'youtube', kind: 'comment', author: { handle: 'luis' } };
    expect(posts).toEqual([
      {
        ...shared,
        id: 'c1',
        text: 'Comentario<br />c1',
        format: 'html',
        url: 'https://www.youtube.com/watch?v=v1&lc=c1',
        createdAt: at('11:00:00'),
        replyTo: 'v1',
        engagement: { likes: 3, replies: 2 },
      },
      {
        ...shared,
        id: 'c1.r1',
        text: 'Comentario<br />c1.r1',
        format: 'html',
        url: 'https://www.youtube.com/watch?v=v1&lc=c1.r1',
        createdAt: at('11:10:00'),
        replyTo: 'c1',
        engagement: { likes: 3 },
      },
      {
        ...shared,
        id: 'c1.r2',
        text: 'Yo < tú',
        format: 'plain',
        url: 'https://www.youtube.com/watch?v=v1&lc=c1.r2',
        createdAt: at('11:20:00'),
        editedAt: at('11:30:00'),
        replyTo: 'c1',
        engagement: { likes: 3 },
      },
    ]);
  });

  it('later reads those that have grown alone, and tells videos that are gone', async () => {
    get('search').reply(200, {
      items: ['v1', 'v2'].map((id) => hit({ id, text: '', at: at('10:00:00') })),
    });
    get('videos').reply(200, { items: [video('v1', 0), video('v2', 0)] });
    const { source, clock } = create();
    const first = await poll(source);
    clock.advanceTo(at('12:20:00'));
    get('videos', (query) => query.id === 'v1,v2').reply(200, { items: [video('v1', 1)] });
    get('commentThreads').reply(200, { items: [thread('c1', '12:10:00')] });
    const later = await poll(source, { cursor: first.at(-1)?.cursor });
    expect(later.flatMap(({ deletedIds }) => deletedIds)).toEqual(['v2']);
    expect(later.flatMap(({ posts }) => posts).map(({ id }) => id)).toEqual(['c1']);
  });

  it("reads a channel's comments page by page, and named videos", async () => {
    const brand = brandWith('youtube', { channels: [CHANNEL], videos: ['named'] });
    // A query that takes all of the source leaves no terms: the brand's names are searched for.
    get('search', (query) => query.q === '"Zapatillas Cóndor"').reply(200, { items: [] });
    get(
      'commentThreads',
      (query) => query.pageToken === undefined && query.allThreadsRelatedToChannelId === CHANNEL,
    ).reply(200, { items: [thread('c2', '11:00:00')], nextPageToken: 'more' });
    get('commentThreads', (query) => query.pageToken === 'more').reply(200, {
      items: [
        thread('c1', '10:00:00', {
          topLevelComment: comment('c1', '10:00:00', { authorChannelId: { value: CHANNEL } }),
        }),
      ],
    });
    get('videos').reply(200, { items: [] });
    get('commentThreads', (query) => query.videoId === 'named').reply(
      403,
      refusal('commentsDisabled'),
    );
    const pages = await poll(create().source, { brand, terms: [] });
    const posts = pages.flatMap((page) => page.posts);
    expect(posts.map(({ id, isOwn }) => [id, isOwn])).toEqual([
      ['c2', undefined],
      ['c1', true],
    ]);
  });

  it('does not search again before its pause is over', async () => {
    get('search').reply(200, { items: [] });
    const { source, clock } = create();
    const first = await poll(source);
    clock.advanceTo(at('12:59:00'));
    const second = await poll(source, { cursor: first.at(-1)?.cursor });
    clock.advanceTo(at('13:00:00'));
    get('search').reply(200, { items: [] });
    await poll(source, { cursor: second.at(-1)?.cursor });
  });

  it('asks nothing more before midnight in California once the units are spent', async () => {
    get('search').reply(403, refusal('quotaExceeded'));
    const { source, clock } = create();
    for (const time of ['12:00:00', '23:59:00']) {
      clock.advanceTo(at(time));
      const error = await failure(source.fetchPage(request));
      expect(error).toBeInstanceOf(SourceRateLimitedError);
      expect((error as SourceRateLimitedError).retryAt).toEqual(new Date('2026-03-03T08:00:00Z'));
    }
    clock.advanceTo(new Date('2026-03-03T08:00:00Z'));
    get('search').reply(200, { items: [] });
    await source.fetchPage(request);
  });

  it('keeps within the units of the day', async () => {
    get('search').reply(200, { items: [], nextPageToken: 'more' });
    const { source } = create({ dailyUnits: 150 });
    const { cursor } = await source.fetchPage(request);
    const error = await failure(source.fetchPage({ ...request, cursor }));
    expect((error as SourceRateLimitedError).retryAt).toEqual(new Date('2026-03-03T08:00:00Z'));
  });

  it('begins anew where a token for the next page is refused', async () => {
    get('search').reply(200, { items: [], nextPageToken: 'more' });
    const { source } = create();
    const { cursor } = await source.fetchPage(request);
    get('search', (query) => query.pageToken === 'more').reply(
      400,
      refusal('invalidPageToken', 400),
    );
    expect((await source.fetchPage({ ...request, cursor })).posts).toEqual([]);
  });

  it.each([
    [400, refusal('keyInvalid', 400), SourceAuthError, 'YOUTUBE_API_KEY'],
    [
      400,
      { error: { errors: [{ reason: 'badRequest' }], details: [{ reason: 'API_KEY_INVALID' }] } },
      SourceAuthError,
      'YOUTUBE_API_KEY',
    ],
    [403, refusal('accessNotConfigured'), SourceAuthError, 'not switched on'],
    [403, refusal('rateLimitExceeded'), SourceRateLimitedError, 'slower'],
  ])('says what a %i with %j means', async (status, body, type, words) => {
    get('search').reply(status, body);
    const error = await failure(create().source.fetchPage(request));
    expect(error).toBeInstanceOf(type);
    expect(String(error)).toContain(words);
  });

  it('is not ready without its key', () => {
    const source = youtube.create({ ...tools(), settings: youtube.settings.parse({}), env: {} });
    expect(source.readiness).toEqual({ isReady: false, missing: ['YOUTUBE_API_KEY'] });
  });
});
