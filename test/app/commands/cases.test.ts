import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LegalCase } from '../../../src/core/legal-case.js';
import { openSqliteStore } from '../../../src/storage/sqlite/index.js';
import { type ConfigFolder, makeConfigFolder } from '../../helpers/config-folder.js';
import { runCommand } from '../../helpers/run-command.js';

const CASE: LegalCase = {
  code: 'R-7F3K2-M9QXD',
  brandId: 'lumbre',
  mention: 'rss/a1',
  law: 'es-10-2025',
  region: null,
  lang: 'es',
  touchpoint: 'delivery',
  complainedAt: new Date('2026-06-01T08:00:00Z'),
  openedAt: new Date('2026-06-01T08:05:00Z'),
  workingDays: 15,
  dueAt: new Date('2026-06-22T22:00:00Z'),
  status: 'open',
  closedAt: null,
  closedBy: null,
  note: '',
};

let folder: ConfigFolder;
beforeEach(async () => {
  folder = await makeConfigFolder();
  const store = openSqliteStore({ path: folder.databasePath });
  await store.migrate();
  await store.cases.open(CASE);
  await store.close();
});
afterEach(() => folder.remove());

const vigia = (...argv: readonly string[]) => runCommand(['--config', folder.dir, ...argv]);

describe('vigia cases', () => {
  it('lists what is open with its last day, and closes it once with who and what', async () => {
    const { stdout } = await vigia('cases');
    expect(stdout).toMatch(/^Panadería Lumbre · R-7F3K2-M9QXD · .*22 Jun.*11 days/);
    const closed = await vigia(
      ...['cases', '--answered', CASE.code, '--by', 'Ana', '--note', 'pan nuevo', '--json'],
    );
    expect(JSON.parse(closed.stdout)).toMatchObject({
      code: CASE.code,
      status: 'answered',
      closedBy: 'Ana',
      note: 'pan nuevo',
    });
    expect((await vigia('cases')).stdout).toBe('There are none.\n');
    expect((await vigia('cases', '--status', 'answered')).stdout).toContain('pan nuevo');
    const again = await vigia('cases', '--dismissed', CASE.code, '--by', 'Ana');
    expect(again).toMatchObject({ code: 2 });
    expect(again.stderr).toContain(`no open complaint with the code ${CASE.code}`);
  });

  it('lists those of one brand', async () => {
    expect((await vigia('cases', '--brand', 'lumbre', '--json')).stdout).toContain(CASE.code);
    expect((await vigia('cases', '--brand', 'nobody')).code).toBe(2);
  });
});
