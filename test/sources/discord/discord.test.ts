import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { SourceAuthError, SourceRateLimitedError } from '../../../src/core/errors.js';
import { Secret } from '../../../src/lib/secret.js';
import { discord } from '../../../src/sources/discord/index.js';
import { snowflakeAt } from '../../../src/sources/discord/snowflake.js';
import {
  describeSourceContract,
  type MadePost,
  SECRET,
  type SourceDriver,
} from '../../contract/source.js';
import { brandWith, NOW, tools } from '../brand.js';

const idOf = ({ id, at }: Pick<MadePost, 'id' | 'at'>) =>
  String(BigInt(snowflakeAt(at)) + BigInt(id));
const message = (made: MadePost) => ({
  id: idOf(made),
  type: 0,
  content: made.text,
  author: { id: '9', username: 'paloma', discriminator: '0', global_name: 'Paloma' },
  timestamp: made.at.toISOString(),
  edited_timestamp: null as string | null,
});
const PAGES = 'a page is full with a hundred messages; tried below';

const driver: SourceDriver = {
  name: 'discord',
  cannot: {
    'goes on to the next page': PAGES,
    'resumes after a stop between two pages': PAGES,
    'gives a post that stands on two pages under one id': PAGES,
    'finds nothing new in a 304': 'the API is asked without validators',
    'refuses a redirect to a private address': "its address is the operator's own setting",
  },
  create: (baseUrl, given) => ({
    source: discord.create({
      ...given,
      settings: discord.settings.parse({ baseUrl }),
      env: { DISCORD_TOKEN: new Secret(SECRET) },
    }),
    brand: brandWith('discord', { guild: '1', channels: ['77'] }),
    terms: [],
  }),
  answer: (posts) => ({ body: JSON.stringify(posts.map(message)) }),
  barest: (made) => ({
    body: JSON.stringify([
      { id: idOf(made), content: made.text, timestamp: made.at.toISOString() },
    ]),
  }),
  withBadPost: (good) => ({ body: JSON.stringify([{ id: 'x' }, message(good)]) }),
  edited: (made) => ({
    body: JSON.stringify([{ ...message(made), edited_timestamp: '2026-03-02T11:30:00+00:00' }]),
  }),
  deleted: () => ({ body: '[]' }),
  otherShape: '{"messages":[]}',
};

describeSourceContract(driver);

const API = 'https://discord.com';
const PATH = '/api/v10/channels/77/messages';
const signal = new AbortController().signal;
const since = new Date('2026-03-01T00:00:00Z');
const brand = brandWith('discord', { guild: '1', channels: ['77'] });
const request = { brand, terms: [], cursor: null as string | null, since, signal };
const create = (given = tools()) =>
  discord.create({
    ...given,
    settings: discord.settings.parse({}),
    env: { DISCORD_TOKEN: new Secret('bot-token') },
  });
const at = (minute: number) => new Date(NOW.getTime() - 60 * 60_000 + minute * 60_000);
const said = (minute: number, text = `n.º ${minute}`) =>
  message({ id: String(minute), text, at: at(minute) });
async function failureOf(status: number, body: object, headers = {}) {
  nock(API).get(PATH).query(true).reply(status, body, headers);
  return create()
    .fetchPage(request)
    .catch((error: unknown) => error);
}

describe('Discord', () => {
  it('maps a message, every field, and asks as the bot', async () => {
    nock(API, {
      reqheaders: { authorization: 'Bot bot-token', 'user-agent': /^DiscordBot \(\S+, \S+\)$/ },
    })
      .get(PATH)
      .query({ after: snowflakeAt(since), limit: 100 })
      .reply(200, [
        {
          ...said(5, 'Hola <@12>, fatal <:enfado:99> <@13>'),
          type: 19,
          mentions: [{ id: '12', username: 'ana', discriminator: '0' }, null],
          message_reference: { type: 0, channel_id: '77', message_id: '555' },
          edited_timestamp: '2026-03-02T11:30:00.000000+00:00',
          reactions: [{ count: 2, emoji: { name: '👍' } }, { count: '1' }],
        },
      ]);
    const { posts } = await create().fetchPage(request);
    expect(posts).toEqual([
      {
        source: 'discord',
        id: said(5).id,
        kind: 'message',
        text: 'Hola @ana, fatal :enfado: <@13>',
        format: 'plain',
        url: `https://discord.com/channels/1/77/${said(5).id}`,
        author: { handle: 'paloma', displayName: 'Paloma' },
        createdAt: at(5),
        editedAt: new Date('2026-03-02T11:30:00Z'),
        replyTo: '555',
        engagement: { likes: 3 },
      },
    ]);
  });

  it('leaves out bots, webhooks and what Discord says, and takes forwards for reposts', async () => {
    nock(API)
      .get(PATH)
      .query(true)
      .reply(200, [
        { ...said(1), author: { username: 'vigia', bot: true } },
        { ...said(2), webhook_id: '4' },
        { ...said(3), type: 7 },
        { ...said(4, ''), attachments: [{ id: '1' }] },
        {
          ...said(5, ''),
          message_reference: { type: 1, message_id: '90' },
          message_snapshots: [{ message: { content: 'mirad esto' } }],
        },
        { ...said(6), author: { username: 'viejo', discriminator: '1234' } },
      ]);
    const page = await create().fetchPage(request);
    expect(page.skipped).toBe(0);
    expect(page.posts).toEqual([
      expect.objectContaining({ text: 'mirad esto', repostOf: '90' }),
      expect.objectContaining({ text: 'n.º 6', author: { handle: 'viejo#1234' } }),
    ]);
  });

  it('walks on from the last message of a full page, and looks at the last ones again', async () => {
    const source = create();
    const first = Array.from({ length: 100 }, (_, index) => ({
      ...said(0),
      id: String(BigInt(snowflakeAt(at(0))) + BigInt(index)),
    }));
    nock(API)
      .get(PATH)
      .query({ after: snowflakeAt(since), limit: 100 })
      .reply(200, first.toReversed(), {
        'x-ratelimit-limit': '5',
        'x-ratelimit-remaining': '4',
        'x-ratelimit-reset': String(NOW.getTime() / 1_000 + 2.5),
      });
    const one = await source.fetchPage(request);
    expect([one.posts.length, one.hasMore, one.quota?.remaining]).toEqual([100, true, 4]);
    nock(API)
      .get(PATH)
      .query({ after: first[99]?.id, limit: 100 })
      .reply(200, [said(30)]);
    const two = await source.fetchPage({ ...request, cursor: one.cursor });
    expect([two.posts.length, two.hasMore, two.deletedIds]).toEqual([1, false, []]);

    // 50 are known: 49 of the first page and the last one.
    const again = String(BigInt(first[51]?.id ?? 0) - 1n);
    const kept = first.slice(51).filter(({ id }) => id !== first[60]?.id);
    const changed = { ...kept[0], content: 'otra cosa', edited_timestamp: at(40).toISOString() };
    nock(API)
      .get(PATH)
      .query({ after: again, limit: 100 })
      .reply(200, [said(50), said(30), changed, ...kept.slice(1)]);
    const three = await source.fetchPage({ ...request, cursor: two.cursor });
    expect(three.posts.map(({ text }) => text)).toEqual(['otra cosa', 'n.º 50']);
    expect(three.deletedIds).toEqual([first[60]?.id]);
    expect(three.hasMore).toBe(false);
  });

  it('asks once for the server of a channel where it is not given', async () => {
    nock(API).get('/api/v10/channels/77').reply(200, { id: '77', guild_id: '42' });
    nock(API)
      .get(PATH)
      .query(true)
      .reply(200, [said(1)]);
    const source = create();
    const asked = { ...request, brand: brandWith('discord', { channels: ['77'] }) };
    const first = await source.fetchPage(asked);
    expect(first.posts[0]?.url).toContain('/channels/42/77/');
    nock(API)
      .get(PATH)
      .query(true)
      .reply(200, [said(1), said(2)]);
    const second = await source.fetchPage({ ...asked, cursor: first.cursor });
    expect(second.posts.map(({ url }) => url)).toEqual([
      `https://discord.com/channels/42/77/${said(2).id}`,
    ]);
  });

  it('says what to do about channels that it may not read, or that are gone', async () => {
    const denied = await failureOf(403, { code: 50_001, message: 'Missing Access' });
    const gone = await failureOf(404, { code: 10_003, message: 'Unknown Channel' });
    for (const error of [denied, gone]) expect(error).toBeInstanceOf(SourceAuthError);
    expect(String(denied)).toContain('Read Message History');
    expect(String(gone)).toContain('no channel 77');
  });

  it('waits as the body of a 429 says', async () => {
    const error = await failureOf(429, { message: 'slow', retry_after: 64.57, global: false });
    expect(error).toBeInstanceOf(SourceRateLimitedError);
    expect(error).toMatchObject({ retryAt: new Date(NOW.getTime() + 64_570) });
  });

  it('tells a person where messages come without their text', async () => {
    nock(API)
      .get(PATH)
      .query(true)
      .reply(200, [said(1, ''), said(2, ''), said(3, '')]);
    await expect(create().fetchPage(request)).rejects.toThrow(/Message Content Intent/);
  });

  it('reads the other channels where one is closed', async () => {
    nock(API).get(PATH).query(true).reply(403, { code: 50_001 });
    nock(API)
      .get('/api/v10/channels/78/messages')
      .query(true)
      .reply(200, [said(1)]);
    const source = create();
    const both = brandWith('discord', { guild: '1', channels: ['77', '78'] });
    const page = await source.fetchPage({ ...request, brand: both });
    expect([page.posts.length, page.hasMore]).toEqual([1, true]);
    await expect(
      source.fetchPage({ ...request, brand: both, cursor: page.cursor }),
    ).rejects.toBeInstanceOf(SourceAuthError);
  });
});
