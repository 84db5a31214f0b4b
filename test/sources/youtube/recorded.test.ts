import { readFileSync } from 'node:fs';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { SourceAuthError } from '../../../src/core/errors.js';
import type { RawPost } from '../../../src/core/post.js';
import { Secret } from '../../../src/lib/secret.js';
import { youtube } from '../../../src/sources/youtube/index.js';
import { sharedPath } from '../../helpers/shared.js';
import { brandWith, tools } from '../brand.js';

const folder = sharedPath('fixtures/youtube', 'recorded answers of YouTube');
const read = (name: string): nock.Body =>
  JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'));
const API = 'https://www.googleapis.com';
const get = (path: string) => nock(API).get(`/youtube/v3/${path}`).query(true);

async function poll(over: { terms?: string[]; videos?: string[] }, pages = 1): Promise<RawPost[]> {
  const source = youtube.create({
    ...tools(),
    settings: youtube.settings.parse({}),
    env: { YOUTUBE_API_KEY: new Secret('k') },
  });
  const { terms = [], videos = [] } = over;
  const since = new Date('2005-01-01T00:00:00Z');
  const signal = new AbortController().signal;
  const brand = brandWith('youtube', { videos });
  const posts: RawPost[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < pages; page++) {
    const found = await source.fetchPage({ brand, terms, cursor, since, signal });
    expect(found.skipped).toBe(0);
    posts.push(...found.posts);
    ({ cursor } = found);
  }
  return posts;
}

interface Item {
  id: { videoId?: string };
  snippet: { publishedAt: string; title: string; description: string; channelTitle: string };
}
const plain = (text: string) =>
  text.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');

describe.skipIf(folder === null)('recorded answers of YouTube', () => {
  it.each([
    ['search_search_by_developer', 5],
    ['search_search_by_event', 25],
    ['search_search_by_keywords_p1', 25],
    ['search_search_by_keywords_p2', 25],
    ['search_search_by_related_video', 5],
    ['search_search_channels', 0],
  ])('%s gives its %i videos', async (name, count) => {
    const body = read(name);
    get('search').reply(200, body);
    if (count > 0) get('videos').reply(404);
    const posts = await poll({ terms: ['cóndor'] });
    const items = (body as unknown as { items: Item[] }).items;
    const videos = items.filter(({ id }) => id.videoId !== undefined);
    expect(posts.length).toBe(count);
    expect(posts).toEqual(
      videos.map(({ id, snippet }) => ({
        source: 'youtube',
        id: id.videoId,
        kind: 'post',
        title: plain(snippet.title),
        text: plain(snippet.description),
        format: 'plain',
        url: `https://www.youtube.com/watch?v=${id.videoId}`,
        author: { handle: plain(snippet.channelTitle) },
        createdAt: new Date(snippet.publishedAt),
        engagement: {},
      })),
    );
  });

  it('give a comment with its thread, and the answers to it', async () => {
    get('search').reply(200, { items: [] });
    get('videos').reply(200, { items: [] });
    const threads = read('comment_threads_comment_thread_single') as unknown as {
      items: { snippet: { totalReplyCount: number } }[];
    };
    const [first] = threads.items;
    if (first !== undefined) first.snippet.totalReplyCount = 2;
    get('commentThreads').reply(200, threads as unknown as nock.Body);
    get('comments').reply(200, read('comments_comments_by_parent_paged_1'));
    const posts = await poll({ videos: ['D-lhorsDlUQ'] }, 4);
    expect(posts).toEqual([
      {
        source: 'youtube',
        id: 'UgxKREWxIgDrw8w2e_Z4AaABAg',
        kind: 'comment',
        text: expect.stringMatching(/^Super video !!!\nWith full power skil/),
        format: 'plain',
        url: 'https://www.youtube.com/watch?v=D-lhorsDlUQ&lc=UgxKREWxIgDrw8w2e_Z4AaABAg',
        author: { handle: 'Hieu Nguyen' },
        createdAt: new Date('2019-04-20T01:03:39Z'),
        replyTo: 'D-lhorsDlUQ',
        engagement: { likes: 0, replies: 2 },
      },
      {
        source: 'youtube',
        id: 'Ugw5zYU6n9pmIgAZWvN4AaABAg.91zT3cYb5B291za6voUoRh',
        kind: 'comment',
        text: 'this is the third reply!',
        format: 'plain',
        url: 'https://www.youtube.com/watch?v=D-lhorsDlUQ&lc=Ugw5zYU6n9pmIgAZWvN4AaABAg.91zT3cYb5B291za6voUoRh',
        author: { handle: 'kun liu' },
        createdAt: new Date('2019-12-01T04:46:31Z'),
        replyTo: 'Ugw5zYU6n9pmIgAZWvN4AaABAg',
        engagement: { likes: 0 },
      },
      expect.objectContaining({ text: 'this is the second reply!' }),
    ]);
  });

  it('give the details of a video', async () => {
    const name = 'videos_videos_chart_paged_1';
    const { items } = read(name) as unknown as {
      items: { id: string; snippet: Item['snippet'] }[];
    };
    const hits = items.map(({ id, snippet }) => ({ id: { videoId: id }, snippet }));
    get('search').reply(200, { items: hits });
    get('videos').reply(200, read(name));
    const posts = await poll({ terms: ['cóndor'] });
    expect(posts.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
    expect(posts.map(({ text }) => text)).toEqual(items.map(({ snippet }) => snippet.description));
    expect(posts[1]?.lang).toBe('en-US');
  });

  it('tell a refused key', async () => {
    get('search').reply(400, read('testdata_error_response'));
    const error = await poll({ terms: ['cóndor'] }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SourceAuthError);
  });
});
