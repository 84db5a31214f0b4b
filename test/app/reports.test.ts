import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../src/storage/sqlite/index.js';
import { type ConfigFolder, makeConfigFolder } from '../helpers/config-folder.js';
import { runCommand } from '../helpers/run-command.js';
import { madeMention } from '../reports/made-mentions.js';

const NOW = new Date('2026-11-20T07:00:00Z');

let folder: ConfigFolder;

beforeEach(async () => {
  folder = await makeConfigFolder();
  await runCommand(['--config', folder.dir, 'migrate']);
  const store = openSqliteStore({ path: folder.databasePath });
  await store.mentions.add(
    ['negative', 'positive', 'positive'].map((label, index) =>
      madeMention({
        id: `p${index}`,
        at: new Date('2026-11-19T10:00:00Z'),
        label: label as 'negative' | 'positive',
        mention: { brandId: 'lumbre' },
      }),
    ),
  );
  await store.close();
});
afterEach(() => folder.remove());

function run(...argv: string[]) {
  return runCommand(['--config', folder.dir, ...argv], { now: NOW });
}

describe('vigia digest', () => {
  it('tells yesterday in words, in the language asked for', async () => {
    const { code, stdout, stderr } = await run('--locale', 'es', 'digest');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Panadería Lumbre · jueves, 19 nov');
    expect(stdout).toContain('3 menciones');
  });

  it('prints one line of JSON for a brand and a day', async () => {
    const { stdout } = await run('digest', '--brand', 'lumbre', '--day', '2026-11-19', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      type: 'digest',
      day: '2026-11-19',
      from: '2026-11-18T23:00:00.000Z',
      counts: { voices: 3, negative: 1, positive: 2 },
    });
  });

  it.each([
    [['--day', '2026-02-30'], "--day: '2026-02-30' is no day"],
    [['--brand', 'nadie'], "no brand 'nadie'; there are: lumbre"],
  ])('refuses %j with exit code 2', async (argv, words) => {
    const { code, stdout, stderr } = await run('digest', ...argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
  });
});

describe('vigia risk', () => {
  it('gives the number of the seven days before now, in words and as JSON', async () => {
    expect((await run('risk')).stdout).toMatch(
      /Brand risk · Panadería Lumbre · \d+ \/ 100 \(\d+–\d+\)/,
    );
    const json: unknown = JSON.parse(
      (await run('risk', '--json', '--to', '2026-11-20T00:00:00Z')).stdout,
    );
    expect(json).toMatchObject({
      type: 'risk',
      to: '2026-11-20T00:00:00.000Z',
      counts: { voices: 3 },
    });
  });

  it('refuses an instant that is none with exit code 2', async () => {
    const { code, stderr } = await run('risk', '--to', 'mañana');
    expect(code).toBe(2);
    expect(stderr).toContain("--to: 'mañana' is no instant");
  });
});
