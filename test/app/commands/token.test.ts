import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../../src/storage/sqlite/index.js';
import { type ConfigFolder, makeConfigFolder } from '../../helpers/config-folder.js';
import { runCommand } from '../../helpers/run-command.js';

let folder: ConfigFolder;
beforeEach(async () => {
  folder = await makeConfigFolder();
});
afterEach(() => folder.remove());

const vigia = (...argv: readonly string[]) => runCommand(['--config', folder.dir, ...argv]);

describe('vigia token', () => {
  it('shows a token once, keeps its hash only, lists it and takes it back', async () => {
    const made = await vigia('token', 'create', 'dashboard', '--days', '30', '--json');
    expect(made.code).toBe(0);
    const { token, expiresAt } = JSON.parse(made.stdout);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(expiresAt).toBe('2026-07-11T12:00:00.000Z');
    const store = openSqliteStore({ path: folder.databasePath });
    expect(JSON.stringify(await store.access.list('api', new Date(0)))).not.toContain(token);
    await store.close();
    expect((await vigia('token', 'list')).stdout).toMatch(/^dashboard · read · works until 11 Jul/);
    expect((await vigia('token', 'revoke', 'dashboard')).code).toBe(0);
    expect((await vigia('token', 'list')).stdout).toBe('There is no token.\n');
  });

  it.each([
    [['create'], 'a valid name is missing'],
    [['create', 'two words'], 'a valid name is missing'],
    [['create', 'x', '--days', '0'], '1 to 3650'],
    [['revoke', 'nobody'], "there is no token 'nobody'"],
  ])('%j says what is wrong', async (argv, complaint) => {
    const { code, stderr } = await vigia('token', ...argv);
    expect(code).toBe(2);
    expect(stderr).toContain(complaint);
  });

  it('does not give one name twice', async () => {
    await vigia('token', 'create', 'dashboard');
    const { code, stderr } = await vigia('token', 'create', 'dashboard');
    expect(code).toBe(2);
    expect(stderr).toContain('vigia token revoke dashboard');
  });
});
