import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../src/storage/sqlite/index.js';
import { type ConfigFolder, makeConfigFolder } from '../helpers/config-folder.js';
import { runCommand } from '../helpers/run-command.js';
import { sharedPath } from '../helpers/shared.js';

let folder: ConfigFolder;

beforeEach(async () => {
  folder = await makeConfigFolder();
});

afterEach(async () => {
  await folder.remove();
});

async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder.dir, name);
  await writeFile(path, content);
  return path;
}

function vigiaImport(path: string, ...options: readonly string[]) {
  return runCommand(['--config', folder.dir, 'import', path, '--brand', 'lumbre', ...options]);
}

async function stored() {
  const store = openSqliteStore({ path: folder.databasePath });
  try {
    const page = { limit: 10_000, offset: 0 };
    return (await store.mentions.list({ brandId: 'lumbre' }, page)).toReversed();
  } finally {
    await store.close();
  }
}

const ROWS = [
  {
    id: 'a1',
    text: 'Me encanta el pan de Lumbre, está buenísimo',
    when: '2026-06-01T08:00:00Z',
    shop: 'Centro',
  },
  {
    id: 'a2',
    text: 'Lumbre, un desastre: me cobraron dos veces y la tarta daba asco',
    when: '2026-06-01T09:00:00Z',
    shop: 'Puerto',
  },
  { id: 'a3', text: 'Hoy he desayunado en casa', when: '2026-06-01T10:00:00Z', shop: 'Centro' },
];
const JSONL = ROWS.map((row) => JSON.stringify(row)).join('\n');
const MAP = ['--map', 'createdAt=when'];

describe('vigia import', () => {
  it('stores what matches of a JSONL file, read, under the name of the source', async () => {
    const path = await fileOf('posts.jsonl', JSONL);
    const { code, stdout, stderr } = await vigiaImport(
      path,
      ...MAP,
      '--source',
      'encuesta',
      '--lang',
      'es',
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Panadería Lumbre: 2 new mentions');
    expect(stdout).toContain('3 rows: 2 speak of the brand, 1 do not, 0 filtered out');
    expect(
      (await stored()).map(({ post, reading }) => [post.source, post.id, post.lang, reading.label]),
    ).toEqual([
      ['encuesta', 'a1', 'es', 'positive'],
      ['encuesta', 'a2', 'es', 'negative'],
    ]);
  });

  it('changes nothing when it is given the same file again', async () => {
    const path = await fileOf('posts.jsonl', JSONL.replaceAll(/"id":"a\d",/g, ''));
    await vigiaImport(path, ...MAP);
    const first = await stored();
    const { stdout } = await vigiaImport(path, ...MAP, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ rows: 3, mentions: 2, added: 0, changed: 0 });
    expect(await stored()).toEqual(first);
  });

  it('reads a gzipped CSV and passes over rows with other values', async () => {
    const csv = [
      'id;shop;comentario;when',
      ...ROWS.map((row) => `${row.id};${row.shop};${row.text};${row.when}`),
    ];
    const path = await fileOf('posts.csv.gz', gzipSync(csv.join('\r\n')));
    const options = ['--map', 'text=comentario', ...MAP, '--where', 'shop=Puerto', '--json'];
    const { code, stdout } = await vigiaImport(path, ...options);
    expect({ code, counts: JSON.parse(stdout) }).toEqual({
      code: 0,
      counts: {
        brand: 'lumbre',
        rows: 3,
        passedOver: 2,
        bad: 0,
        received: 1,
        skipped: 0,
        unmatched: 0,
        mentions: 1,
        added: 1,
        changed: 0,
        reposts: 0,
        copies: 0,
      },
    });
  });

  it('takes every row for the brand where it is told so', async () => {
    const path = await fileOf('reviews.jsonl', JSONL);
    const { stdout } = await vigiaImport(
      path,
      ...MAP,
      '--source',
      'reviews',
      '--kind',
      'review',
      '--all',
      '--json',
    );
    expect(JSON.parse(stdout)).toMatchObject({ mentions: 3 });
    expect((await stored()).map(({ post }) => post.kind)).toEqual(['review', 'review', 'review']);
  });

  it('names bad rows by their line, keeps the good ones and ends with 1', async () => {
    const bad = ['{"text":"Lumbre sin fecha"}', 'esto no es JSON'];
    const path = await fileOf('posts.jsonl', [JSONL, ...bad].join('\n'));
    const { code, stdout, stderr } = await vigiaImport(path, ...MAP, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ bad: 2, added: 2 });
    expect(stderr).toMatch(/posts\.jsonl, line 4: .+\n.*posts\.jsonl, line 5: .+\n/);
    expect(stderr).toContain('2 rows cannot be used');
    expect(stderr).not.toContain('sin fecha');
  });

  it('names only the first bad rows of a file of another shape', async () => {
    const path = await fileOf('posts.jsonl', '{"nada":1}\n'.repeat(500));
    const { stderr } = await vigiaImport(path);
    expect(stderr.split('\n').length).toBeLessThan(30);
    expect(stderr).toContain('500 rows cannot be used');
  });

  it.each([
    ['a brand that is not configured', ['--brand', 'nadie'], /lumbre/],
    ['a pair without a value', ['--where', 'shop'], /--where/],
    ['a field that does not exist', ['--map', 'fecha=when'], /createdAt/],
    ['a kind that does not exist', ['--kind', 'carta'], /review/],
  ])('refuses %s with 2', async (_what, options, words) => {
    const path = await fileOf('posts.jsonl', JSONL);
    const { code, stderr } = await vigiaImport(path, ...options);
    expect(code).toBe(2);
    expect(stderr).toMatch(words);
  });

  it.each([
    ['nothing.jsonl', null],
    ['list.json', '[{"text":"Lumbre"}]'],
  ])('refuses %s, which it cannot read as rows, with 2', async (name, content) => {
    const path = content === null ? join(folder.dir, name) : await fileOf(name, content);
    const { code, stdout, stderr } = await vigiaImport(path);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(name);
  });

  it('stops at a signal', async () => {
    const path = await fileOf('posts.jsonl', JSONL);
    const argv = ['--config', folder.dir, 'import', path, '--brand', 'lumbre', ...MAP];
    const { code } = await runCommand(argv, { signal: AbortSignal.abort() });
    expect(code).toBe(1);
    expect(await stored()).toEqual([]);
  });

  const tweets = sharedPath('data/airline-tweets/us-2015.jsonl', 'an import of real tweets');
  it.skipIf(tweets === null)('takes the tweets to one airline out of a file of many', async () => {
    await folder.write({ 'brands/lumbre.yaml': 'name: United\nquery: "@united OR united"\n' });
    const options = ['--where', 'airline=United', '--source', 'twitter', '--json'];
    const { code, stdout } = await vigiaImport(tweets ?? '', ...options);
    expect(code).toBe(0);
    const counts: Record<string, number> = JSON.parse(stdout);
    expect(counts).toMatchObject({ rows: 9_196, bad: 0, skipped: 0 });
    expect(counts.passedOver).toBe(9_196 - (counts.received ?? 0));
    // Nearly every tweet to the airline names it, and says who reads it that language and time are there.
    expect((counts.mentions ?? 0) / (counts.received ?? 1)).toBeGreaterThan(0.97);
    const mentions = await stored();
    expect(
      mentions.every(({ post }) => post.lang === 'en' && post.createdAt.getUTCFullYear() === 2015),
    ).toBe(true);
    expect(mentions.filter(({ reading }) => reading.label === 'negative').length).toBeGreaterThan(
      mentions.length / 2,
    );
  });
});
