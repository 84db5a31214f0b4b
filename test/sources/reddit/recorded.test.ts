import { readdirSync, readFileSync } from 'node:fs';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { SourceContractError } from '../../../src/core/errors.js';
import { Secret } from '../../../src/lib/secret.js';
import { reddit } from '../../../src/sources/reddit/index.js';
import { sharedPath } from '../../helpers/shared.js';
import { brandWith, tools } from '../brand.js';

interface Recorded {
  readonly request: { readonly uri: string };
  readonly status: { readonly code: number };
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}
type Thing = { kind: string; data: Record<string, unknown> };

const folder = sharedPath('fixtures/reddit', 'recorded answers of Reddit');
const read = (name: string): Recorded => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
const names = folder === null ? [] : readdirSync(folder);
const listings = names.filter((name) => {
  const { request, status, body } = read(name);
  const isList = Array.isArray(body) || (body as Thing).kind === 'Listing';
  return isList && status.code === 200 && request.uri.startsWith('https://oauth');
});

/** Every post and comment in it, however deep. */
function things(value: unknown): Thing[] {
  if (Array.isArray(value)) return value.flatMap(things);
  if (typeof value !== 'object' || value === null) return [];
  const { kind, data } = value as Thing;
  const inside = Object.values(value).flatMap(things);
  return kind === 't1' || kind === 't3' ? [{ kind, data }, ...inside] : inside;
}

async function poll({ status, headers, body }: Recorded) {
  nock('https://www.reddit.com').post('/api/v1/access_token').reply(200, { access_token: 't' });
  const quota = Object.entries(headers).filter(([name]) => name.startsWith('x-ratelimit'));
  nock('https://oauth.reddit.com')
    .get('/search')
    .query(true)
    .reply(status.code, body as nock.Body, Object.fromEntries(quota));
  const source = reddit.create({
    ...tools(),
    settings: reddit.settings.parse({}),
    env: { REDDIT_CLIENT_ID: new Secret('a'), REDDIT_CLIENT_SECRET: new Secret('b') },
  });
  const since = new Date('2005-01-01T00:00:00Z');
  const signal = new AbortController().signal;
  const brand = brandWith('reddit');
  return source.fetchPage({ brand, terms: ['cóndor'], cursor: null, since, signal });
}

describe.skipIf(folder === null)('recorded answers of Reddit', () => {
  it.each(listings)('%s gives all its posts and comments', async (name) => {
    const recorded = read(name);
    const page = await poll(recorded);
    expect(page.skipped).toBe(0);
    const expected = things(recorded.body);
    const found = new Map(page.posts.map((post) => [post.id, post]));
    const ids = expected.map(({ kind, data }) => `${kind}_${String(data.id)}`);
    expect([...found.keys(), ...page.deletedIds].sort()).toEqual([...new Set(ids)].sort());
    for (const { kind, data } of expected) {
      const post = found.get(`${kind}_${String(data.id)}`);
      if (post === undefined) continue;
      expect(post).toMatchObject({
        kind: kind === 't1' ? 'comment' : 'post',
        text: data[kind === 't1' ? 'body' : 'selftext'],
        author: { handle: data.author === '[deleted]' ? '' : data.author },
        createdAt: new Date(Number(data.created_utc) * 1000),
      });
      expect(post.title).toBe(kind === 't3' ? data.title : undefined);
      expect(post.replyTo).toBe(kind === 't1' ? data.parent_id : undefined);
      const edited = typeof data.edited === 'number' ? new Date(data.edited * 1000) : undefined;
      expect(post.editedAt).toEqual(edited);
      const votes = data.score ?? data.ups;
      expect(post.engagement?.likes).toBe(Math.max(0, Number(votes)));
      expect(post.engagement?.replies).toBe(kind === 't3' ? data.num_comments : undefined);
      expect(post.url).toMatch(/^https:\/\/www\.reddit\.com\/(r\/[^/]+\/)?comments\//);
    }
  });

  it('hold threads, comments, posts and an inbox', () => {
    expect(listings.length).toBeGreaterThan(25);
  });

  it('tell a bad request in words for what it is', async () => {
    const name = 'TestReddit.test_bad_request_without_json_text_plain_response.json';
    const error = await poll(read(name)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SourceContractError);
  });
});
