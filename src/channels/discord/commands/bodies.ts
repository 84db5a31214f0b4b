import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandGroupOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionContextType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { DeskAbilities } from '../../../core/contracts/desk.js';
import { translator } from '../../../lib/i18n/i18n.js';
import { DISCORD_LOCALES } from '../locale.js';
import { type OptionData, type SlashCommand, SUGGESTED } from './command.js';
import { COMMANDS, MESSAGE_COMMANDS } from './registry.js';

/** A command as Discord is told of it. */
export type CommandBody = RESTPostAPIApplicationCommandsJSONBody;

/** Everything that is registered: `/vigia` with its parts, and the commands in the menu of a message. */
export function commandBodies(abilities: DeskAbilities): readonly CommandBody[] {
  const possible = COMMANDS.filter(({ data: { path } }) => isPossible(path[0], abilities));
  return [
    {
      type: ApplicationCommandType.ChatInput,
      ...named('command.vigia'),
      contexts: [InteractionContextType.Guild],
      options: partsOf(possible),
    },
    ...MESSAGE_COMMANDS.map(({ key }) => ({
      type: ApplicationCommandType.Message as const,
      ...messageName(key),
      contexts: [InteractionContextType.Guild],
    })),
  ];
}

/** A command that this installation could only refuse is not offered. */
function isPossible(name: string, { backtest, signIn }: DeskAbilities): boolean {
  if (name === 'backtest') return backtest;
  return name !== 'sign-in' || signIn;
}

function partsOf(
  commands: readonly SlashCommand[],
): (APIApplicationCommandSubcommandOption | APIApplicationCommandSubcommandGroupOption)[] {
  const names = [...new Set(commands.map(({ data }) => data.path[0]))];
  return names.map((name) => {
    const own = commands.filter(({ data }) => data.path[0] === name);
    const [first] = own;
    if (first !== undefined && first.data.path.length === 1) return partOf(first);
    return {
      type: ApplicationCommandOptionType.SubcommandGroup,
      ...named(`command.${name}`),
      options: own.map(partOf),
    };
  });
}

function partOf({ data: { path, options } }: SlashCommand): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    ...named(`command.${path.join('-')}`, path.at(-1)),
    options: options.map(optionOf),
  };
}

function optionOf(data: OptionData): APIApplicationCommandBasicOption {
  const { name, type, isRequired = false, choices, min, max, maxLength } = data;
  const shared = { ...named(`option.${name}`, name), required: isRequired };
  if (type === 'number')
    return {
      ...shared,
      type: ApplicationCommandOptionType.Integer,
      ...(min === undefined ? {} : { min_value: min }),
      ...(max === undefined ? {} : { max_value: max }),
    };
  const text = { ...shared, type: ApplicationCommandOptionType.String } as const;
  if (choices !== undefined)
    return {
      ...text,
      choices: choices.map((key) => ({
        value: key,
        name: translator('en')(`discord:choice.${key}`),
        name_localizations: localized((locale) => translator(locale)(`discord:choice.${key}`)),
      })),
    };
  const isSuggested = SUGGESTED.some((one) => one === name);
  return {
    ...text,
    ...(maxLength === undefined ? {} : { max_length: maxLength }),
    ...(isSuggested ? { autocomplete: true } : {}),
  };
}

/** Name and description in every language; by its own name in code, which is the English one. */
function named(key: string, name = translator('en')(`discord:${key}.name`)) {
  return {
    name,
    name_localizations: localized((locale) => translator(locale)(`discord:${key}.name`)),
    description: translator('en')(`discord:${key}.description`),
    description_localizations: localized((locale) =>
      translator(locale)(`discord:${key}.description`),
    ),
  };
}

function messageName(key: string) {
  return {
    name: translator('en')(`discord:command.${key}.name`),
    name_localizations: localized((locale) => translator(locale)(`discord:command.${key}.name`)),
  };
}

function localized(wordsOf: (locale: 'es' | 'en') => string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(DISCORD_LOCALES).map(([tag, locale]) => [tag, wordsOf(locale)]),
  );
}
