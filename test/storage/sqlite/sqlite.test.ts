import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreUnavailableError } from '../../../src/core/errors.js';
import { migrations } from '../../../src/storage/migrations/index.js';
import { openSqliteStore } from '../../../src/storage/sqlite/index.js';
import { mention, minutes, START, total } from '../../contract/store/examples.js';

describe('a SQLite file', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vigia-sqlite-'));
    path = join(folder, 'data', 'vigia.db');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is whole after its writer was killed in the middle of a transaction', async () => {
    const script = fileURLToPath(new URL('killed-writer.ts', import.meta.url));
    const writer = spawn(process.execPath, ['--import', 'tsx', script, path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [said] = await once(writer.stdout, 'data');
    expect(String(said)).toBe('in the middle\n');
    writer.kill('SIGKILL');
    await once(writer, 'exit');

    const store = openSqliteStore({ path });
    expect(await store.migrate()).toEqual([]);
    expect(await store.cursors.get('bluesky', 'condor')).toBe('3');
    expect(await store.mentions.count({ brandId: 'condor' })).toBe(600);
    const range = { from: START, to: minutes(100_000) };
    expect(total(await store.mentions.buckets({ brandId: 'condor', range }, 60))).toBe(600);
    await store.mentions.add([mention(1)]);
    await store.close();
    const file = new SqliteDatabase(path);
    expect(file.pragma('integrity_check', { simple: true })).toBe('ok');
    file.close();
  });

  it('that a newer version has migrated further is used as it is', async () => {
    const store = openSqliteStore({ path });
    expect(await store.migrate()).toEqual(Object.keys(migrations('sqlite')));
    await store.close();
    const newer = new SqliteDatabase(path);
    newer.exec(
      "insert into vigia_migrations values ('9999-later', '2999-01-01T00:00:00.000Z'); create table later (id integer)",
    );
    newer.close();
    const again = openSqliteStore({ path });
    expect(await again.migrate()).toEqual([]);
    expect(await again.mentions.add([mention(1)])).toEqual({ added: 1, changed: 0 });
    await again.close();
  });

  it('waits for another writer without stopping this process', async () => {
    const store = openSqliteStore({ path });
    await store.migrate();
    const other = new SqliteDatabase(path);
    other.exec('begin immediate');
    const writing = store.mentions.add([mention(1)]);
    // Runs only if the process is not held up by the wait.
    await new Promise((resolve) => setTimeout(resolve, 30));
    other.exec('commit');
    expect(await writing).toEqual({ added: 1, changed: 0 });
    other.close();
    await store.close();
  });

  it('that another process keeps locked is unavailable', async () => {
    const store = openSqliteStore({ path });
    await store.migrate();
    const other = new SqliteDatabase(path);
    other.exec('begin immediate');
    await expect(store.cursors.set('rss', 'condor', '1', START)).rejects.toThrow(
      StoreUnavailableError,
    );
    other.close();
    await store.close();
  });

  it('that is none, or a folder, is unavailable', async () => {
    const text = join(folder, 'notes.txt');
    writeFileSync(text, 'Cóndor '.repeat(1_000));
    expect(() => openSqliteStore({ path: text })).toThrow(StoreUnavailableError);
    expect(() => openSqliteStore({ path: folder })).toThrow(StoreUnavailableError);
  });

  it('streams 50,000 mentions, 200 MB as objects, to a process of 96 MB that goes on meanwhile', async () => {
    const store = openSqliteStore({ path });
    await store.migrate();
    const text = 'Las zapatillas Cóndor llegaron tarde. '.repeat(50);
    for (let start = 0; start < 50_000; start += 5_000) {
      await store.mentions.add(
        Array.from({ length: 5_000 }, (_, row) => mention(start + row, { post: { text } })),
      );
    }
    await store.close();
    const script = fileURLToPath(new URL('streaming-reader.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--max-old-space-size=96',
      '--import',
      'tsx',
      script,
      path,
    ]);
    const { mentions, turns } = JSON.parse(stdout) as { mentions: number; turns: number };
    expect(mentions).toBe(50_000);
    expect(turns).toBeGreaterThan(50);
  }, 120_000);
});
