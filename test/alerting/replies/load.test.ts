import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadReplyBooks } from '../../../src/alerting/replies/load.js';
import { DEFAULT_TOUCHPOINTS } from '../../../src/core/default-touchpoints.js';
import { ConfigError } from '../../../src/core/errors.js';

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'vigia-replies-'));
});

afterEach(() => rm(dir, { recursive: true }));

async function mistakesOf(change: (text: string) => string) {
  await writeFile(join(dir, 'en.yaml'), await readFile('config/replies/en.yaml', 'utf8'));
  await writeFile(join(dir, 'es.yaml'), change(await readFile('config/replies/es.yaml', 'utf8')));
  const error: unknown = await loadReplyBooks(dir).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ConfigError);
  return (error as ConfigError).mistakes;
}

it('the shipped books know every touchpoint of the default map, in both languages', async () => {
  const books = await loadReplyBooks('config/replies');
  expect([...books.keys()]).toEqual(['en', 'es']);
  for (const book of books.values())
    for (const { id } of DEFAULT_TOUCHPOINTS) {
      expect(Object.keys(book.about.touchpoints)).toContain(id);
      expect(book.reply.body.touchpoints[id]?.length).toBeGreaterThanOrEqual(3);
    }
});

it('an unknown word in braces is reported with its place', async () => {
  const [mistake] = await mistakesOf((text) => text.replace('sobre {about}', 'sobre {autor}'));
  expect(mistake).toMatchObject({ where: join(dir, 'es.yaml'), path: 'statement.know.0' });
  expect(mistake?.allowed).toContain('{autor}');
});

it('a missing part, a misspelt key and an empty list are reported together', async () => {
  const mistakes = await mistakesOf((text) =>
    text.replace('  crisis: ', '  crisys: ').replace(/ {2}back:\n(?: {4}.*\n)+/, '  back: []\n'),
  );
  expect(mistakes.map(({ path }) => path).sort()).toEqual([
    'plan',
    'plan.crisis',
    'statement.back',
  ]);
});

it('broken YAML is reported with its line', async () => {
  const [mistake] = await mistakesOf(() => 'about:\n  a: [1\nb: 2\n');
  expect(mistake?.path).toMatch(/^line [23]$/);
});

it('an empty or missing folder is a mistake too', async () => {
  await expect(loadReplyBooks(dir)).rejects.toThrow(/es\.yaml: found no such file/);
  await expect(loadReplyBooks(join(dir, 'none'))).rejects.toThrow(/es\.yaml: found no such file/);
});
