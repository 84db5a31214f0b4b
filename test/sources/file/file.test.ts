import { appendFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { SourceContractError, SourceUnavailableError } from '../../../src/core/errors.js';
import { createLogger } from '../../../src/lib/logger.js';
import { file } from '../../../src/sources/file/index.js';
import {
  describeSourceContract,
  httpTests,
  type MadePost,
  type SourceDriver,
} from '../../contract/source.js';
import { brandWith, tools } from '../brand.js';

const folder = mkdtempSync(join(tmpdir(), 'vigia-file-'));
afterAll(() => rmSync(folder, { recursive: true }));

const published = join(folder, 'published.jsonl');
const row = ({ id, text, at }: MadePost) => `${JSON.stringify({ id, text, createdAt: at })}\n`;
const IN_PAGES = 'how a file is read in pages is tried below';

const driver: SourceDriver = {
  name: 'file',
  cannot: {
    ...httpTests('a file is no server'),
    'goes on to the next page': IN_PAGES,
    'resumes after a stop between two pages': IN_PAGES,
    'gives a post that stands on two pages under one id': IN_PAGES,
    'leaves a page that points to itself': 'lines have an end',
    'bounds its pages where a network always has one more': 'lines have an end',
    'tells that a post was deleted': 'a line that was taken out of a file is not missed',
  },
  create: (_address, given) => ({
    source: file.create({ ...given, settings: { pageSize: 500 }, env: {} }),
    brand: brandWith('file', { files: [{ path: published }] }),
    terms: [],
  }),
  publish: ({ body }) => {
    // Put in the place of the one before, as an export does.
    writeFileSync(`${published}.new`, body);
    renameSync(`${published}.new`, published);
  },
  answer: (posts) => ({ body: posts.map(row).join('') }),
  barest: (post) => ({ body: row(post) }),
  withBadPost: (good) => ({ body: `{"no":"post"}\n${row(good)}` }),
};

describeSourceContract(driver);

let made = 0;
function write(content: string | Uint8Array): string {
  const path = join(folder, `${++made}.txt`);
  writeFileSync(path, content);
  return path;
}

function open(entry: Record<string, unknown>, pageSize = 500) {
  const lines: string[] = [];
  const log = createLogger({
    level: 'warn',
    isPretty: false,
    destination: { write: (line) => void lines.push(line) },
  });
  const source = file.create({ ...tools(), log, settings: { pageSize }, env: {} });
  const asked = {
    brand: brandWith('file', { files: [entry] }),
    terms: [],
    since: new Date(0),
    signal: new AbortController().signal,
  };
  return {
    fetch: (cursor: string | null = null) => source.fetchPage({ ...asked, cursor }),
    /** Lines of the file that were told to be bad. */
    badLines: () => lines.map((line) => JSON.parse(line).line as number),
    async all(cursor: string | null = null) {
      const posts = [];
      for (;;) {
        const page = await source.fetchPage({ ...asked, cursor });
        posts.push(...page.posts);
        cursor = page.cursor;
        if (!page.hasMore) return { posts, cursor };
      }
    },
  };
}

const texts = ({ posts }: { posts: readonly { text: string }[] }) => posts.map(({ text }) => text);

describe('files', () => {
  it('maps a row of JSON, every field', async () => {
    const row = {
      id: 7,
      texto: 'Fatal el envío',
      Título: 'Queja',
      url: 'https://x.example/7',
      user: { screen_name: '@ana', name: 'Ana', followers_count: 12 },
      created_at: 'Mon Mar 02 10:00:00 +0000 2026',
      updated_at: '2026-03-02T11:00:00Z',
      lang: 'es',
      stars: '1',
      in_reply_to: 6,
      retweet_of: '5',
      hashtags: ['#queja'],
      engagement: { likes: 3, reposts: '2', replies: 0, views: 90 },
    };
    const { posts } = await open({ path: write(`${JSON.stringify(row)}\n`) }).fetch();
    expect(posts).toEqual([
      {
        source: 'file',
        id: '7',
        kind: 'review',
        text: 'Fatal el envío',
        format: 'plain',
        title: 'Queja',
        url: 'https://x.example/7',
        author: { handle: 'ana', displayName: 'Ana', followers: 12 },
        createdAt: new Date('2026-03-02T10:00:00Z'),
        editedAt: new Date('2026-03-02T11:00:00Z'),
        lang: 'es',
        rating: 1,
        replyTo: '6',
        repostOf: '5',
        hashtags: ['queja'],
        engagement: { likes: 3, reposts: 2, replies: 0, views: 90 },
      },
    ]);
  });

  it('takes fields from the columns that are named', async () => {
    const path = write('{"a":{"b":"Hola"},"when":"02/03/2026 10:00","who":"eva","text":"otra"}\n');
    const columns = { text: 'a.b', createdAt: 'when', author: 'who' };
    const [dmy, mdy] = [
      await open({ path, columns }).fetch(),
      await open({ path, columns, dateOrder: 'mdy' }).fetch(),
    ];
    expect(dmy.posts).toMatchObject([{ text: 'Hola', author: { handle: 'eva' } }]);
    expect([dmy, mdy].map(({ posts }) => posts[0]?.createdAt)).toEqual([
      new Date('2026-03-02T10:00:00Z'),
      new Date('2026-02-03T10:00:00Z'),
    ]);
  });

  const rows = `${['Fecha', 'Texto'].join(';')}\n2026-03-02;"Cañón; ""bien"""\n2026-03-02;segunda\n`;
  it.each([
    ['semicolons', rows],
    ['commas', rows.replaceAll(';', ',').replace('Cañón,', 'Cañón;')],
    ['tabs', rows.replaceAll(';', '\t').replace('Cañón\t', 'Cañón;')],
    ['Windows line ends', rows.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${rows}`],
    ['UTF-16', Buffer.from(`\ufeff${rows}`, 'utf16le')],
    ['Windows-1252', Buffer.from(rows, 'latin1')],
    ['gzip', gzipSync(rows)],
  ])('reads CSV with %s', async (_what, content) => {
    expect(texts(await open({ path: write(content) }).all())).toEqual(['Cañón; "bien"', 'segunda']);
  });

  it('counts bad rows and tells their lines', async () => {
    const path = write(
      [
        '{"text":"uno","date":"2026-03-02"}',
        '{"text":',
        '[1]',
        '{"text":"sin fecha"}',
        '{"date":"2026-03-02"}',
        `{"text":"${'x'.repeat(1_100_000)}","date":"2026-03-02"}`,
        '{"text":"dos","date":"2026-03-02"}',
      ].join('\n'),
    );
    const world = open({ path });
    const page = await world.fetch();
    expect([texts(page), page.skipped, world.badLines()]).toEqual([
      ['uno', 'dos'],
      5,
      [2, 3, 4, 5, 6],
    ]);
  });

  it('goes on where it stopped, with an open file and in a new process', async () => {
    const path = write(
      `date,text\n${Array.from({ length: 10 }, (_, index) => `2026-03-02,texto ${index}`).join('\n')}\n`,
    );
    const world = open({ path }, 4);
    const first = await world.fetch();
    expect(first.hasMore).toBe(true);
    const here = await world.all(first.cursor);
    const elsewhere = await open({ path }, 4).all(first.cursor);
    expect([...texts(first), ...texts(here)]).toEqual(
      Array.from({ length: 10 }, (_, index) => `texto ${index}`),
    );
    expect(texts(elsewhere)).toEqual(texts(here));
  });

  it('reads what was added, a line that was being written included, and nothing twice', async () => {
    const path = write('{"text":"uno","date":"2026-03-02"}\n{"text":"do');
    const world = open({ path });
    const first = await world.all();
    expect(texts(first)).toEqual(['uno']);
    expect(texts(await world.all(first.cursor))).toEqual([]);
    appendFileSync(path, 's","date":"2026-03-02"}\n{"text":"tres","date":"2026-03-02"}\n');
    const second = await world.all(first.cursor);
    expect(texts(second)).toEqual(['dos', 'tres']);
    expect(texts(await world.all(second.cursor))).toEqual([]);
  });

  it('reads a file that was written anew from its start', async () => {
    const path = write('{"text":"uno","date":"2026-03-02"}\n{"text":"dos","date":"2026-03-02"}\n');
    const world = open({ path });
    const { cursor } = await world.all();
    writeFileSync(path, '{"text":"tres","date":"2026-03-02"}\n');
    expect(texts(await world.all(cursor))).toEqual(['tres']);
  });

  it('gives a row without an id the same one each time', async () => {
    const path = write('{"text":"uno","date":"2026-03-02"}\n{"text":"dos","date":"2026-03-02"}\n');
    const [first, second] = [await open({ path }).all(), await open({ path }).all()];
    const ids = first.posts.map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    expect(second.posts.map(({ id }) => id)).toEqual(ids);
  });

  it('begins anew with a cursor that it cannot read', async () => {
    const path = write('{"text":"uno","date":"2026-03-02"}\n');
    expect(texts(await open({ path }).all('{"of":"another version"}'))).toEqual(['uno']);
  });

  it('gives nothing for an empty file', async () => {
    expect(await open({ path: write('') }).fetch()).toMatchObject({ posts: [], hasMore: false });
  });

  it.each([
    ['a list of JSON', '[{"text":"uno"}]\n', SourceContractError, 'one object on each line'],
    [
      'a packed file that is cut off',
      gzipSync('{"text":"uno"}\n'.repeat(100)).subarray(0, 30),
      SourceUnavailableError,
      'Z_BUF_ERROR',
    ],
  ])('refuses %s and says why', async (_what, content, type, words) => {
    const error = await open({ path: write(content) })
      .all()
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(type);
    expect(String(error)).toContain(words);
  });

  it('says which file is missing', async () => {
    const error = await open({ path: 'no-such-file.csv' })
      .all()
      .catch((caught: unknown) => caught);
    expect(String(error)).toContain('no-such-file.csv cannot be read to its end (ENOENT)');
  });

  it('holds a page of a large file in memory, not the file', async () => {
    const lines = Array.from(
      { length: 2_000 },
      (_, index) => `{"text":"${'largo '.repeat(20)}${index}","date":"2026-03-02"}\n`,
    ).join('');
    const path = write(gzipSync(lines.repeat(50)));
    const world = open({ path }, 1_000);
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    let most = 0;
    let count = 0;
    let cursor: string | null = null;
    for (;;) {
      const page = await world.fetch(cursor);
      count += page.posts.length;
      cursor = page.cursor;
      most = Math.max(most, process.memoryUsage().heapUsed - before);
      if (!page.hasMore) break;
    }
    expect(count).toBe(100_000);
    // The unpacked file has 16 MB, and its posts would take ten times as much.
    expect(most).toBeLessThan(120_000_000);
  });
});
