import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../helpers/run-command.js';

let dir: string;
let scenario: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'vigia-reply-'));
  scenario = join(dir, 'crisis.yaml');
  writeFileSync(
    scenario,
    'summary: Un bulo dice que Trigal lleva insectos. Es falso.\nbrand: { name: Trigal }\nfacts: [Trigal no lleva insectos.]\n',
  );
});
afterAll(() => rmSync(dir, { recursive: true }));

describe('vigia reply', () => {
  it('prints the class, the statements, the plan and that nothing is published', async () => {
    const { stdout, code } = await runCommand(['reply', '--scenario', scenario, '--locale', 'es']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Grupo SCCT: víctima \(lo que circula es falso/);
    expect(stdout).toContain('Trigal no lleva insectos.');
    expect(stdout).toMatch(/Declaración completa \(\d+ caracteres\)/);
    expect(stdout).toMatch(/Vigía no publica nada/);
    expect(stdout).not.toMatch(/undefined|\{|reply:/);
  });

  it('marks drafts line by line and names the line that it cannot read', async () => {
    const lines = [
      { id: 'a', draft: 'Es culpa de todos menos nuestra 😂', scenario: 'Cóndor cobró dos veces.' },
      { id: 'b', draft: 'Oops, sorry!', lang: 'en', scenario: {} },
    ].map((line) => JSON.stringify(line));
    const { stdout, stderr, code } = await runCommand(
      ['reply', '--score', '--input', '-', '--json', '--locale', 'en'],
      { stdin: `${lines[0]}\nnot json\n${lines[1]}\n` },
    );
    const results = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; total: number; marks: object });
    expect(results.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(Object.keys(results[0]?.marks ?? {})).toHaveLength(10);
    expect(results[0]?.total).toBeLessThan(8);
    expect(stderr).toContain('line 2');
    expect(code).toBe(1);
  });

  it('says what is missing', async () => {
    const { stderr, code } = await runCommand(['reply', '--score']);
    expect(code).toBe(2);
    expect(stderr).toContain('--text');
    expect((await runCommand(['reply'])).stderr).toContain('--scenario');
  });
});
