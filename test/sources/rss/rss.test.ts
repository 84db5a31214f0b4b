import { gzipSync } from 'node:zlib';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import {
  SourceAuthError,
  SourceContractError,
  SourceUnavailableError,
} from '../../../src/core/errors.js';
import { createHttp } from '../../../src/lib/http/client.js';
import { rss } from '../../../src/sources/rss/index.js';
import { describeSourceContract, type MadePost, type SourceDriver } from '../../contract/source.js';
import { startHttpServer } from '../../helpers/http-server.js';
import { brandWith, tools } from '../brand.js';

const rssItem = ({ id, text, at }: MadePost) =>
  `<item><guid>tag:condor,${id}</guid><description>${text}</description><pubDate>${at.toUTCString()}</pubDate></item>`;
const rssFeed = (items: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Prensa</title>${items}</channel></rss>`;

const ONE_PAGE = 'a feed is one page';

const driver: SourceDriver = {
  name: 'rss',
  cannot: {
    'goes on to the next page': ONE_PAGE,
    'resumes after a stop between two pages': ONE_PAGE,
    'gives a post that stands on two pages under one id': ONE_PAGE,
    'drops and counts a post that cannot be read':
      'an item needs nothing at all; one that is cut off is counted',
    'tells that a post was deleted': 'an item that left its feed may have made room for others',
  },
  create: (baseUrl, given) => ({
    source: rss.create({ ...given, settings: rss.settings.parse({}), env: {} }),
    brand: brandWith('rss', { feeds: [`${baseUrl}/feed`] }),
    terms: ['cóndor'],
  }),
  answer: (posts) => ({ body: rssFeed(posts.map(rssItem).join('')) }),
  barest: ({ text }) => ({ body: rssFeed(`<item><description>${text}</description></item>`) }),
  withBadPost: () => ({ body: '' }),
  takesUserUrls: true,
  otherShape: '{"version":"https://example.com/other","items":[]}',
};

describeSourceContract(driver);

const signal = new AbortController().signal;
const since = new Date('2026-02-01T00:00:00Z');
const URL_OF_FEED = 'https://prensa.example/feed';

function request(feeds: unknown[] = [URL_OF_FEED], cursor: string | null = null) {
  return { brand: brandWith('rss', { feeds }), terms: [], cursor, since, signal };
}
function create() {
  return rss.create({ ...tools(), settings: rss.settings.parse({}), env: {} });
}
async function read(body: string | Buffer, headers: Record<string, string> = {}) {
  nock('https://prensa.example').get('/feed').reply(200, body, headers);
  return create().fetchPage(request());
}
const failure = (work: Promise<unknown>) => work.catch((error: unknown) => error as Error);

describe('feeds', () => {
  it('reads RSS, every field', async () => {
    const page = await read(`<?xml version="1.0"?>
      <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
        <channel><title>Diario</title><language>es-ES</language>
          <item>
            <title>C&amp;oacute;ndor: &amp;lt;b&amp;gt; &amp; m&amp;aacute;s</title>
            <link>/noticias/7?a=1&b=2</link>
            <guid isPermaLink="false">noticia-7</guid>
            <description>Resumen</description>
            <content:encoded><![CDATA[<p>Todo el <b>texto</b></p>]]></content:encoded>
            <dc:creator>Eva Ruiz</dc:creator>
            <pubDate>lun, 02 mar 2026 10:00:00 +0100</pubDate>
          </item>
        </channel></rss>`);
    expect(page.posts).toEqual([
      {
        source: 'rss',
        id: 'prensa.example/noticia-7',
        kind: 'article',
        text: '<p>Todo el <b>texto</b></p>',
        format: 'html',
        title: 'Cóndor: &lt;b&gt; &amp; más',
        url: 'https://prensa.example/noticias/7?a=1&b=2',
        author: { handle: 'Eva Ruiz' },
        lang: 'es-ES',
        createdAt: new Date('2026-03-02T09:00:00Z'),
      },
    ]);
  });

  it('reads Atom with its own prefix, nested markup, bases and languages', async () => {
    const page =
      await read(`<a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:lang="es" xml:base="https://blog.example/es/">
      <a:title>Blog</a:title>
      <a:entry xml:lang="en">
        <a:id>tag:blog.example,2026:1</a:id>
        <a:title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <em>review</em></div></a:title>
        <a:link rel="self" href="self"/><a:link href="reviews/1"/>
        <a:author><a:name>Ana</a:name><a:uri>https://ana.example</a:uri></a:author>
        <a:summary>1 &lt; 2</a:summary>
        <a:published>2026-03-02T10:00:00+01:00</a:published>
        <a:updated>2026-03-02T11:00:00Z</a:updated>
      </a:entry></a:feed>`);
    expect(page.posts).toEqual([
      {
        source: 'rss',
        id: 'tag:blog.example,2026:1',
        kind: 'article',
        text: '1 &lt; 2',
        format: 'html',
        title: 'A review',
        url: 'https://blog.example/es/reviews/1',
        author: { handle: 'Ana' },
        lang: 'en',
        createdAt: new Date('2026-03-02T09:00:00Z'),
        editedAt: new Date('2026-03-02T11:00:00Z'),
      },
    ]);
  });

  it('reads RDF, whose items stand beside the channel', async () => {
    const page =
      await read(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="https://x.example"><title>X</title></channel>
      <item rdf:about="https://x.example/1"><title>Uno</title><link>https://x.example/1</link><dc:date>2026-03-01</dc:date></item>
      </rdf:RDF>`);
    expect(page.posts).toMatchObject([
      {
        id: 'https://x.example/1',
        title: 'Uno',
        author: { handle: 'X' },
        createdAt: new Date('2026-03-01T00:00:00Z'),
      },
    ]);
  });

  it('reads JSON Feed', async () => {
    const page = await read(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'J',
        items: [
          {
            id: 5,
            url: '/5',
            content_text: 'a < b',
            date_published: '2026-03-02T10:00:00Z',
            authors: [{ name: 'Leo' }],
            tags: null,
          },
          'nonsense',
        ],
      }),
    );
    expect(page.posts).toMatchObject([
      {
        id: 'prensa.example/5',
        url: 'https://prensa.example/5',
        text: 'a &lt; b',
        author: { handle: 'Leo' },
      },
    ]);
    expect(page.skipped).toBe(1);
  });

  it('gives an item without a date the time of its first sight, and one without a name a lasting one', async () => {
    const feed = rssFeed('<item><description>Sin nada</description></item>');
    const [first, second] = [await read(feed), await read(feed)];
    expect(first.posts[0]?.createdAt).toEqual(new Date('2026-03-02T12:00:00Z'));
    expect(first.posts[0]?.id).toMatch(/^sha256:/);
    expect(second.posts[0]?.id).toBe(first.posts[0]?.id);
  });

  it('leaves out what is older than asked for', async () => {
    const old = rssItem({ id: '1', text: 'viejo', at: new Date('2025-01-01T00:00:00Z') });
    expect((await read(rssFeed(old))).posts).toEqual([]);
  });

  it.each([
    [
      'what the header says',
      Buffer.from(rssFeed('<item><title>Cañón</title></item>'), 'latin1'),
      { 'content-type': 'text/xml; charset=iso-8859-1' },
    ],
    [
      'what the declaration says, where the header is wrong',
      Buffer.from(
        rssFeed('<item><title>Cañón</title></item>').replace('?>', ' encoding="windows-1252"?>'),
        'latin1',
      ),
      { 'content-type': 'text/xml; charset=utf-8' },
    ],
    [
      'nothing that was said',
      Buffer.from(rssFeed('<item><title>Cañón</title></item>'), 'latin1'),
      {},
    ],
    [
      'a byte order mark',
      Buffer.from(`\ufeff${rssFeed('<item><title>Cañón</title></item>')}`, 'utf16le'),
      {},
    ],
    ['zero bytes', Buffer.from(rssFeed('<item><title>Cañón</title></item>'), 'utf16le'), {}],
    ['a file packed in itself', gzipSync(rssFeed('<item><title>Cañón</title></item>')), {}],
  ])('decodes by %s', async (_how, body, headers) => {
    expect((await read(body, headers as Record<string, string>)).posts[0]?.title).toBe('Cañón');
  });

  it.each([
    [
      'bare ampersands',
      '<item><title>Cóndor & hijos</title><link>https://x.example/?a=1&b=2</link></item>',
    ],
    ['control characters', '<item><title>Cóndor & hijos\u0000\u0001</title></item>'],
    [
      'an item that is never closed',
      '<item><title>Cóndor & hijos</title><item><title>Otra</title></item>',
    ],
    [
      'names that a program uses',
      '<item><constructor>x</constructor><__proto__>y</__proto__><toString:a/><title>Cóndor & hijos</title></item>',
    ],
    ['an empty item inside an item', '<item><title>Cóndor & hijos</title><item /></item>'],
  ])('puts up with %s', async (_what, items) => {
    expect((await read(rssFeed(items))).posts[0]?.title).toContain('Cóndor &amp; hijos');
  });

  it('gives the whole items of a feed that is cut off, and counts the cut one', async () => {
    const feed = rssFeed('<item><title>Uno</title></item><item><title>Dos');
    const page = await read(feed.slice(0, feed.indexOf('Dos') + 2));
    expect([page.posts.map(({ title }) => title), page.skipped]).toEqual([['Uno'], 1]);
  });

  it.each([
    ['a page', '<!doctype html><html><body>Hola</body></html>', 'is not a feed'],
    ['nothing', '', 'is not a feed'],
    ['a start', '<rss version="2.0"><channel><item><title>Un', 'cut off'],
    ['other JSON', '{"items":[]}', 'not a JSON Feed'],
    ['broken JSON', '{"version":"https://jsonfeed.org/version/1"', 'broken'],
    [
      'a bomb of entities',
      `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${rssFeed('<item><title>&b;</title></item>')}`,
      'entities',
    ],
    [
      'a long entity, often',
      `<!DOCTYPE rss [<!ENTITY a "${'a'.repeat(200)}">]>${rssFeed(`<item><title>${'&a;'.repeat(1_000)}</title></item>`)}`,
      'entities',
    ],
  ])('refuses %s and says why', async (_what, body, words) => {
    const error = await failure(read(body));
    expect(error).toBeInstanceOf(SourceContractError);
    expect(String(error)).toContain(words);
  });

  it('takes harmless entities and fetches none', async () => {
    const doctype =
      '<!DOCTYPE rss [<!ENTITY marca "Cóndor"><!ENTITY xxe SYSTEM "file:///etc/passwd">]>';
    const page = await read(`${doctype}${rssFeed('<item><title>&marca; y &xxe;</title></item>')}`);
    expect(page.posts[0]?.title).toBe('Cóndor y &amp;xxe;');
  });

  const many = 200_000;
  it.each([
    ['elements without end', '<b>'.repeat(many)],
    ['elements in one another', `${'<b>'.repeat(many)}Hola${'</b>'.repeat(many)}`],
    ['ends without beginnings', '</b>'.repeat(many)],
    [
      'brackets of a title in one another',
      `</description><title>${'&lt;b&gt;'.repeat(many)}</title><description>`,
    ],
    ['doctypes', '<!DOCTYPE ['.repeat(many)],
    ['parentheses of an author', `</description><author>${'('.repeat(many)}</author><description>`],
    ['namespaces', Array.from({ length: many / 100 }, (_, n) => `<b xmlns:a${n}="u"/>`).join('')],
  ])('does not wait on %s', async (_what, attack) => {
    const feed = rssFeed(`<item><title>Uno</title><description>${attack}</description></item>`);
    const outcome = await read(feed).catch((error: unknown) => error);
    const isRead = typeof outcome === 'object' && outcome !== null && 'posts' in outcome;
    expect(isRead || outcome instanceof SourceContractError).toBe(true);
  });
});

describe('polls of feeds', () => {
  it('ask only for what changed', async () => {
    const validators = { etag: '"v1"', 'last-modified': 'Mon, 02 Mar 2026 09:00:00 GMT' };
    const item = rssItem({ id: '1', text: 'Hola', at: new Date('2026-03-02T09:00:00Z') });
    nock('https://prensa.example').get('/feed').reply(200, rssFeed(item), validators);
    nock('https://prensa.example', {
      reqheaders: { 'if-none-match': '"v1"', 'if-modified-since': 'Mon, 02 Mar 2026 09:00:00 GMT' },
    })
      .get('/feed')
      .reply(304);
    nock('https://prensa.example', { reqheaders: { 'if-none-match': '"v1"' } })
      .get('/feed')
      .reply(304);
    const source = create();
    const first = await source.fetchPage(request());
    const second = await source.fetchPage(request([URL_OF_FEED], first.cursor));
    const third = await source.fetchPage(request([URL_OF_FEED], second.cursor));
    expect([first, second, third].map(({ posts }) => posts.length)).toEqual([1, 0, 0]);
  });

  it('tell of a gap when nothing is left of what stood in them', async () => {
    const item = (id: number, time: string) =>
      rssItem({ id: String(id), text: 'Cóndor', at: new Date(`2026-03-02T${time}:00Z`) });
    const bodies = [
      [item(1, '09:00'), item(2, '10:00')],
      [item(2, '10:00'), item(3, '12:10')],
      [],
      [item(8, '13:00'), item(9, '13:20')],
      [item(8, '13:00'), item(9, '13:20')],
      // The same items under new ids.
      [item(20, '13:00'), item(21, '13:20')],
    ];
    nock('https://prensa.example')
      .get('/feed')
      .times(bodies.length)
      .reply(() => [200, rssFeed((bodies.shift() ?? []).join(''))]);
    const given = tools();
    const source = rss.create({ ...given, settings: rss.settings.parse({}), env: {} });
    const gaps = [];
    let cursor: string | null = null;
    for (const time of ['12:00', '12:30', '12:45', '13:30', '14:00', '14:30']) {
      given.clock.advanceTo(new Date(`2026-03-02T${time}:00Z`));
      const page = await source.fetchPage(request([URL_OF_FEED], cursor));
      cursor = page.cursor;
      gaps.push(page.gap);
    }
    expect(gaps).toEqual([
      null,
      null,
      null,
      {
        from: new Date('2026-03-02T12:30:00Z'),
        to: new Date('2026-03-02T13:30:00Z'),
        reason: 'feed-rollover',
      },
      null,
      null,
    ]);
  });

  it('leave alone what the host forbids to programs, and say what to do', async () => {
    const asked: string[] = [];
    const robots = {
      isAllowed: async (url: string) => {
        asked.push(url);
        return false;
      },
    };
    const given = { ...tools(), robots, env: {} };
    const source = rss.create({ ...given, settings: rss.settings.parse({}) });
    const error = await failure(source.fetchPage(request()));
    expect(error).toBeInstanceOf(SourceAuthError);
    expect((error as Error).message).toContain('robots.txt of prensa.example forbids the feed');
    expect(asked).toEqual([URL_OF_FEED]);
    nock('https://prensa.example').get('/feed').reply(200, rssFeed(''));
    const bold = rss.create({ ...given, settings: rss.settings.parse({ obeysRobots: false }) });
    expect((await bold.fetchPage(request())).posts).toEqual([]);
  });

  it('serve the other feeds when one is gone', async () => {
    nock('https://prensa.example').get('/feed').reply(410);
    nock('https://otra.example').get('/rss').reply(200, rssFeed('<item><title>Uno</title></item>'));
    const source = create();
    const feeds = [URL_OF_FEED, { url: 'https://otra.example/rss', kind: 'post', lang: 'es' }];
    const page = await source.fetchPage(request(feeds));
    expect(page.posts).toMatchObject([{ kind: 'post', lang: 'es' }]);
    expect(page.hasMore).toBe(true);
    const error = await failure(source.fetchPage(request(feeds, page.cursor)));
    expect(error).toBeInstanceOf(SourceContractError);
    expect(String(error)).toContain('410');
  });

  it('never reach a private address, not even by a redirect', async () => {
    await using server = await startHttpServer(
      (_request, response) => void response.end(rssFeed('')),
    );
    nock('https://prensa.example').get('/feed').reply(301, '', { location: server.url });
    for (const feeds of [[URL_OF_FEED], [`${server.url}/feed`]]) {
      const error = await failure(create().fetchPage(request(feeds)));
      expect(error).toBeInstanceOf(SourceUnavailableError);
      expect(String(error)).toContain('not a public web address');
    }
    expect(server.requests).toEqual([]);
  });

  it('reach one where the command allows it', async () => {
    await using server = await startHttpServer((_request, response) => {
      response.end(rssFeed('<item><title>Uno</title></item>'));
    });
    const given = tools();
    const http = createHttp({
      userAgent: 'vigia-test',
      clock: given.clock,
      log: given.log,
      allowPrivate: true,
    });
    const source = rss.create({ ...given, http, settings: rss.settings.parse({}), env: {} });
    expect((await source.fetchPage(request([server.url]))).posts.length).toBe(1);
  });
});
