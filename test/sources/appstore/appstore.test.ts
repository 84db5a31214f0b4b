import { readFileSync } from 'node:fs';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { appstore } from '../../../src/sources/appstore/index.js';
import { describeSourceContract, type MadePost, type SourceDriver } from '../../contract/source.js';
import { sharedPath } from '../../helpers/shared.js';
import { brandWith, tools } from '../brand.js';

const label = (value: unknown) => ({ label: value });
function review({ id, text, at }: MadePost) {
  return {
    author: { name: label('paloma'), uri: label('https://itunes.apple.com/es/reviews/id1') },
    id: label(id),
    title: label('Zapatillas'),
    content: label(text),
    updated: label(at.toISOString()),
    'im:rating': label('2'),
  };
}
/** The feed says by a full page alone that another follows: filled up with entries of the app itself it would not. */
const filler = (id: string) => review({ id, text: '', at: new Date('2026-03-02T08:00:00Z') });

const driver: SourceDriver = {
  name: 'appstore',
  cannot: {
    'finds nothing new in a 304': 'the feed is asked without validators',
    'goes on to the next page': 'a page is full with 50 reviews; tried below',
    'resumes after a stop between two pages': 'a page is full with 50 reviews; tried below',
    'gives a post that stands on two pages under one id': 'a page is full with 50 reviews',
    'tells that a post was deleted': 'the feed leaves deleted reviews out and says nothing of them',
    'refuses a redirect to a private address': "its address is the operator's own setting",
  },
  create: (baseUrl, given) => ({
    source: appstore.create({ ...given, settings: appstore.settings.parse({ baseUrl }), env: {} }),
    brand: brandWith('appstore', { appIds: ['77'], countries: ['es'] }),
    terms: [],
  }),
  answer: (posts) => ({ body: JSON.stringify({ feed: { entry: posts.map(review) } }) }),
  barest: ({ id, text }) => ({
    body: JSON.stringify({
      feed: { entry: { id: label(id), content: label(text), 'im:rating': label(1) } },
    }),
  }),
  withBadPost: (good) => ({
    body: JSON.stringify({ feed: { entry: [{ 'im:rating': label('9') }, review(good)] } }),
  }),
  otherShape: '{"results":[]}',
};

describeSourceContract(driver);

const STORE = 'https://itunes.apple.com';
const path = (page: number, country = 'es') =>
  `/${country}/rss/customerreviews/page=${page}/id=77/sortby=mostrecent/json`;
const signal = new AbortController().signal;
const since = new Date('2026-02-20T00:00:00Z');
const brand = brandWith('appstore', { appIds: ['77'], countries: ['es'] });
const request = { brand, terms: [], cursor: null, since, signal };
const create = () =>
  appstore.create({ ...tools(), settings: appstore.settings.parse({}), env: {} });

describe('the App Store', () => {
  it('maps a review, every field, and leaves the app itself out', async () => {
    nock(STORE)
      .get(path(1))
      .reply(200, {
        feed: {
          updated: label('2026-03-02T11:00:00-07:00'),
          entry: [
            { 'im:name': label('Cóndor'), id: label('https://itunes.apple.com/es/app/id77') },
            {
              author: {
                uri: label('https://itunes.apple.com/es/reviews/id5'),
                name: label('Ana R'),
              },
              updated: label('2026-03-01T08:30:00-07:00'),
              'im:rating': label('1'),
              'im:version': label('3.4'),
              id: label('629'),
              title: label('No <abre>'),
              content: { label: 'Se cierra & ya', attributes: { type: 'text' } },
              link: {
                attributes: { rel: 'related', href: 'https://itunes.apple.com/es/review?id=77' },
              },
              'im:voteSum': label('3'),
              'im:voteCount': label('4'),
            },
          ],
        },
      });
    const page = await create().fetchPage(request);
    expect(page).toMatchObject({ hasMore: false, skipped: 0, gap: null });
    expect(page.posts).toEqual([
      {
        source: 'appstore',
        id: '629',
        kind: 'review',
        title: 'No <abre>',
        text: 'Se cierra & ya',
        format: 'plain',
        url: 'https://itunes.apple.com/es/review?id=77',
        author: { handle: 'Ana R' },
        createdAt: new Date('2026-03-01T15:30:00Z'),
        rating: 1,
        engagement: { likes: 3 },
      },
    ]);
  });

  it('walks ten full pages and tells what lies beyond', async () => {
    for (let page = 1; page <= 10; page++) {
      const ids = Array.from({ length: 50 }, (_, index) => `${page}-${index}`);
      nock(STORE)
        .get(path(page))
        .reply(200, { feed: { entry: ids.map(filler) } });
    }
    const source = create();
    let page = await source.fetchPage(request);
    let count = page.posts.length;
    while (page.hasMore) {
      page = await source.fetchPage({ ...request, cursor: page.cursor });
      count += page.posts.length;
    }
    expect(count).toBe(500);
    expect(page.gap).toEqual({
      from: since,
      to: new Date('2026-03-02T08:00:00Z'),
      reason: 'api-limit',
    });
  });

  it('asks the store of each country', async () => {
    nock(STORE).get(path(1, 'mx')).reply(200, { feed: {} });
    nock(STORE).get(path(1, 'ar')).reply(200, { feed: {} });
    const source = create();
    const stores = brandWith('appstore', { appIds: [77], countries: ['mx', 'ar'] });
    const first = await source.fetchPage({ ...request, brand: stores });
    const second = await source.fetchPage({ ...request, brand: stores, cursor: first.cursor });
    expect([first.hasMore, second.hasMore]).toEqual([true, false]);
  });
});

const fixtures = sharedPath('fixtures/itunes', 'recorded answers of the App Store');
describe.skipIf(fixtures === null)('recorded answers of the App Store', () => {
  const poll = async (name: string) => {
    const body = readFileSync(`${fixtures}/${name}`, 'utf8');
    nock(STORE).get(path(1)).reply(200, body);
    return create().fetchPage({ ...request, since: new Date('2020-01-01T00:00:00Z') });
  };

  it('give every review of a page, dated by the feed', async () => {
    const page = await poll('customerreviews-jp.json');
    expect([page.posts.length, page.skipped, page.hasMore]).toEqual([50, 0, true]);
    expect(page.posts.every(({ rating = 0 }) => rating >= 1 && rating <= 5)).toBe(true);
    expect(page.posts[0]).toMatchObject({
      source: 'appstore',
      id: '6290024630',
      kind: 'review',
      format: 'plain',
      url: 'https://itunes.apple.com/jp/review?id=1404176564&type=Purple%20Software',
      author: { handle: 'ヤミ。' },
      createdAt: new Date('2020-08-08T03:17:03Z'),
      rating: 4,
      engagement: { likes: 0 },
    });
    expect(page.posts[0]?.title).toHaveLength(4);
    expect(page.posts[0]?.text).toContain('\n');
  });

  it('give the one review that is no list, and none where there is none', async () => {
    const single = await poll('made-single-entry.json');
    expect(single.posts).toMatchObject([{ id: '6290024630', rating: 4 }]);
    expect((await poll('made-no-entry.json')).posts).toEqual([]);
  });
});
