import { readFileSync } from 'node:fs';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import type { Page } from '../../../src/core/contracts/source.js';
import { SourceContractError, SourceRateLimitedError } from '../../../src/core/errors.js';
import { Secret } from '../../../src/lib/secret.js';
import { x } from '../../../src/sources/x/index.js';
import { sharedPath } from '../../helpers/shared.js';
import { brandWith, tools } from '../brand.js';

const folder = sharedPath('fixtures/x', 'recorded answers of X');

type Recorded = {
  data: {
    id: string;
    text: string;
    author_id?: string;
    created_at?: string;
    lang?: string;
    referenced_tweets?: { type: string; id: string }[];
    entities?: { hashtags?: { tag: string }[] };
    public_metrics?: Record<string, number>;
  }[];
  includes?: { users: { id: string; username: string; name?: string }[] };
  meta: { next_token?: string };
};
const read = (name: string): Recorded => JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'));

async function poll(body: nock.Body, status = 200): Promise<Page> {
  nock('https://api.x.com').get('/2/tweets/search/recent').query(true).reply(status, body);
  const env = { X_BEARER_TOKEN: new Secret('t') };
  const source = x.create({ ...tools(), settings: x.settings.parse({}), env });
  const since = new Date('2006-01-01T00:00:00Z');
  const signal = new AbortController().signal;
  return source.fetchPage({ brand: brandWith('x'), terms: ['c'], cursor: null, since, signal });
}

describe.skipIf(folder === null)('recorded answers of X', () => {
  it.each([
    'apis_searches_search_tweets_for_nyc',
    'apis_timeline_timeline_reverse_chronological',
    'apis_timeline_timeline_tweets',
    'apis_tweet_tweets_by_user_bookmark',
    'apis_tweet_tweets_resp',
    'docs-posts-search-quickstart-full-archive-search-1',
    'docs-posts-search-quickstart-recent-search-1',
    'docs-posts-search-quickstart-recent-search-2',
    'docs-posts-timelines-quickstart-reverse-chron-quickstart-2',
    'docs-posts-timelines-quickstart-user-mention-quickstart-1',
  ])('%s gives all its posts', async (name) => {
    const recorded = read(name);
    const page = await poll(recorded as nock.Body);
    expect(page.skipped).toBe(0);
    expect(page.hasMore).toBe(recorded.meta?.next_token !== undefined);
    expect(page.posts.map(({ id }) => id)).toEqual(recorded.data.map(({ id }) => id));
    for (const [index, tweet] of recorded.data.entries()) {
      const post = page.posts[index];
      const user = recorded.includes?.users.find(({ id }) => id === tweet.author_id);
      const referenced = (type: string) =>
        tweet.referenced_tweets?.find((one) => one.type === type)?.id;
      expect(post).toMatchObject({ kind: 'post', format: 'plain', source: 'x' });
      expect(post?.text).toBe(
        tweet.text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
      );
      expect(post?.author.handle).toBe(user?.username ?? tweet.author_id ?? '');
      expect(post?.author.displayName).toBe(user?.name);
      if (tweet.created_at !== undefined) {
        expect(post?.createdAt).toEqual(new Date(tweet.created_at));
      }
      expect(post?.lang).toBe(tweet.lang === 'und' ? undefined : tweet.lang);
      expect(post?.repostOf).toBe(referenced('retweeted'));
      expect(post?.replyTo).toBe(referenced('replied_to'));
      expect(post?.hashtags).toEqual(tweet.entities?.hashtags?.map(({ tag }) => tag) ?? []);
      expect(post?.engagement?.likes).toBe(tweet.public_metrics?.like_count);
      expect(post?.engagement?.replies).toBe(tweet.public_metrics?.reply_count);
      expect(post?.url).toBe(`https://x.com/${user?.username ?? 'i'}/status/${tweet.id}`);
    }
  });

  it('tell which posts are gone, in an answer that is good for the rest', async () => {
    const recorded = read('docs-fundamentals-response-codes-and-errors-2');
    const data = [{ id: '1524796546306478083', text: 'Hello' }];
    const page = await poll({ ...recorded, data } as nock.Body);
    expect(page).toMatchObject({ deletedIds: ['456'], posts: [{ text: 'Hello' }] });
  });

  it('tell refusals for what they are', async () => {
    const refused = async (name: string, status: number) =>
      poll(read(name) as unknown as nock.Body, status).catch((error: unknown) => error);
    expect(await refused('docs-fundamentals-rate-limits-1', 429)).toBeInstanceOf(
      SourceRateLimitedError,
    );
    expect(await refused('docs-fundamentals-response-codes-and-errors-1', 400)).toBeInstanceOf(
      SourceContractError,
    );
    expect(await refused('streams_delete_error', 400)).toBeInstanceOf(SourceContractError);
  });
});
