import nock from 'nock';
import { describe, expect, it } from 'vitest';
import {
  SourceAuthError,
  SourceRateLimitedError,
  SourceUnavailableError,
} from '../../../src/core/errors.js';
import { Secret } from '../../../src/lib/secret.js';
import { telegram } from '../../../src/sources/telegram/index.js';
import {
  describeSourceContract,
  type MadePost,
  SECRET,
  type SourceDriver,
} from '../../contract/source.js';
import { startHttpServer } from '../../helpers/http-server.js';
import { brandWith, NOW, tools } from '../brand.js';

const seconds = (at: Date) => at.getTime() / 1_000;
let counted = 100;
const post = ({ id, text, at }: MadePost, kind = 'channel_post') => ({
  update_id: ++counted,
  [kind]: { message_id: Number(id), date: seconds(at), chat: { id: -1001, type: 'channel' }, text },
});
const reply = (result: unknown[]) => ({ body: JSON.stringify({ ok: true, result }) });
const PAGES = 'an answer is full with a hundred updates; tried below';

const driver: SourceDriver = {
  name: 'telegram',
  cannot: {
    'goes on to the next page': PAGES,
    'resumes after a stop between two pages': PAGES,
    'gives a post that stands on two pages under one id': PAGES,
    'finds nothing new in a 304': 'the API is asked without validators',
    'tells that a post was deleted': 'bots are not told',
    'refuses a redirect to a private address': "its address is the operator's own setting",
  },
  create: (baseUrl, given) => ({
    source: telegram.create({
      ...given,
      settings: telegram.settings.parse({ baseUrl }),
      env: { TELEGRAM_BOT_TOKEN: new Secret(SECRET) },
    }),
    brand: brandWith('telegram'),
    terms: [],
  }),
  answer: (posts) => reply(posts.map((one) => post(one))),
  edited: (one) => reply([post(one, 'edited_channel_post')]),
  barest: ({ id, text, at }) =>
    reply([
      {
        update_id: '7',
        message: { message_id: id, date: String(seconds(at)), chat: { id: '-5' }, text },
      },
    ]),
  withBadPost: (good) => reply([{ update_id: 1, channel_post: { message_id: 1 } }, post(good)]),
  otherShape: '{"ok":true,"updates":[]}',
  refusals: { 404: { becomes: 'auth' } },
};

describeSourceContract(driver);

const API = 'https://api.telegram.org';
const TOKEN = '4242:AAtoken_of-the-bot';
const PATH = `/bot${TOKEN}/getUpdates`;
const signal = new AbortController().signal;
const since = new Date('2026-02-20T00:00:00Z');
const brand = brandWith('telegram');
const request = { brand, terms: [], cursor: null, since, signal };
const ENV = { TELEGRAM_BOT_TOKEN: new Secret(TOKEN) };
function create({ settings = {}, given = tools() } = {}) {
  return telegram.create({ ...given, settings: telegram.settings.parse(settings), env: ENV });
}
async function poll(result: unknown[], asked: Partial<typeof request> = {}) {
  nock(API).get(PATH).query(true).reply(200, { ok: true, result });
  return create().fetchPage({ ...request, ...asked });
}
const refused = (status: number, body: object) => {
  nock(API)
    .get(PATH)
    .query(true)
    .reply(status, { ok: false, error_code: status, ...body });
  return create()
    .fetchPage(request)
    .catch((error: unknown) => error);
};

describe('Telegram', () => {
  it('asks for messages and their edits, without waiting and without confirming', async () => {
    let query: unknown;
    nock(API)
      .get(PATH)
      .query((asked) => {
        query = asked;
        return true;
      })
      .reply(200, { ok: true, result: [] });
    await create().fetchPage(request);
    expect(query).toEqual({
      limit: '100',
      timeout: '0',
      allowed_updates: '["message","edited_message","channel_post","edited_channel_post"]',
    });
  });

  it('maps a post of a public channel, every field', async () => {
    const chat = { id: -1001234, type: 'channel', title: 'Cóndor al día', username: 'condor_dia' };
    const { posts } = await poll([
      {
        update_id: 1,
        edited_channel_post: {
          message_id: 77,
          sender_chat: chat,
          chat,
          date: 1772442000,
          edit_date: 1772445600,
          author_signature: 'Redacción',
          caption: '👟 Nuevas #zapatillas y #Cóndor@condor_dia',
          caption_entities: [
            { type: 'hashtag', offset: 10, length: 11 },
            { type: 'hashtag', offset: 24, length: 18 },
            { type: 'bold', offset: 0, length: 2 },
          ],
          reply_to_message: { message_id: 70, date: 1, chat },
          forward_origin: {
            type: 'channel',
            date: 1,
            chat: { id: -1009, type: 'channel' },
            message_id: 5,
          },
        },
      },
    ]);
    expect(posts).toEqual([
      {
        source: 'telegram',
        id: '-1001234/77',
        kind: 'post',
        text: '👟 Nuevas #zapatillas y #Cóndor@condor_dia',
        format: 'plain',
        url: 'https://t.me/condor_dia/77',
        author: { handle: 'condor_dia', displayName: 'Cóndor al día' },
        createdAt: new Date('2026-03-02T09:00:00Z'),
        editedAt: new Date('2026-03-02T10:00:00Z'),
        replyTo: '-1001234/70',
        repostOf: '-1009/5',
        hashtags: ['zapatillas', 'Cóndor'],
      },
    ]);
  });

  it('maps a message of a private group, and an administrator who writes as the group', async () => {
    const chat = { id: -1005, type: 'supergroup', title: 'Clientes' };
    const { posts } = await poll([
      {
        update_id: 1,
        message: {
          message_id: 8,
          message_thread_id: 3,
          is_topic_message: true,
          chat,
          date: 1772442000,
          from: { id: 99, is_bot: false, first_name: 'Ana', last_name: 'R', language_code: 'en' },
          text: 'no me llega',
          reply_to_message: { message_id: 3, forum_topic_created: { name: 'Envíos' } },
        },
      },
      {
        update_id: 2,
        message: {
          message_id: 9,
          chat,
          date: 1772442001,
          from: { id: 1087968824, is_bot: true, username: 'GroupAnonymousBot' },
          sender_chat: chat,
          text: 'lo miramos',
        },
      },
    ]);
    expect(posts).toEqual([
      {
        source: 'telegram',
        id: '-1005/8',
        kind: 'message',
        text: 'no me llega',
        format: 'plain',
        url: 'https://t.me/c/5/8',
        author: { handle: '99', displayName: 'Ana R' },
        createdAt: new Date('2026-03-02T09:00:00Z'),
      },
      expect.objectContaining({
        id: '-1005/9',
        author: { handle: '-1005', displayName: 'Clientes' },
      }),
    ]);
  });

  it('leaves out private chats, bots, joins and kinds that were not asked for', async () => {
    const of = (id: number, message: object) => ({
      update_id: id,
      message: { message_id: id, date: 1772442000, chat: { id: -5, type: 'group' }, ...message },
    });
    const page = await poll([
      of(1, { text: 'hola', chat: { id: 5, type: 'private' } }),
      of(2, { text: 'soy un bot', from: { id: 1, is_bot: true } }),
      of(3, { new_chat_members: [] }),
      { update_id: 4, poll: { id: '1' } },
      of(5, { text: 'sí', from: null, entities: null, edit_date: null }),
    ]);
    expect(page.posts.map(({ text }) => text)).toEqual(['sí']);
    expect(page.skipped).toBe(0);
    expect(page.posts[0]?.url).toBeUndefined();
  });

  it('keeps to the chats that the brand names, by name in any case or by number', async () => {
    const of = (id: number, chat: object) => ({
      update_id: id,
      channel_post: { message_id: id, date: 1772442000, text: String(id), chat },
    });
    const chats = ['@Condor_Dia', -1009];
    const { posts } = await poll(
      [of(1, { id: -1, username: 'condor_dia' }), of(2, { id: -1009 }), of(3, { id: -3 })],
      { brand: brandWith('telegram', { chats }) },
    );
    expect(posts.map(({ text }) => text)).toEqual(['1', '2']);
  });

  it('waits as the body of a 429 says', async () => {
    const error = await refused(429, {
      description: 'Too Many Requests',
      parameters: { retry_after: 35 },
    });
    expect(error).toBeInstanceOf(SourceRateLimitedError);
    expect(error).toMatchObject({ retryAt: new Date(NOW.getTime() + 35_000) });
  });

  it('says in words what a conflict is', async () => {
    const hook = await refused(409, {
      description: "Conflict: can't use getUpdates method while webhook is active",
    });
    expect(hook).toBeInstanceOf(SourceAuthError);
    expect(String(hook)).toContain('deleteWebhook');
    const other = await refused(409, {
      description: 'Conflict: terminated by other getUpdates request',
    });
    expect(other).toBeInstanceOf(SourceUnavailableError);
    expect(String(other)).toContain('another program');
  });

  it('says what to do with a token that is refused, and does not show it', async () => {
    for (const status of [401, 404]) {
      const error = await refused(status, { description: 'Unauthorized' });
      expect(error).toBeInstanceOf(SourceAuthError);
      expect(String(error)).toContain('TELEGRAM_BOT_TOKEN');
      expect(String(error)).not.toContain('AAtoken');
    }
  });
});

/** A Bot API with a queue: what is below an offset is gone for good. */
async function openBot(size: number, firstId = 1) {
  let waiting = Array.from({ length: size }, (_, index) => firstId + index);
  const server = await startHttpServer(({ url }, response) => {
    const offset = Number(url.searchParams.get('offset') ?? 0);
    waiting = waiting.filter((id) => id >= offset);
    const result = waiting.slice(0, Number(url.searchParams.get('limit'))).map((id) => ({
      update_id: id,
      channel_post: { message_id: id, date: seconds(NOW) - 60, chat: { id: -1 }, text: `${id}` },
    }));
    response.end(JSON.stringify({ ok: true, result }));
  });
  return { server, say: (...ids: number[]) => void waiting.push(...ids), left: () => waiting };
}

function reader(source: ReturnType<typeof create>, id: string) {
  const saved: { cursor: string | null; ids: number[] } = { cursor: null, ids: [] };
  return {
    saved,
    async poll({ crashes = false } = {}) {
      for (;;) {
        const page = await source.fetchPage({
          ...request,
          brand: { ...brand, id },
          cursor: saved.cursor,
        });
        if (crashes) return;
        saved.ids.push(...page.posts.map(({ text }) => Number(text)));
        saved.cursor = page.cursor;
        if (!page.hasMore) return;
      }
    },
  };
}
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe("a bot's queue", () => {
  it('is walked to its end, each update once, and confirmed only after it was saved', async () => {
    const bot = await openBot(450);
    await using _server = bot.server;
    const one = reader(create({ settings: { baseUrl: bot.server.url } }), 'condor');
    await one.poll({ crashes: true });
    expect(bot.left()).toHaveLength(450);
    await one.poll();
    await one.poll();
    await one.poll();
    expect(one.saved.ids).toEqual(upTo(450));
  });

  it('gives every brand everything, though one of them comes late or crashes', async () => {
    const bot = await openBot(250);
    await using _server = bot.server;
    const source = create({ settings: { baseUrl: bot.server.url } });
    const [early, late] = [reader(source, 'early'), reader(source, 'late')];
    await early.poll();
    await late.poll({ crashes: true });
    for (let round = 0; round < 6; round++) {
      await early.poll();
      if (round === 1) expect(bot.left()).toHaveLength(250);
      if (round > 1) await late.poll();
    }
    expect(early.saved.ids).toEqual(upTo(250));
    expect(late.saved.ids).toEqual(upTo(250));
  });

  it('stays as it is where it is short: who asks by hand takes nothing from anybody', async () => {
    const bot = await openBot(99);
    await using _server = bot.server;
    const source = create({ settings: { baseUrl: bot.server.url } });
    const one = reader(source, 'condor');
    for (let round = 0; round < 4; round++) await one.poll();
    expect(one.saved.ids).toEqual(upTo(99));
    expect(bot.left()).toHaveLength(99);
  });

  it('goes on from the saved cursor after a restart, and anew with another bot', async () => {
    const bot = await openBot(3);
    await using _server = bot.server;
    const settings = { baseUrl: bot.server.url };
    const before = reader(create({ settings }), 'condor');
    await before.poll();
    bot.say(4);
    const after = reader(create({ settings }), 'condor');
    after.saved.cursor = before.saved.cursor;
    await after.poll();
    expect(after.saved.ids).toEqual([4]);
    const other = reader(create({ settings }), 'condor');
    other.saved.cursor = (before.saved.cursor ?? '').replace('4242', '77');
    await other.poll();
    expect(other.saved.ids).toEqual(upTo(4));
  });

  it('takes lower numbers after a week in which nothing was said', async () => {
    const bot = await openBot(1, 9_000);
    await using _server = bot.server;
    const given = tools();
    const settings = { baseUrl: bot.server.url };
    const one = reader(create({ settings, given }), 'condor');
    await one.poll();
    const quiet = await openBot(2, 5);
    await using _quiet = quiet.server;
    given.clock.advanceTo(new Date('2026-03-10T12:00:00Z'));
    const later = reader(create({ settings: { baseUrl: quiet.server.url }, given }), 'condor');
    later.saved.cursor = one.saved.cursor;
    await later.poll();
    expect(later.saved.ids).toEqual([5, 6]);
  });
});
