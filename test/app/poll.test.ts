import { afterAll, describe, expect, it } from 'vitest';
import { makeConfigFolder } from '../helpers/config-folder.js';
import { startHttpServer } from '../helpers/http-server.js';
import { runCommand } from '../helpers/run-command.js';

const FEED = `<rss version="2.0"><channel><title>Diario</title>
  <item><guid>tag:x,1</guid><title>Panadería Lumbre cierra</title><link>https://x.example/1</link>
    <description>&lt;p&gt;Mal &lt;b&gt;pan&lt;/b&gt;&lt;/p&gt;</description><pubDate>Wed, 10 Jun 2026 10:00:00 GMT</pubDate></item>
  <item><guid>tag:x,2</guid><title>Otra cosa</title><pubDate>Tue, 02 Nov 1999 10:00:00 GMT</pubDate></item>
  <item><guid>tag:x,3</guid></item>
</channel></rss>`;

const serveFeed = () => startHttpServer((_request, response) => void response.end(FEED));
const lines = (stdout: string) =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

const folders: { remove(): Promise<void> }[] = [];
afterAll(() => Promise.all(folders.map((folder) => folder.remove())));
async function config(vigia: string): Promise<string> {
  const folder = await makeConfigFolder({ 'vigia.yaml': vigia });
  folders.push(folder);
  return folder.dir;
}

describe('vigia poll', () => {
  it('prints every item of a feed, whole and without a configuration', async () => {
    await using server = await serveFeed();
    const url = `${server.url}/feed`;
    const argv = ['poll', 'rss', '--url', url, '--all', '--allow-private', '--json'];
    const { code, stdout } = await runCommand(argv);
    expect(code).toBe(0);
    const posts = lines(stdout);
    expect(posts[0]).toEqual({
      source: 'rss',
      id: 'tag:x,1',
      kind: 'article',
      text: 'Mal pan',
      title: 'Panadería Lumbre cierra',
      url: 'https://x.example/1',
      author: { handle: 'Diario' },
      lang: null,
      createdAt: '2026-06-10T10:00:00.000Z',
      editedAt: null,
      rating: null,
      repostOf: null,
      replyTo: null,
      hashtags: [],
      engagement: {},
    });
    expect(posts.slice(1)).toMatchObject([
      { id: 'tag:x,2', title: 'Otra cosa', text: '', createdAt: '1999-11-02T10:00:00.000Z' },
      { id: 'tag:x,3', title: null, text: '' },
    ]);
  });

  it('refuses an address of this machine in one line, unless allowed', async () => {
    await using server = await serveFeed();
    const { code, stdout, stderr } = await runCommand([
      'poll',
      'rss',
      '--url',
      server.url,
      '--all',
      '--json',
    ]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^vigia: rss: .*not a public web address.*\n$/);
    expect(server.requests).toEqual([]);
  });

  it('says in one line why a feed is refused', async () => {
    await using server = await startHttpServer(
      (_request, response) => void response.end('<html></html>'),
    );
    const { code, stderr } = await runCommand([
      'poll',
      'rss',
      '--url',
      server.url,
      '--all',
      '--allow-private',
    ]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^vigia: rss: answers what cannot be read: .* is not a feed\n$/);
  });

  it('prints what is said of a brand, each post once, from the configured address', async () => {
    await using server = await startHttpServer(({ url }, response) => {
      const page = Number(url.searchParams.get('page'));
      const hit = (id: string, text: string, at: string) => ({
        objectID: id,
        author: 'ana',
        comment_text: text,
        created_at_i: Date.parse(at) / 1000,
      });
      const hits =
        page === 0
          ? [
              hit('3', 'Lumbre, <i>qué pan</i>', '2026-06-11T10:00:00Z'),
              hit('2', 'alumbrado', '2026-06-11T09:00:00Z'),
            ]
          : [
              hit('3', 'Lumbre, <i>qué pan</i>', '2026-06-11T10:00:00Z'),
              hit('1', 'voy a lumbre', '2026-06-11T08:00:00Z'),
            ];
      response.end(JSON.stringify({ hits, nbHits: 4, nbPages: 2 }));
    });
    const dir = await config('web: { isEnabled: false }\n');
    const argv = ['--config', dir, 'poll', 'hackernews', '--brand', 'lumbre'];
    const env = { VIGIA_HACKERNEWS_BASE_URL: server.url };
    const { code, stdout } = await runCommand(
      [...argv, '--since', '2026-06-10T00:00:00Z', '--json'],
      { env },
    );
    expect(code).toBe(0);
    expect(lines(stdout).map(({ id, text }) => [id, text])).toEqual([
      ['3', 'Lumbre, qué pan'],
      ['1', 'voy a lumbre'],
    ]);
    expect(server.requests[0]?.url.searchParams.get('numericFilters')).toBe(
      'created_at_i>=1781049600',
    );
    const all = await runCommand([...argv, '--all', '--json'], { env });
    expect(lines(all.stdout).map(({ id }) => id)).toEqual(['3', '2', '1']);
  });

  it('keeps what came before a failure and ends with 1', async () => {
    let calls = 0;
    await using server = await startHttpServer((_request, response) => {
      if (++calls > 1) return void response.writeHead(503).end();
      const hit = {
        objectID: '1',
        comment_text: 'Lumbre',
        created_at_i: Date.parse('2026-06-11T10:00:00Z') / 1000,
      };
      response.end(JSON.stringify({ hits: [hit], nbHits: 2, nbPages: 2 }));
    });
    const dir = await config(`sources: { hackernews: { baseUrl: ${server.url} } }\n`);
    const { code, stdout, stderr } = await runCommand([
      '--config',
      dir,
      'poll',
      'hackernews',
      '--brand',
      'lumbre',
      '--json',
    ]);
    expect([code, lines(stdout).length]).toEqual([1, 1]);
    expect(stderr).toContain('answered 503');
  });

  it.each([
    [['poll', 'nowhere', '--all'], 'there is no source'],
    [['poll', 'rss', '--all'], '--all goes with --url'],
    [['poll', 'rss', '--url', 'https://x.example'], '--brand'],
    [['poll', 'bluesky', '--url', 'https://x.example', '--all'], "goes with 'poll rss'"],
    [['poll', 'rss', '--url', 'ftp://x.example', '--all'], 'no http or https address'],
    [
      ['poll', 'rss', '--url', 'https://x.example', '--all', '--since', 'soon'],
      '--since is no instant',
    ],
  ])('refuses %j as bad usage', async (argv, words) => {
    const { code, stderr } = await runCommand(argv);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });
});
