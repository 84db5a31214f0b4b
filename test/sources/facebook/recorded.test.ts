import { readFileSync } from 'node:fs';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import type { Page } from '../../../src/core/contracts/source.js';
import { SourceAuthError } from '../../../src/core/errors.js';
import { Secret } from '../../../src/lib/secret.js';
import { facebook } from '../../../src/sources/facebook/index.js';
import { sharedPath } from '../../helpers/shared.js';
import { brandWith, tools } from '../brand.js';

const folder = sharedPath('fixtures/facebook', 'recorded answers of Facebook');
const read = (name: string): nock.Body =>
  JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'));

interface Recorded {
  data: {
    id: string;
    message?: string;
    created_time: string;
    permalink_url?: string;
    shares?: { count: number };
    reactions?: { summary: { total_count: number } };
    comments?: { summary: { total_count: number } };
  }[];
  paging: { next?: string };
}

async function poll(body: nock.Body, status = 200): Promise<Page> {
  nock('https://graph.facebook.com').get('/v24.0/4/feed').query(true).reply(status, body);
  const env = { FACEBOOK_PAGE_TOKENS: new Secret('t') };
  const source = facebook.create({ ...tools(), settings: facebook.settings.parse({}), env });
  const request = {
    brand: brandWith('facebook', { pages: ['4'], edges: ['feed'] }),
    terms: [],
    since: new Date('2005-01-01T00:00:00Z'),
    signal: new AbortController().signal,
  };
  const page = await source.fetchPage({ ...request, cursor: null });
  // What is refused is told once the other edges were served.
  return status === 200 ? page : source.fetchPage({ ...request, cursor: page.cursor });
}

describe.skipIf(folder === null)('recorded answers of Facebook', () => {
  it.each([
    'posts_feed_fields_p1',
    'posts_feed_fields_p2',
    'posts_feeds_default_fields_p1',
    'posts_feeds_default_fields_p2',
  ])('%s gives all its posts', async (name) => {
    const body = read(name);
    const { data, paging } = body as unknown as Recorded;
    const page = await poll(body);
    expect(page.skipped).toBe(0);
    expect(page.posts).toEqual(
      data.map((post) => ({
        source: 'facebook',
        id: post.id,
        kind: 'post',
        text: post.message ?? '',
        format: 'plain',
        url: post.permalink_url ?? `https://www.facebook.com/${post.id}`,
        author: { handle: '' },
        createdAt: new Date(post.created_time),
        engagement: {
          ...(post.reactions ? { likes: post.reactions.summary.total_count } : {}),
          ...(post.shares ? { reposts: post.shares.count } : {}),
          ...(post.comments ? { replies: post.comments.summary.total_count } : {}),
        },
      })),
    );
    const saved = JSON.stringify(page.cursor);
    expect(saved.includes('after') || saved.includes('until')).toBe(paging.next !== undefined);
    expect(saved).not.toContain('access_token');
  });

  it('give posts that were asked for by their ids, with their comments', async () => {
    const page = await poll(read('posts_multi_posts_data'));
    const comments = page.posts.filter(({ kind }) => kind === 'comment');
    expect(page.posts.length - comments.length).toBe(2);
    expect(comments[0]).toEqual({
      source: 'facebook',
      id: '19292868552_10158347294088553_10158348537573553',
      kind: 'comment',
      text: 'Inbox me for help regarding your account, quick recovery is assured',
      format: 'plain',
      url: 'https://www.facebook.com/19292868552_10158347294088553_10158348537573553',
      author: { handle: 'Vivian Smith' },
      createdAt: new Date('2021-07-09T09:29:06Z'),
      replyTo: '19292868552_10158347294088553',
      engagement: { likes: 0 },
    });
    const single = await poll(read('posts_single_post_data_fields'));
    expect(single.posts).toMatchObject([
      { id: '175154750010052_424924701699721', createdAt: new Date('2019-08-12T03:45:11Z') },
    ]);
  });

  it('give comments whose ids are in their addresses alone', async () => {
    const comments = read('comments_comments_p2') as Record<string, unknown>;
    const post = { id: '19292868552_10158407654328553', created_time: '2021-08-13T08:00:00+0000' };
    const page = await poll({ data: [{ ...post, comments }] } as unknown as nock.Body);
    expect(page.posts.length).toBe(6);
    expect(page.posts[1]).toEqual({
      source: 'facebook',
      id: '10158407654328553_10158412899928553',
      kind: 'comment',
      text: 'how can i get invited to the Commerce Manager api ?',
      format: 'plain',
      url: 'https://www.facebook.com/19292868552/posts/10158407654328553/?comment_id=10158412899928553',
      author: { handle: '' },
      createdAt: new Date('2021-08-13T08:29:27Z'),
      replyTo: '19292868552_10158407654328553',
      engagement: { likes: 0, replies: 1 },
    });
    expect(page.posts[2]).toMatchObject({
      id: '10158407654328553_10158413660043553',
      replyTo: '10158407654328553_10158412899928553',
    });
  });

  it.each(['base_error_data', 'testdata_error'])('%s is a lack of permission', async (name) => {
    const error = await poll(read(name), 400).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SourceAuthError);
  });
});
