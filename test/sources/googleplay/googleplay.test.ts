import { generateKeyPairSync } from 'node:crypto';
import { decodeJwt, jwtVerify } from 'jose';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { SourceAuthError } from '../../../src/core/errors.js';
import { Secret } from '../../../src/lib/secret.js';
import { googleplay } from '../../../src/sources/googleplay/index.js';
import {
  describeSourceContract,
  type MadePost,
  SECRET,
  type SourceDriver,
} from '../../contract/source.js';
import { brandWith, NOW, tools } from '../brand.js';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const envOf = (key: string) => ({
  GOOGLE_PLAY_SERVICE_ACCOUNT: new Secret(
    JSON.stringify({ client_email: 'vigia@condor.iam.example', private_key: key }),
  ),
});
const APP = 'com.condor.app';
const seconds = (at: Date) => String(at.getTime() / 1_000);
const review = ({ id, text, at }: MadePost) => ({
  reviewId: id,
  authorName: 'Paloma',
  comments: [{ userComment: { text, starRating: 2, lastModified: { seconds: seconds(at) } } }],
});
const reply = (body: object) => ({ body: JSON.stringify(body) });
const given = new Set<string>();

const driver: SourceDriver = {
  name: 'googleplay',
  cannot: {
    'finds nothing new in a 304': 'the API is asked without validators',
    'tells that a post was deleted': 'deleted reviews are left out without a word',
    'refuses a redirect to a private address': "its address is the operator's own setting",
  },
  create: (baseUrl, shared) => ({
    source: googleplay.create({
      ...shared,
      settings: googleplay.settings.parse({ baseUrl }),
      env: envOf(pem),
    }),
    brand: brandWith('googleplay', { packages: [APP] }),
    terms: [],
  }),
  answer: (posts, { next }) =>
    reply({
      reviews: posts.map(review),
      ...(next ? { tokenPagination: { nextPageToken: `after-${posts.at(-1)?.id}` } } : {}),
    }),
  barest: (made) => reply({ reviews: [{ ...review(made), authorName: null }] }),
  withBadPost: (good) => reply({ reviews: [{ reviewId: 'x', comments: [] }, review(good)] }),
  otherShape: '{"results":[]}',
  aside({ url }, baseUrl) {
    if (url.pathname !== '/token') return null;
    if (given.has(baseUrl)) return { status: 400, body: '{"error":"invalid_grant"}' };
    given.add(baseUrl);
    return reply({ access_token: SECRET, expires_in: 86_400 });
  },
};

describeSourceContract(driver);

const API = 'https://androidpublisher.googleapis.com';
const PATH = `/androidpublisher/v3/applications/${APP}/reviews`;
const request = {
  brand: brandWith('googleplay', { packages: [APP] }),
  terms: [],
  cursor: null,
  since: new Date('2026-02-28T00:00:00Z'),
  signal: new AbortController().signal,
};
const create = (key = pem) =>
  googleplay.create({ ...tools(), settings: googleplay.settings.parse({}), env: envOf(key) });

describe('Google Play', () => {
  it('signs in as the service account and maps a review, every field', async () => {
    let assertion = '';
    nock('https://oauth2.googleapis.com')
      .post('/token', (form) => {
        assertion = form.assertion;
        return form.grant_type === 'urn:ietf:params:oauth:grant-type:jwt-bearer';
      })
      .reply(200, { access_token: 'a', expires_in: 3599 });
    nock(API, { reqheaders: { authorization: 'Bearer a' } })
      .get(PATH)
      .query({ maxResults: '100' })
      .reply(200, {
        reviews: [
          {
            reviewId: 'gp:AOq1',
            authorName: 'Ana R',
            comments: [
              { developerComment: { text: 'Gracias', lastModified: { seconds: '1772445600' } } },
              {
                userComment: {
                  text: 'No abre\tDesde ayer se cierra',
                  lastModified: { seconds: '1772442000', nanos: 5 },
                  starRating: '1',
                  reviewerLanguage: 'es_MX',
                  thumbsUpCount: 3,
                },
              },
            ],
          },
        ],
      });
    const page = await create().fetchPage(request);
    expect(page.gap).toBeNull();
    expect(page.posts).toEqual([
      {
        source: 'googleplay',
        id: 'gp:AOq1',
        kind: 'review',
        title: 'No abre',
        text: 'Desde ayer se cierra',
        format: 'plain',
        url: 'https://play.google.com/store/apps/details?id=com.condor.app&reviewId=gp%3AAOq1',
        author: { handle: 'Ana R' },
        lang: 'es-MX',
        createdAt: new Date('2026-03-02T09:00:00Z'),
        rating: 1,
        engagement: { likes: 3 },
      },
    ]);
    await jwtVerify(assertion, publicKey, { currentDate: NOW });
    expect(decodeJwt(assertion)).toMatchObject({
      iss: 'vigia@condor.iam.example',
      aud: 'https://oauth2.googleapis.com/token',
      scope: 'https://www.googleapis.com/auth/androidpublisher',
    });
  });

  it('tells what lies further back than a week as a gap', async () => {
    nock('https://oauth2.googleapis.com').post('/token').reply(200, { access_token: 'a' });
    nock(API).get(PATH).query(true).reply(200, {});
    const since = new Date('2026-02-01T00:00:00Z');
    const page = await create().fetchPage({ ...request, since });
    const to = new Date('2026-02-23T12:00:00Z');
    expect(page.gap).toEqual({ from: since, to, reason: 'api-limit' });
  });

  it('says what to do with a key that is none, without showing it', async () => {
    const error = await create('-----BEGIN s3cr3t')
      .fetchPage(request)
      .catch((one: unknown) => one);
    expect(error).toBeInstanceOf(SourceAuthError);
    expect(String(error)).not.toContain('s3cr3t');
    const env = { GOOGLE_PLAY_SERVICE_ACCOUNT: new Secret('no json') };
    const source = googleplay.create({ ...tools(), settings: googleplay.settings.parse({}), env });
    expect(source.readiness.isReady).toBe(false);
  });
});
