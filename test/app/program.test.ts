import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/app/commands/index.js';
import { type ConfigFolder, makeConfigFolder } from '../helpers/config-folder.js';
import { runCommand } from '../helpers/run-command.js';

let folder: ConfigFolder;
beforeEach(async () => {
  folder = await makeConfigFolder();
});
afterEach(() => folder.remove());

describe('the command line', () => {
  it('shows every command in its help, on stdout, with exit code 0', async () => {
    const { code, stdout } = await runCommand(['--help']);
    expect(code).toBe(0);
    expect(stdout.match(/^ {2}\w+ /gm)?.length).toBeGreaterThanOrEqual(COMMANDS.length);
  });

  it('every command has help of its own', async () => {
    const { stdout } = await runCommand(['--help']);
    const names = [...(stdout.split('Commands:')[1] ?? '').matchAll(/^ {2}(\w+)/gm)].map(
      (match) => match[1] ?? '',
    );
    for (const name of names.filter((name) => name !== 'help')) {
      const help = await runCommand([name, '--help']);
      expect([name, help.code]).toEqual([name, 0]);
      expect(help.stdout).toContain(`Usage: vigia ${name}`);
    }
  });

  it('ends with 2 at an unknown command or option, and says so on stderr', async () => {
    const cases = [
      [['fly'], "there is no command 'fly'"],
      [['check', '--sideways'], "there is no option '--sideways'"],
      [['--locale', 'xx', 'check'], 'Allowed choices are es, en'],
    ] as const;
    for (const [argv, words] of cases) {
      const { code, stdout, stderr } = await runCommand(argv);
      expect([argv, code, stdout]).toEqual([argv, 2, '']);
      expect(stderr).toContain(words);
    }
  });

  it('speaks Spanish where asked, in its help as in its complaints', async () => {
    const help = await runCommand(['--locale', 'es', 'check', '--help']);
    expect(help.stdout).toContain('Uso: vigia check');
    expect(help.stdout).toContain('comprueba la configuración');
    const mistake = await runCommand(['fly'], { env: { VIGIA_LOCALE: 'es' } });
    expect(mistake.stderr).toContain('no existe la orden «fly»');
  });

  it('ends with 2 at a missing configuration', async () => {
    const { code, stderr } = await runCommand(['--config', `${folder.dir}/nowhere`, 'status']);
    expect(code).toBe(2);
    expect(stderr).toContain('vigia.yaml');
  });
});

describe('vigia check', () => {
  it('names each source and channel and what it lacks', async () => {
    const { code, stdout } = await runCommand(['--config', folder.dir, 'check']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/source hackernews +ready/);
    expect(stdout).toMatch(/channel discord +switched off: .*DISCORD_TOKEN/);
    expect(stdout).toContain('All in order.');
  });

  it('speaks Spanish where asked', async () => {
    const { stdout } = await runCommand(['--config', folder.dir, '--locale', 'es', 'check']);
    expect(stdout).toMatch(/fuente hackernews +lista/);
  });

  it('prints every mistake with what was found and what is allowed, and ends with 2', async () => {
    await folder.write({
      'brands/lumbre.yaml': 'name: Lumbre\nquery: "lumbre AND ("\ntimeZone: Mars/Olympus\n',
    });
    const { code, stdout } = await runCommand(['--config', folder.dir, 'check']);
    expect(code).toBe(2);
    expect(stdout).toContain('lumbre.yaml:3: timeZone');
    expect(stdout).toContain("found: 'Mars/Olympus'");
  });

  it('points at the place where a query is wrong', async () => {
    await folder.write({ 'brands/lumbre.yaml': 'name: Lumbre\nquery: "lumbre AND ("\n' });
    const { code, stdout } = await runCommand(['--config', folder.dir, 'check', '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      mistakes: [{ path: 'query', found: "'lumbre AND ('" }],
    });
  });

  it.each([
    ['lumbre OR source:appstore', '{ bluesky: true, appstore: true }', 0],
    ['lumbre OR source:youtube', '{ youtube: true }', 0],
    ['lang:es', '{ rss: true }', 0],
    ['lang:es', '{ rss: true, bluesky: true }', 2],
    ['lang:es OR source:appstore', '{ bluesky: true, appstore: true }', 2],
    ['lumbre AND source:appstore', '{ bluesky: true }', 2],
  ])('knows whether %j can be asked of %s', async (query, sources, expected) => {
    await folder.write({
      'brands/lumbre.yaml': `name: Lumbre\nquery: '${query}'\nsources: ${sources}\n`,
    });
    const { code } = await runCommand(['--config', folder.dir, 'check', '--json']);
    expect(code).toBe(expected);
  });
});

describe('vigia migrate and status', () => {
  it('migrate brings a new database up to date once', async () => {
    const first = await runCommand(['--config', folder.dir, 'migrate', '--json']);
    expect(first.code).toBe(0);
    expect((JSON.parse(first.stdout) as { applied: string[] }).applied.length).toBeGreaterThan(0);
    const second = await runCommand(['--config', folder.dir, 'migrate']);
    expect(second).toMatchObject({ code: 0, stdout: 'up to date\n' });
  });

  it('status of an empty database says that nothing was polled and nothing waits', async () => {
    const { code, stdout } = await runCommand(['--config', folder.dir, 'status']);
    expect(code).toBe(0);
    expect(stdout).toContain('Panadería Lumbre: 0 mentions');
    expect(stdout).toContain('not polled yet');
    expect(stdout).toContain('No open incident');
    const json = await runCommand(['--config', folder.dir, 'status', '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({
      engine: 'sqlite',
      outbox: { waiting: 0, failed: 0 },
      openIncidents: [],
    });
  });
});
