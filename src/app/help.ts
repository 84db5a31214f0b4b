import { type Argument, type Command, type CommanderError, Help, type Option } from 'commander';
import type { Locale } from '../core/brand.js';
import { type Translate, translator } from '../lib/i18n/i18n.js';

/**
 * Puts the help of every command into the reader's language: descriptions come from the catalogue, namespace 'help',
 * so that a command's file holds none.
 *
 * @throws {TypeError} a command, argument or option that the catalogue does not describe
 */
export function localiseHelp(program: Command, locale: Locale): void {
  const t = translator(locale);
  const titles: Readonly<Record<string, string>> = {
    'Usage:': t('help:titles.usage'),
    'Arguments:': t('help:titles.arguments'),
    'Options:': t('help:titles.options'),
    'Global Options:': t('help:titles.globalOptions'),
    'Commands:': t('help:titles.commands'),
  };
  program.description(t('help:program'));
  for (const command of everyCommand(program)) {
    command.configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      ...itemsInWords(t),
      showGlobalOptions: command !== program,
    });
    command.helpOption('-h, --help', t('help:options.help'));
    const key = pathOf(command);
    // A command with commands of its own has them listed, and needs no 'help' beside --help.
    command.helpCommand(false);
    if (command !== program) command.description(t(`help:commands.${key}.about`));
    for (const option of command.options) {
      const name = option.attributeName();
      option.description =
        command === program ? t(`help:options.${name}`) : t(`help:commands.${key}.${name}`);
    }
    for (const argument of command.registeredArguments) {
      argument.description = t(`help:commands.${key}.${argument.name()}`);
    }
  }
}

/** How the parts of a help page are written: those of commander hold English words. */
function itemsInWords(
  t: Translate,
): Pick<Help, 'commandUsage' | 'subcommandTerm' | 'optionDescription' | 'argumentDescription'> {
  const plain = new Help();
  const inWords = (text: string): string =>
    text
      .replace('[options]', `[${t('help:syntax.options')}]`)
      .replace('[command]', `[${t('help:syntax.command')}]`);
  return {
    commandUsage: (command) => inWords(plain.commandUsage(command)),
    subcommandTerm: (command) => {
      const term = plain.subcommandTerm(command);
      return inWords(command.commands.length === 0 ? term : `${term} [command]`);
    },
    optionDescription: (option) => described(option, { t, hasDefault: takesValue(option) }),
    argumentDescription: (argument) => described(argument, { t, hasDefault: true }),
  };
}

/** The default of a switch is that it is off: nobody needs to be told. */
function takesValue({ required, optional }: Option): boolean {
  return required || optional;
}

/** 'qué se cuenta (una de: day, week, month; por defecto: day)'. */
function described(
  {
    description,
    argChoices,
    defaultValue,
    defaultValueDescription,
  }: Pick<Option | Argument, 'description' | 'argChoices' | 'defaultValue'> & {
    readonly defaultValueDescription?: string | undefined;
  },
  { t, hasDefault }: { readonly t: Translate; readonly hasDefault: boolean },
): string {
  const notes: string[] = [];
  if (argChoices !== undefined)
    notes.push(t('help:syntax.choices', { choices: argChoices.join(', ') }));
  if (hasDefault && defaultValue !== undefined)
    notes.push(t('help:syntax.default', { value: defaultValueDescription ?? `${defaultValue}` }));
  return notes.length === 0 ? description : `${description} (${notes.join('; ')})`;
}

/** The program, its commands, and theirs. */
function everyCommand(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(everyCommand)];
}

/** 'survey.import': the names that lead to a command, without the program's. */
function pathOf(command: Command): string {
  const names: string[] = [];
  for (let at: Command | null = command; at?.parent != null; at = at.parent)
    names.unshift(at.name());
  return names.join('.');
}

/** What was wrong with the words of the command line, in the reader's language; English where there is no translation. */
export function usageMistake(error: CommanderError, locale: Locale): string {
  const t = translator(locale);
  const code = error.code.replace('commander.', '');
  const found = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const known = [
    'unknownCommand',
    'unknownOption',
    'missingArgument',
    'missingMandatoryOptionValue',
    'excessArguments',
    'optionMissingArgument',
  ];
  const words = known.includes(code)
    ? t(`help:mistakes.${code}`, { found })
    : error.message.replace(/^error: /, '');
  return `vigia: ${words}\n${t('help:mistakes.hint')}\n`;
}
