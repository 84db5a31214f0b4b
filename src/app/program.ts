import { Command, CommanderError, Option } from 'commander';
import { LOCALES, type Locale } from '../core/brand.js';
import { ConfigError, UsageError } from '../core/errors.js';
import type { CommandIo } from './command-io.js';
import { COMMANDS } from './commands/index.js';
import { localiseHelp, usageMistake } from './help.js';
import { packageVersion } from './version.js';

/** Options that every command takes. */
export interface GlobalOptions {
  readonly config: string;
  readonly locale?: Locale;
}

/** Exit codes of the command line. */
export const EXIT = { ok: 0, failed: 1, usage: 2 } as const;

/** A command did what it was asked and reports failure by its exit code alone (bad lines, findings of `check`). */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
}

/**
 * Runs the command line.
 *
 * @param argv arguments after the program's name
 * @returns the exit code: 0, 1 failed, 2 bad usage or configuration
 */
export async function runProgram(
  argv: readonly string[],
  base: Omit<CommandIo, 'locale'>,
): Promise<number> {
  const program = new Command('vigia');
  const locale = askedLocale(argv, base.env);
  program
    .version(packageVersion())
    .option('--config <dir>', '', 'config')
    .addOption(new Option('--locale <locale>').choices([...LOCALES]))
    .configureOutput({
      writeOut: (text) => base.stdout.write(text),
      writeErr: (text) => base.stderr.write(text),
      // `report` says it, in the reader's language.
      outputError: () => undefined,
    })
    .exitOverride();
  for (const command of COMMANDS) command.register(program, () => ({ ...base, locale }));
  for (const command of program.commands) {
    command.copyInheritedSettings(program);
    for (const inner of command.commands) inner.copyInheritedSettings(program);
  }
  localiseHelp(program, locale);
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    return report(error, base, locale);
  }
}

function report(
  error: unknown,
  { stderr, env }: Pick<CommandIo, 'stderr' | 'env'>,
  locale: Locale,
): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.ok;
    // Without a command commander prints the help itself, and has no more to say.
    if (error.code !== 'commander.help') stderr.write(usageMistake(error, locale));
    return EXIT.usage;
  }
  if (error instanceof CommandFailed) {
    if (error.message !== '') stderr.write(`vigia: ${error.message}\n`);
    return EXIT.failed;
  }
  const text = error instanceof Error ? error.message : String(error);
  if (text !== '') stderr.write(`vigia: ${text}\n`);
  if (error instanceof UsageError || error instanceof ConfigError) return EXIT.usage;
  if (env.VIGIA_DEBUG !== undefined && error instanceof Error) stderr.write(`${error.stack}\n`);
  return EXIT.failed;
}

/** The help is worded before the options are parsed, so the locale is looked up by hand. */
function askedLocale(argv: readonly string[], env: CommandIo['env']): Locale {
  const index = argv.indexOf('--locale');
  const option =
    index >= 0 ? argv[index + 1] : argv.find((word) => word.startsWith('--locale='))?.slice(9);
  return LOCALES.find((locale) => locale === option) ?? localeFromEnv(env);
}

function localeFromEnv(env: CommandIo['env']): Locale {
  const asked = (env.VIGIA_LOCALE ?? env.LANG ?? '').slice(0, 2).toLowerCase();
  return LOCALES.find((locale) => locale === asked) ?? 'es';
}
