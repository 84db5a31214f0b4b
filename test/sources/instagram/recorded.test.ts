import { readFileSync } from 'node:fs';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import type { RawPost } from '../../../src/core/post.js';
import { Secret } from '../../../src/lib/secret.js';
import { instagram } from '../../../src/sources/instagram/index.js';
import { sharedPath } from '../../helpers/shared.js';
import { brandWith, NOW, tools } from '../brand.js';

const folder = sharedPath('fixtures/instagram', 'recorded answers of Instagram');
const read = (name: string): nock.Body =>
  JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'));
const get = (path: string) => nock('https://graph.facebook.com').get(`/v24.0/${path}`).query(true);

async function poll(settings: Record<string, unknown>): Promise<RawPost[]> {
  const env = { INSTAGRAM_ACCESS_TOKEN: new Secret('t') };
  const source = instagram.create({ ...tools(), settings: instagram.settings.parse({}), env });
  const brand = brandWith('instagram', { accounts: ['17841406338772941'], edges: [], ...settings });
  const since = new Date('2010-01-01T00:00:00Z');
  const signal = new AbortController().signal;
  const posts: RawPost[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < 10; pages++) {
    const page = await source.fetchPage({ brand, terms: [], cursor, since, signal });
    expect(page.skipped).toBe(0);
    posts.push(...page.posts);
    ({ cursor } = page);
    if (!page.hasMore) break;
  }
  return posts;
}

interface Recorded {
  data: {
    id: string;
    caption?: string;
    permalink?: string;
    timestamp?: string;
    like_count?: number;
    comments_count?: number;
  }[];
}
const expected = (body: nock.Body) =>
  (body as unknown as Recorded).data.map((media) => ({
    source: 'instagram',
    id: media.id,
    kind: 'post',
    text: media.caption ?? '',
    format: 'plain',
    ...(media.permalink === undefined ? {} : { url: media.permalink }),
    author: { handle: '' },
    createdAt: media.timestamp === undefined ? NOW : new Date(media.timestamp),
    engagement: { likes: media.like_count, replies: media.comments_count },
  }));

describe.skipIf(folder === null)('recorded answers of Instagram', () => {
  it('give the posts of a hashtag, page after page', async () => {
    const [first, second] = [1, 2].map((page) => read(`hashtags_hashtag_recent_medias_p${page}`));
    get('ig_hashtag_search').reply(200, { data: [{ id: '17843826142012701' }] });
    get('17843826142012701/recent_media').reply(200, first);
    get('17843826142012701/recent_media').reply(200, second);
    const posts = await poll({ hashtags: ['love'] });
    expect(posts).toEqual([...expected(first ?? {}), ...expected(second ?? {})]);
  });

  it('give 25 posts with their captions', async () => {
    const body = read('hashtags_hashtag_top_medias_p2');
    get('ig_hashtag_search').reply(200, { data: [{ id: '1' }] });
    get('1/recent_media').reply(200, body);
    const posts = await poll({ hashtags: ['love'] });
    expect(posts).toEqual(expected(body));
    expect(posts.length).toBe(25);
  });

  it('give posts with their times', async () => {
    const body = read('users_medias_p1');
    get('17841406338772941/tags').reply(200, body);
    get('17841406338772941/tags').reply(200, { data: [] });
    expect(await poll({ edges: ['tags'] })).toEqual(expected(body));
  });

  it('give comments under posts that came without them', async () => {
    get('17841406338772941/media').reply(200, read('users_medias_p1'));
    get('17841406338772941/media').reply(200, { data: [] });
    get('17896622936197745/comments').reply(200, read('medias_comments_p1'));
    get('17896622936197745/comments').reply(200, read('medias_comments_p2'));
    const posts = await poll({ edges: ['comments'] });
    expect(posts.length).toBe(4);
    expect(posts[0]).toEqual({
      source: 'instagram',
      id: '17858154961981086',
      kind: 'comment',
      text: 'Beautiful!',
      format: 'plain',
      author: { handle: '' },
      createdAt: new Date('2020-06-01T10:56:52Z'),
      replyTo: '17896622936197745',
      engagement: {},
    });
  });

  it('give what mentions the account', async () => {
    get('17841406338772941').reply(200, read('users_mentioned_media'));
    get('17841406338772941').reply(200, read('users_mentioned_comment'));
    const settings = {
      mentionedMedia: ['17889114512354744'],
      mentionedComments: ['17967008497439572'],
    };
    expect(await poll(settings)).toEqual([
      {
        source: 'instagram',
        id: '17889114512354744',
        kind: 'post',
        text: '@ikroskun hey',
        format: 'plain',
        author: { handle: '' },
        createdAt: new Date('2021-08-19T09:00:22Z'),
        engagement: { likes: 0, replies: 0 },
      },
      {
        source: 'instagram',
        id: '17967008497439572',
        kind: 'comment',
        text: '@ikroskun good',
        format: 'plain',
        author: { handle: 'ikroskun' },
        createdAt: new Date('2021-08-19T09:14:16Z'),
        engagement: { likes: 0 },
      },
    ]);
  });
});
