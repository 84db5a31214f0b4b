import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import { labelText } from '../render/people.js';

/** Discord's limits of forms (developers/components/reference). */
const MAX_TITLE = 45;
const MAX_LABEL = 45;
const MAX_HINT = 100;
const MAX_TEXT = 4_000;

/** A form of one text of several lines. */
export function textForm({
  id,
  title,
  label,
  hint,
  maxLength = 1_000,
}: {
  readonly id: string;
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  readonly maxLength?: number;
}): APIModalInteractionResponseCallbackData {
  return {
    custom_id: id,
    title: labelText(title, MAX_TITLE),
    components: [
      {
        type: ComponentType.Label,
        label: labelText(label, MAX_LABEL),
        description: labelText(hint, MAX_HINT),
        component: {
          type: ComponentType.TextInput,
          custom_id: 'text',
          style: TextInputStyle.Paragraph,
          min_length: 1,
          max_length: Math.min(maxLength, MAX_TEXT),
          required: true,
        },
      },
    ],
  };
}
