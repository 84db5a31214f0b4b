import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/app/commands/index.js';
import { localiseHelp } from '../../src/app/help.js';
import type { Locale } from '../../src/core/brand.js';
import { runCommand } from '../helpers/run-command.js';

/** Every command that has help, as typed. */
function everyPath(command: Command, before: readonly string[] = []): (readonly string[])[] {
  return command.commands.flatMap((inner) => {
    const path = [...before, inner.name()];
    return [path, ...everyPath(inner, path)];
  });
}

function pathsOf(): (readonly string[])[] {
  const program = new Command('vigia');
  for (const command of COMMANDS)
    command.register(program, () => {
      throw new Error('only its help is asked for');
    });
  localiseHelp(program, 'es');
  return [[], ...everyPath(program)];
}

async function helpOf(path: readonly string[], locale: Locale): Promise<string> {
  const { code, stdout } = await runCommand(['--locale', locale, ...path, '--help']);
  expect([path, code]).toEqual([path, 0]);
  return stdout;
}

describe('the help of every command', () => {
  it('knows the commands of commands', () => {
    expect(pathsOf()).toContainEqual(['survey', 'import']);
  });

  it.each(pathsOf().map((path) => [['vigia', ...path].join(' '), path] as const))(
    '%s has no word of the other language',
    async (_name, path) => {
      expect(await helpOf(path, 'es')).not.toMatch(
        /\[options\]|\[command\]|\(default|choices:|display help|Usage|Options:/,
      );
      expect(await helpOf(path, 'en')).not.toMatch(
        /\[opciones\]|\[orden\]|por defecto|una de:|Uso:/,
      );
    },
  );

  it('says what a choice may be and what holds without it', async () => {
    const digest = await helpOf(['digest'], 'es');
    expect(digest.replaceAll(/\s+/g, ' ')).toContain(
      '(una de: day, week, month; por defecto: day)',
    );
    expect(digest).toContain('vigia digest [opciones]');
    expect(await helpOf(['token'], 'en')).toContain('(one of: create, list, revoke)');
  });

  it('says nothing of the default of a switch, and shows that a group takes a command', async () => {
    expect(await helpOf(['check'], 'es')).not.toContain('por defecto: false');
    expect(await helpOf(['survey'], 'es')).toContain('vigia survey [opciones] [orden]');
  });
});
