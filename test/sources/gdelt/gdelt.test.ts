import nock from 'nock';
import { describe, expect, it } from 'vitest';
import {
  SourceContractError,
  SourceRateLimitedError,
  SourceUnavailableError,
} from '../../../src/core/errors.js';
import { gdelt } from '../../../src/sources/gdelt/index.js';
import { toQueries } from '../../../src/sources/gdelt/query.js';
import { describeSourceContract, type MadePost, type SourceDriver } from '../../contract/source.js';
import { brandWith, tools } from '../brand.js';

const stamp = (at: Date) => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
function article({ id, text, at }: MadePost) {
  return {
    url: `https://diario.example/${id}`,
    title: text,
    seendate: stamp(at),
    domain: 'diario.example',
    language: 'Spanish',
    sourcecountry: 'Spain',
  };
}
const list = (articles: unknown[]) => JSON.stringify({ articles });

const driver: SourceDriver = {
  name: 'gdelt',
  cannot: {
    'finds nothing new in a 304': 'the search has no validators',
    'tells that a post was deleted': 'the search knows nothing of deletions',
    'refuses a redirect to a private address': "its address is the operator's own setting",
  },
  create: (baseUrl, given) => ({
    source: gdelt.create({
      ...given,
      settings: gdelt.settings.parse({ baseUrl, pageSize: 2, pauseSeconds: 0 }),
      env: {},
    }),
    brand: brandWith('gdelt'),
    terms: ['cóndor'],
  }),
  answer: (posts) => ({ body: list(posts.map(article)) }),
  barest: ({ id, text, at }) => ({
    body: list([{ url: `https://diario.example/${id}`, title: text, seendate: stamp(at) }]),
  }),
  withBadPost: (good) => ({ body: list([{ url: 'no', title: 5 }, article(good)]) }),
  otherShape: '{"results":[]}',
};

describeSourceContract(driver);

const API = 'https://api.gdeltproject.org';
const PATH = '/api/v2/doc/doc';
const signal = new AbortController().signal;
const since = new Date('2026-03-01T00:00:00Z');
const brand = { ...brandWith('gdelt'), languages: ['es', 'en'] };
const request = { brand, terms: ['"zapatillas cóndor"', 'condor'], cursor: null, since, signal };
const create = (pageSize = 250) =>
  gdelt.create({
    ...tools(),
    settings: gdelt.settings.parse({ pageSize, pauseSeconds: 0 }),
    env: {},
  });
const failure = (work: Promise<unknown>) => work.catch((error: unknown) => error as Error);

describe('GDELT', () => {
  it('maps an article, every field', async () => {
    nock(API)
      .get(PATH)
      .query({
        query: '("zapatillas cóndor" OR condor) (sourcelang:spanish OR sourcelang:english)',
        mode: 'artlist',
        format: 'json',
        sort: 'DateDesc',
        maxrecords: 250,
        startdatetime: '20260301000000',
        enddatetime: '20260302120000',
      })
      .reply(200, {
        articles: [
          {
            url: 'https://www.diario.example/economia/condor?id=7',
            url_mobile: '',
            title: 'Cóndor &amp; hijos : cierre',
            seendate: '20260302T101500Z',
            socialimage: 'https://www.diario.example/foto.jpg',
            domain: 'diario.example',
            language: 'Spanish',
            sourcecountry: 'Spain',
          },
        ],
      });
    const page = await create().fetchPage(request);
    expect(page).toMatchObject({ hasMore: false, skipped: 0, gap: null, quota: null });
    expect(page.posts).toEqual([
      {
        source: 'gdelt',
        id: 'https://www.diario.example/economia/condor?id=7',
        kind: 'article',
        text: 'Cóndor &amp; hijos : cierre',
        format: 'html',
        url: 'https://www.diario.example/economia/condor?id=7',
        author: { handle: 'diario.example' },
        lang: 'es',
        createdAt: new Date('2026-03-02T10:15:00Z'),
      },
    ]);
  });

  it('finds nothing in an empty object', async () => {
    nock(API).get(PATH).query(true).reply(200, '{}');
    expect((await create().fetchPage(request)).posts).toEqual([]);
  });

  it('reads headlines that are no proper JSON', async () => {
    const body = `{"articles":[{"url":"https://a.example/1","title":"It\\'s a \\d day\tin \\u0043","seendate":"20260302T101500Z"}]}`;
    nock(API).get(PATH).query(true).reply(200, body);
    expect((await create().fetchPage(request)).posts[0]?.text).toBe("It's a d day in C");
  });

  const THROTTLE =
    'Please limit requests to one every 5 seconds or contact someone for larger queries.';
  it.each([200, 429])('waits where it asks for that in plain words with a %i', async (status) => {
    nock(API).get(PATH).query(true).reply(status, THROTTLE);
    const error = await failure(create().fetchPage(request));
    expect(error).toBeInstanceOf(SourceRateLimitedError);
  });

  it.each([
    ['The specified phrase is too short.', SourceContractError],
    ['Your query was too short or too long.', SourceContractError],
    ['Temporarily out of order', SourceUnavailableError],
  ])('tells %j for what it is', async (words, type) => {
    nock(API).get(PATH).query(true).reply(200, words);
    expect(await failure(create().fetchPage(request))).toBeInstanceOf(type);
  });

  it('slices by time, and tells of a quarter of an hour that is too full', async () => {
    const asked: string[] = [];
    const at = (id: string, time: string) =>
      article({ id, text: id, at: new Date(`2026-03-02T${time}Z`) });
    nock(API)
      .get(PATH)
      .query((query) => asked.push(String(query.enddatetime)) > 0)
      .times(4)
      .reply(() => {
        const pages = [
          [at('1', '11:00:00'), at('2', '10:45:00')],
          [at('2', '10:45:00'), at('3', '10:45:00')],
          [at('4', '10:30:00'), at('5', '10:15:00')],
          [at('5', '10:15:00')],
        ];
        return [200, list(pages[asked.length - 1] ?? [])];
      });
    const source = create(2);
    const gaps: unknown[] = [];
    let cursor: string | null = null;
    let hasMore = true;
    while (hasMore) {
      const page = await source.fetchPage({ ...request, cursor });
      ({ cursor, hasMore } = page);
      if (page.gap !== null) gaps.push(page.gap);
    }
    expect(asked).toEqual(['20260302120000', '20260302104500', '20260302104459', '20260302101500']);
    expect(gaps).toEqual([
      {
        from: new Date('2026-03-02T10:45:00Z'),
        to: new Date('2026-03-02T11:00:00Z'),
        reason: 'api-limit',
      },
    ]);
  });

  it('tells of the time before the last three months', async () => {
    nock(API)
      .get(PATH)
      .query((query) => query.startdatetime === '20251202120000')
      .reply(200, '{}');
    const page = await create().fetchPage({ ...request, since: new Date('2025-06-01T00:00:00Z') });
    expect(page.gap).toEqual({
      from: new Date('2025-06-01T00:00:00Z'),
      to: new Date('2025-12-02T12:00:00Z'),
      reason: 'api-limit',
    });
  });
});

describe('queries to GDELT', () => {
  it('join terms as far as they fit, without parentheses around one', () => {
    expect(toQueries(['#condor'], [])).toEqual(['condor']);
    expect(toQueries(['condor'], ['es'])).toEqual(['condor sourcelang:spanish']);
    expect(toQueries(['condor'], ['es', 'xx'])).toEqual(['condor']);
    const many = Array.from({ length: 30 }, (_, index) => `"zapatillas número${index}"`);
    const queries = toQueries(many, []);
    expect(queries.length).toBeGreaterThan(1);
    expect(queries.every((query) => query.length < 210)).toBe(true);
    expect(queries.join(' ').match(/número/g)?.length).toBe(30);
  });
});
