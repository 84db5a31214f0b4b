import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import type { Asking } from '../asking.js';
import type { Guard } from '../guards/guard.js';
import type { Rendered } from '../render/message.js';

/** What a person did with a button, a menu or a form. */
export interface Press {
  /** What stands in the id behind the family's name. */
  readonly args: readonly string[];
  /** Chosen from a menu. */
  readonly values: readonly string[];
  /** Written in a form. */
  readonly written: string;
}

/** Buttons, menus and forms of one kind, known by the name in their ids. */
export interface ButtonFamily {
  /** Short, and never given to another kind: cards are pressed for months. */
  readonly name: string;
  readonly guards: readonly Guard[];
  /** True where the answer takes the place of the (private) message that was pressed. */
  readonly isUpdate?: boolean;
  /** The form that the button opens; what is written in it comes to `run`. */
  readonly form?: (
    args: readonly string[],
    asking: Asking,
  ) => APIModalInteractionResponseCallbackData;
  run(press: Press, asking: Asking): Promise<Rendered>;
}
