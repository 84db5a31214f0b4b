import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../../src/storage/sqlite/index.js';
import { type ConfigFolder, makeConfigFolder } from '../../helpers/config-folder.js';
import { runCommand } from '../../helpers/run-command.js';

let folder: ConfigFolder;

beforeEach(async () => {
  folder = await makeConfigFolder();
  const path = join(folder.dir, 'posts.jsonl');
  const post = {
    id: 'a1',
    text: 'Lumbre, una joya: tres horas de cola',
    when: '2026-06-01T08:00:00Z',
  };
  await writeFile(path, `${JSON.stringify(post)}\n`);
  const { code, stderr } = await vigia(
    ...[
      'import',
      path,
      '--brand',
      'lumbre',
      '--map',
      'text=text',
      '--map',
      'createdAt=when',
      '--lang',
      'es',
    ],
  );
  expect({ code, stderr }).toMatchObject({ code: 0 });
});

afterEach(() => folder.remove());

function vigia(...argv: readonly string[]) {
  return runCommand(['--config', folder.dir, ...argv]);
}

describe('vigia label', () => {
  it('changes the mention at once, keeps who and when, and is learnt from', async () => {
    const before = await openStored();
    const done = await vigia(
      ...['label', before.key, 'negative', '--brand', 'lumbre', '--by', 'Ana', '--json'],
    );
    expect(done.code).toBe(0);
    expect(JSON.parse(done.stdout)).toMatchObject({
      mention: before.key,
      after: 'negative',
      by: 'Ana',
      at: '2026-06-11T12:00:00.000Z',
    });
    const after = await openStored();
    expect(after.reading).toMatchObject({ label: 'negative', score: -1 });
    expect(after.reading.reader).toMatch(/\+label$/);
    expect(after.corrections).toMatchObject([{ actor: 'Ana', label: 'negative', lang: 'es' }]);

    const own = Array.from({ length: 90 }, (_, i) => {
      const [label, word] =
        [
          ['negative', 'mal'],
          ['neutral', 'ayer'],
          ['positive', 'bien'],
        ][i % 3] ?? [];
      return JSON.stringify({ text: `el pan ${word} número x${i}`, lang: 'es', label });
    });
    await writeFile(join(folder.dir, 'own.jsonl'), own.join('\n'));
    const trained = await vigia(
      ...['train', '--data', join(folder.dir, 'own.jsonl'), '--with-corrections'],
      ...['--out', join(folder.dir, 'own.bin'), '--force'],
    );
    expect(trained.code).toBe(0);
    const figures = await import(join(folder.dir, 'own.json'), { with: { type: 'json' } });
    expect(figures.default.corrections).toBe(1);
  });

  it('refuses a mention that is not there and a label that is none', async () => {
    const unknown = await vigia(
      'label',
      'file/none',
      'negative',
      '--brand',
      'lumbre',
      '--by',
      'Ana',
    );
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain("no mention 'file/none'");
    expect((await vigia('label', 'file/a1', 'angry', '--brand', 'lumbre')).code).toBe(2);
  });
});

async function openStored() {
  const store = openSqliteStore({ path: folder.databasePath });
  try {
    const [mention] = await store.mentions.list({ brandId: 'lumbre' }, { limit: 1, offset: 0 });
    if (mention === undefined) throw new Error('the import stored nothing');
    const corrections = [];
    for await (const correction of store.corrections.stream()) corrections.push(correction);
    const key = `${mention.post.source}/${mention.post.id}`;
    return { key, reading: mention.reading, corrections };
  } finally {
    await store.close();
  }
}
