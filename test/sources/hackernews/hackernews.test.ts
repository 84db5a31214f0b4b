import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { hackernews } from '../../../src/sources/hackernews/index.js';
import { describeSourceContract, type MadePost, type SourceDriver } from '../../contract/source.js';
import { brandWith, tools } from '../brand.js';

function hit({ id, text, at }: MadePost) {
  return {
    objectID: id,
    author: 'paloma',
    comment_text: text,
    story_id: 7,
    parent_id: 8,
    created_at: at.toISOString(),
    created_at_i: at.getTime() / 1000,
    title: null,
    url: null,
    points: null,
  };
}

const driver: SourceDriver = {
  name: 'hackernews',
  cannot: {
    'finds nothing new in a 304': 'the search has no validators',
    'tells that a post was deleted': 'the search leaves deleted posts out and says nothing of them',
    'refuses a redirect to a private address': "its address is the operator's own setting",
  },
  create: (baseUrl, given) => ({
    source: hackernews.create({ ...given, settings: { baseUrl, pageSize: 100 }, env: {} }),
    brand: brandWith('hackernews'),
    terms: ['"zapatillas cóndor"'],
  }),
  answer: (posts, { next }) => ({
    body: JSON.stringify({ hits: posts.map(hit), nbHits: posts.length, nbPages: next ? 2 : 1 }),
  }),
  barest: ({ id, text, at }) => ({
    body: JSON.stringify({
      hits: [{ objectID: id, comment_text: text, created_at_i: at.getTime() / 1000 }],
    }),
  }),
  withBadPost: (good) => ({
    body: JSON.stringify({ hits: [{ objectID: 5 }, hit(good)], nbHits: 2 }),
  }),
  otherShape: '{"results":[]}',
};

describeSourceContract(driver);

const settings = hackernews.settings.parse({});
const signal = new AbortController().signal;
const since = new Date('2026-03-01T00:00:00Z');
const request = { brand: brandWith('hackernews'), terms: ['cóndor'], cursor: null, since, signal };
const SEARCH = '/api/v1/search_by_date';

describe('Hacker News', () => {
  it('maps a story and a comment, every field', async () => {
    nock('https://hn.algolia.com')
      .get(SEARCH)
      .query({
        query: '"cóndor"',
        tags: '(story,comment)',
        numericFilters: 'created_at_i>=1772323200',
        hitsPerPage: 200,
        page: 0,
      })
      .reply(200, {
        hits: [
          {
            objectID: '900',
            title: 'Show HN: Cóndor <beta> & more',
            url: 'https://condor.example/shoes',
            author: 'ana',
            points: 12,
            num_comments: 3,
            story_text: null,
            created_at_i: 1772445600,
            _tags: ['story'],
          },
          {
            objectID: '901',
            author: 'luis',
            comment_text: 'It&#x27;s <i>bad</i>',
            parent_id: 900,
            story_id: 900,
            story_title: 'Show HN: Cóndor',
            created_at_i: 1772445000,
          },
        ],
        nbHits: 2,
        nbPages: 1,
      });
    const page = await hackernews.create({ ...tools(), settings, env: {} }).fetchPage(request);
    expect(page.posts).toEqual([
      {
        source: 'hackernews',
        id: '900',
        kind: 'post',
        title: 'Show HN: Cóndor &lt;beta&gt; &amp; more',
        text: '',
        format: 'html',
        url: 'https://news.ycombinator.com/item?id=900',
        author: { handle: 'ana' },
        createdAt: new Date('2026-03-02T10:00:00Z'),
        engagement: { likes: 12, replies: 3 },
      },
      {
        source: 'hackernews',
        id: '901',
        kind: 'comment',
        text: 'It&#x27;s <i>bad</i>',
        format: 'html',
        url: 'https://news.ycombinator.com/item?id=901',
        author: { handle: 'luis' },
        createdAt: new Date('2026-03-02T09:50:00Z'),
        replyTo: '900',
        engagement: {},
      },
    ]);
    expect(page).toMatchObject({
      hasMore: false,
      skipped: 0,
      gap: null,
      quota: null,
      deletedIds: [],
    });
  });

  it('slices by time where the search ends before its hits do', async () => {
    const asked: string[] = [];
    const at = (second: number) =>
      hit({ id: `${second}`, text: 'Cóndor', at: new Date(second * 1000) });
    nock('https://hn.algolia.com')
      .get(SEARCH)
      .query((query) => {
        asked.push(`${String(query.numericFilters)} ${String(query.page)}`);
        return true;
      })
      .times(3)
      .reply(() => {
        const replies = [
          { hits: [at(1772445600), at(1772445500)], nbHits: 3_000, nbPages: 1 },
          { hits: [at(1772445500), at(1772445400)], nbHits: 4, nbPages: 2 },
          { hits: [at(1772445300)], nbHits: 3, nbPages: 2 },
        ];
        return [200, replies[asked.length - 1]];
      });
    const source = hackernews.create({
      ...tools(),
      settings: { ...settings, pageSize: 2 },
      env: {},
    });
    let cursor: string | null = null;
    let hasMore = true;
    const ids: string[] = [];
    while (hasMore) {
      const page = await source.fetchPage({ ...request, cursor });
      ids.push(...page.posts.map(({ id }) => id));
      ({ cursor, hasMore } = page);
    }
    expect(asked).toEqual([
      'created_at_i>=1772323200 0',
      'created_at_i>=1772323200,created_at_i<=1772445500 0',
      'created_at_i>=1772323200,created_at_i<=1772445500 1',
    ]);
    expect(new Set(ids).size).toBe(4);
  });

  it('tells which second had more posts than can be reached', async () => {
    const at = (id: number) =>
      hit({ id: `${id}`, text: 'Cóndor', at: new Date('2026-03-02T10:00:00Z') });
    const asked: string[] = [];
    nock('https://hn.algolia.com')
      .get(SEARCH)
      .query((query) => {
        asked.push(String(query.numericFilters));
        return true;
      })
      .times(3)
      .reply(() => [
        200,
        asked.length < 3
          ? { hits: [at(1), at(2)], nbHits: 3_000, nbPages: 1 }
          : { hits: [], nbHits: 0, nbPages: 0 },
      ]);
    const source = hackernews.create({
      ...tools(),
      settings: { ...settings, pageSize: 2 },
      env: {},
    });
    const gaps = [];
    let cursor: string | null = null;
    for (let pages = 0; pages < 3; pages++) {
      const page = await source.fetchPage({ ...request, cursor });
      cursor = page.cursor;
      gaps.push(page.gap);
    }
    expect(gaps).toEqual([
      null,
      {
        from: new Date('2026-03-02T10:00:00Z'),
        to: new Date('2026-03-02T10:00:01Z'),
        reason: 'api-limit',
      },
      null,
    ]);
    expect(asked.at(-1)).toContain('created_at_i<=1772445599');
  });

  it('asks the next round from the newest post on, less the two hours in which one can be edited', async () => {
    const asked: string[] = [];
    nock('https://hn.algolia.com')
      .get(SEARCH)
      .query((query) => {
        asked.push(String(query.numericFilters));
        return true;
      })
      .twice()
      .reply(200, {
        hits: [hit({ id: '1', text: 'Cóndor', at: new Date('2026-03-02T10:00:00Z') })],
        nbHits: 1,
        nbPages: 1,
      });
    const source = hackernews.create({ ...tools(), settings, env: {} });
    const { cursor } = await source.fetchPage(request);
    await source.fetchPage({ ...request, cursor });
    expect(asked).toEqual(['created_at_i>=1772323200', 'created_at_i>=1772438400']);
  });
});
