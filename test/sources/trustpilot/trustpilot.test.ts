import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/lib/secret.js';
import { trustpilot } from '../../../src/sources/trustpilot/index.js';
import {
  describeSourceContract,
  type MadePost,
  SECRET,
  type SourceDriver,
} from '../../contract/source.js';
import { brandWith, tools } from '../brand.js';

const UNIT = '46d6a890000064000500e0c3';
const review = ({ id, text, at }: MadePost) => ({
  id,
  consumer: { id: 'c1', displayName: 'Paloma' },
  stars: 2,
  title: 'Zapatillas',
  text,
  language: 'es',
  createdAt: at.toISOString(),
  updatedAt: null,
});
const reply = (reviews: readonly unknown[]) => ({ body: JSON.stringify({ reviews }) });

const driver: SourceDriver = {
  name: 'trustpilot',
  cannot: {
    'finds nothing new in a 304': 'the API is asked without validators',
    'goes on to the next page': 'a page is full with 100 reviews; tried below',
    'resumes after a stop between two pages': 'a page is full with 100 reviews; tried below',
    'gives a post that stands on two pages under one id': 'a page is full with 100 reviews',
    'tells that a post was deleted': 'deleted reviews are left out without a word',
    'refuses a redirect to a private address': "its address is the operator's own setting",
  },
  create: (baseUrl, given) => ({
    source: trustpilot.create({
      ...given,
      settings: trustpilot.settings.parse({ baseUrl }),
      env: { TRUSTPILOT_API_KEY: new Secret(SECRET) },
    }),
    brand: brandWith('trustpilot', { businessUnits: [UNIT] }),
    terms: [],
  }),
  answer: (posts) => reply(posts.map(review)),
  barest: ({ id, text, at }) => reply([{ id, stars: '1', text, createdAt: at.toISOString() }]),
  withBadPost: (good) => reply([{ id: 'x', stars: 9 }, review(good)]),
  otherShape: '{"results":[]}',
};

describeSourceContract(driver);

const API = 'https://api.trustpilot.com';
const PATH = `/v1/business-units/${UNIT}/reviews`;
const signal = new AbortController().signal;
const since = new Date('2026-02-20T00:00:00Z');
const brand = brandWith('trustpilot', { businessUnits: [UNIT] });
const request = { brand, terms: [], cursor: null, since, signal };
const create = () =>
  trustpilot.create({
    ...tools(),
    settings: trustpilot.settings.parse({}),
    env: { TRUSTPILOT_API_KEY: new Secret('key') },
  });

describe('Trustpilot', () => {
  it('asks with its key for the newest, and maps a review, every field', async () => {
    nock(API, { reqheaders: { apikey: 'key' } })
      .get(PATH)
      .query({ orderBy: 'createdat.desc', perPage: '100', page: '1' })
      .reply(200, {
        links: [],
        reviews: [
          {
            links: [{ href: 'x', method: 'GET', rel: 'self' }],
            id: '5f2b',
            consumer: { id: '507f', displayName: 'Ana R.', displayLocation: 'Lugo' },
            businessUnit: { id: UNIT },
            stars: 1,
            title: 'Nunca más',
            text: 'Tres semanas\nesperando',
            language: 'es',
            createdAt: '2026-03-01T08:00:00Z',
            updatedAt: '2026-03-01T09:30:00Z',
            numberOfLikes: 4,
            companyReply: { text: 'Lo sentimos', createdAt: '2026-03-01T10:00:00Z' },
          },
        ],
      });
    const page = await create().fetchPage(request);
    expect(page).toMatchObject({ hasMore: false, skipped: 0 });
    expect(page.posts).toEqual([
      {
        source: 'trustpilot',
        id: '5f2b',
        kind: 'review',
        title: 'Nunca más',
        text: 'Tres semanas\nesperando',
        format: 'plain',
        url: 'https://www.trustpilot.com/reviews/5f2b',
        author: { handle: '507f', displayName: 'Ana R.' },
        lang: 'es',
        createdAt: new Date('2026-03-01T08:00:00Z'),
        editedAt: new Date('2026-03-01T09:30:00Z'),
        rating: 1,
        engagement: { likes: 4 },
      },
    ]);
  });

  it('walks full pages until one is older than wanted', async () => {
    const page = (from: number, day: string) => ({
      reviews: Array.from({ length: 100 }, (_, index) =>
        review({ id: `r${from + index}`, text: 'x', at: new Date(`${day}T08:00:00Z`) }),
      ),
    });
    const asked = (number: number) =>
      nock(API)
        .get(PATH)
        .query((query) => query.page === String(number));
    asked(1).reply(200, page(0, '2026-03-01'));
    asked(2).reply(200, page(100, '2026-02-25'));
    asked(3).reply(200, page(200, '2026-02-10'));
    const source = create();
    let answer = await source.fetchPage(request);
    let count = answer.posts.length;
    while (answer.hasMore) {
      answer = await source.fetchPage({ ...request, cursor: answer.cursor });
      count += answer.posts.length;
    }
    expect(count).toBe(200);
    expect(nock.isDone()).toBe(true);
  });

  it('says which variable is missing', () => {
    const source = trustpilot.create({
      ...tools(),
      settings: trustpilot.settings.parse({}),
      env: {},
    });
    expect(source.readiness).toEqual({ isReady: false, missing: ['TRUSTPILOT_API_KEY'] });
  });
});
