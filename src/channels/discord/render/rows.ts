import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APISelectMenuOption,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { labelText } from './people.js';

/** A row of buttons, or one menu. */
export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** Discord's limits of rows and what stands in them (developers/components/reference). */
const MAX_LABEL = 80;
const MAX_OPTION = 100;
const MAX_OPTIONS = 25;
const MAX_PLACEHOLDER = 150;

const STYLES = {
  main: ButtonStyle.Primary,
  plain: ButtonStyle.Secondary,
  good: ButtonStyle.Success,
  grave: ButtonStyle.Danger,
} as const;

/** A button that asks something of us. */
export interface ButtonParts {
  readonly id: string;
  readonly label: string;
  readonly style?: keyof typeof STYLES;
  readonly emoji?: string;
  readonly isDisabled?: boolean;
}

/** One of the things to choose from. */
export interface OptionParts {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
}

export function buttonRow(...buttons: readonly APIButtonComponent[]): Row {
  return { type: ComponentType.ActionRow, components: [...buttons] };
}

export function button({
  id,
  label,
  style = 'plain',
  emoji,
  isDisabled = false,
}: ButtonParts): APIButtonComponent {
  return {
    type: ComponentType.Button,
    custom_id: id,
    label: labelText(label, MAX_LABEL),
    style: STYLES[style],
    ...(emoji === undefined ? {} : { emoji: { name: emoji } }),
    ...(isDisabled ? { disabled: true } : {}),
  };
}

/** A button that opens an address; null where Discord would not take the address. */
export function linkButton(label: string, url: string): APIButtonComponent | null {
  if (!/^https?:\/\//.test(url) || url.length > 512) return null;
  return {
    type: ComponentType.Button,
    label: labelText(label, MAX_LABEL),
    style: ButtonStyle.Link,
    url,
  };
}

/** A menu of at most 25 texts, of which one is chosen. */
export function menuRow({
  id,
  placeholder,
  options,
}: {
  readonly id: string;
  readonly placeholder: string;
  readonly options: readonly OptionParts[];
}): Row {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: id,
        placeholder: labelText(placeholder, MAX_PLACEHOLDER),
        options: options.slice(0, MAX_OPTIONS).map(optionOf),
      },
    ],
  };
}

/** A menu of the server's people, of whom one is chosen. */
export function userMenuRow({
  id,
  placeholder,
}: {
  readonly id: string;
  readonly placeholder: string;
}): Row {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.UserSelect,
        custom_id: id,
        placeholder: labelText(placeholder, MAX_PLACEHOLDER),
      },
    ],
  };
}

function optionOf({ value, label, description }: OptionParts): APISelectMenuOption {
  return {
    value,
    label: labelText(label, MAX_OPTION),
    ...(description === undefined || description === ''
      ? {}
      : { description: labelText(description, MAX_OPTION) }),
  };
}
