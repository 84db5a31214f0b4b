import type { CommandInteractionOptionResolver } from 'discord.js';
import type { Brand } from '../../../core/brand.js';
import { UserError } from '../../../core/errors.js';
import { fold } from '../../../lib/text/fold.js';
import type { Asking } from '../asking.js';
import type { Guard } from '../guards/guard.js';
import type { Rendered } from '../render/message.js';

/** Options that suggest values while a person types; `autocomplete.ts` has the suggestions. */
export const SUGGESTED = ['brand', 'incident', 'mention', 'source', 'touchpoint', 'term'] as const;

/** One option of a command; its words are in the catalogue, by its name. */
export interface OptionData {
  readonly name: string;
  readonly type: 'text' | 'number';
  readonly isRequired?: boolean;
  /** Keys of the catalogue (`discord:choice.<key>`), which are also the values. */
  readonly choices?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly maxLength?: number;
}

/** What Discord is told of a command; its words are in the catalogue, by its path joined with '-'. */
export interface CommandData {
  /** ['status'], or ['incident', 'list'] within a group. */
  readonly path: readonly [string] | readonly [string, string];
  /** Required ones first. */
  readonly options: readonly OptionData[];
}

/** What a person typed. */
export interface Call {
  text(option: string): string | null;
  number(option: string): number | null;
}

/** A part of `/vigia`. */
export interface SlashCommand {
  readonly data: CommandData;
  readonly guards: readonly Guard[];
  run(call: Call, asking: Asking): Promise<Rendered>;
}

/** A command in the menu of a message. */
export interface MessageCommand {
  /** Its name in the catalogue (`discord:command.<key>.name`). */
  readonly key: string;
  /** Names that Discord may call it by. */
  readonly names: readonly string[];
  readonly guards: readonly Guard[];
  run(message: { readonly footers: readonly string[] }, asking: Asking): Promise<Rendered>;
}

/** The option 'brand', which every command about a brand has; with a single brand nobody needs to fill it in. */
export const BRAND: OptionData = { name: 'brand', type: 'text' };

/** What was typed, out of Discord's own resolver. */
export function callOf(
  options: Pick<CommandInteractionOptionResolver, 'getString' | 'getInteger'>,
): Call {
  return {
    text: (option) => options.getString(option),
    number: (option) => options.getInteger(option),
  };
}

/** The brand asked for, by id or name; the only one where none is named. @throws {UserError} none, or an unknown one */
export function brandOf(call: Call, { desk }: Pick<Asking, 'desk'>): Brand {
  const { brands } = desk;
  const known = brands.map(({ name }) => name).join(', ');
  const asked = call.text('brand');
  const [only, ...others] = brands;
  if (asked === null) {
    if (only !== undefined && others.length === 0) return only;
    throw new UserError('bad-input', { what: 'brand', known });
  }
  const found = brands.find(({ id, name }) => id === asked || fold(name) === fold(asked));
  if (found === undefined) throw new UserError('unknown-brand', { found: asked, known });
  return found;
}
