import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { SourceAuthError } from '../../../src/core/errors.js';
import { Secret } from '../../../src/lib/secret.js';
import { googlebusiness } from '../../../src/sources/googlebusiness/index.js';
import { asWritten } from '../../../src/sources/googlebusiness/map.js';
import {
  describeSourceContract,
  type MadePost,
  SECRET,
  type SourceDriver,
} from '../../contract/source.js';
import { brandWith, tools } from '../brand.js';

const PLACE = 'accounts/1/locations/2';
const review = ({ id, text, at }: MadePost) => ({
  name: `${PLACE}/reviews/${id}`,
  reviewId: id,
  reviewer: { displayName: 'Paloma' },
  starRating: 'TWO',
  comment: text,
  createTime: at.toISOString(),
  updateTime: at.toISOString(),
});
const reply = (body: object) => ({ body: JSON.stringify(body) });
const ENV = {
  GOOGLE_BUSINESS_CLIENT_ID: new Secret('client'),
  GOOGLE_BUSINESS_CLIENT_SECRET: new Secret(SECRET),
  GOOGLE_BUSINESS_REFRESH_TOKEN: new Secret('refresh'),
};
/** Servers that have given a token: a second one is only asked for after a 401. */
const given = new Set<string>();

const driver: SourceDriver = {
  name: 'googlebusiness',
  cannot: {
    'finds nothing new in a 304': 'the API is asked without validators',
    'tells that a post was deleted': 'deleted reviews are left out without a word',
    'refuses a redirect to a private address': "its address is the operator's own setting",
  },
  create: (baseUrl, shared) => ({
    source: googlebusiness.create({
      ...shared,
      settings: googlebusiness.settings.parse({ baseUrl }),
      env: ENV,
    }),
    brand: brandWith('googlebusiness', { locations: [PLACE] }),
    terms: [],
  }),
  answer: (posts, { next }) =>
    reply({
      reviews: posts.map(review),
      totalReviewCount: posts.length,
      ...(next ? { nextPageToken: `after-${posts.at(-1)?.id}` } : {}),
    }),
  barest: ({ id, text, at }) =>
    reply({
      reviews: [{ reviewId: id, starRating: 'ONE', comment: text, createTime: at.toISOString() }],
    }),
  withBadPost: (good) => reply({ reviews: [{ reviewId: 'x', starRating: 'SIX' }, review(good)] }),
  otherShape: '{"results":[]}',
  aside({ url }, baseUrl) {
    if (url.pathname !== '/token') return null;
    if (given.has(baseUrl)) return { status: 400, body: '{"error":"invalid_grant"}' };
    given.add(baseUrl);
    return reply({ access_token: SECRET, expires_in: 86_400 });
  },
};

describeSourceContract(driver);

const API = 'https://mybusiness.googleapis.com';
const signal = new AbortController().signal;
const since = new Date('2026-02-20T00:00:00Z');
const brand = brandWith('googlebusiness', { locations: [PLACE] });
const request = { brand, terms: [], cursor: null, since, signal };
const create = () =>
  googlebusiness.create({ ...tools(), settings: googlebusiness.settings.parse({}), env: ENV });
const token = () =>
  nock('https://oauth2.googleapis.com').post('/token', (form) => form.refresh_token === 'refresh');

describe('Google Business Profile', () => {
  it('maps a review, every field; an anonymous one, and one that has stars alone', async () => {
    token().reply(200, { access_token: 'a', expires_in: 3599 });
    nock(API, { reqheaders: { authorization: 'Bearer a' } })
      .get(`/v4/${PLACE}/reviews`)
      .query({ pageSize: '50', orderBy: 'updateTime desc' })
      .reply(200, {
        reviews: [
          {
            name: `${PLACE}/reviews/AbC-1`,
            reviewId: 'AbC-1',
            reviewer: { profilePhotoUrl: 'https://x', displayName: 'Ana R' },
            starRating: 'ONE',
            comment: '(Translated by Google) Very slow\n\n(Original)\nMuy lentos',
            createTime: '2026-02-27T08:00:00.123Z',
            updateTime: '2026-03-01T08:00:00Z',
            reviewReply: { comment: 'Gracias', updateTime: '2026-03-01T09:00:00Z' },
          },
          {
            reviewId: 'AbC-2',
            reviewer: { isAnonymous: true },
            starRating: 'FIVE',
            createTime: '2026-02-26T08:00:00Z',
            updateTime: '2026-02-26T08:00:00Z',
          },
        ],
        averageRating: 3,
        totalReviewCount: 2,
      });
    const page = await create().fetchPage(request);
    expect(page.posts).toEqual([
      {
        source: 'googlebusiness',
        id: 'AbC-1',
        kind: 'review',
        text: 'Muy lentos',
        format: 'plain',
        author: { handle: 'Ana R' },
        createdAt: new Date('2026-02-27T08:00:00.123Z'),
        editedAt: new Date('2026-03-01T08:00:00Z'),
        rating: 1,
      },
      {
        source: 'googlebusiness',
        id: 'AbC-2',
        kind: 'review',
        text: '★★★★★',
        format: 'plain',
        author: { handle: '' },
        createdAt: new Date('2026-02-26T08:00:00Z'),
        rating: 5,
      },
    ]);
  });

  it('gives an old review that was changed lately', async () => {
    token().reply(200, { access_token: 'a' });
    const old = { ...review({ id: 'o', text: 'ya no', at: new Date('2025-01-01T00:00:00Z') }) };
    nock(API)
      .get(`/v4/${PLACE}/reviews`)
      .query(true)
      .reply(200, { reviews: [{ ...old, updateTime: '2026-03-01T00:00:00Z' }] });
    const page = await create().fetchPage(request);
    expect(page.posts).toMatchObject([{ id: 'o', editedAt: new Date('2026-03-01T00:00:00Z') }]);
  });

  it('finds nothing in a place without reviews', async () => {
    token().reply(200, { access_token: 'a' });
    nock(API).get(`/v4/${PLACE}/reviews`).query(true).reply(200, {});
    expect(await create().fetchPage(request)).toMatchObject({ posts: [], hasMore: false });
  });

  it('says what to do when the account has taken its access back', async () => {
    token().reply(400, { error: 'invalid_grant' });
    const error: Error = await create()
      .fetchPage(request)
      .then(() => new Error('it was let in'))
      .catch((thrown: Error) => thrown);
    expect(error).toBeInstanceOf(SourceAuthError);
    expect(error.message).toContain('GOOGLE_BUSINESS_REFRESH_TOKEN');
    expect(error.message).not.toContain('refresh"');
  });

  it.each([
    ['Muy bien', 'Muy bien'],
    ['Muy bien\n\n(Translated by Google)\nVery good', 'Muy bien'],
    ['(Translated by Google) Good\n\n(Original)\nBien', 'Bien'],
    ['', ''],
  ])('%j was written as %j', (comment, text) => {
    expect(asWritten(comment)).toBe(text);
  });
});
