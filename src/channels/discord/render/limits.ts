import type { APIEmbed } from 'discord.js';
import { cutText } from '../../../lib/wording/safe-text.js';

/**
 * Discord's limits of embeds (developers/resources/message: embed limits), in characters. Discord counts code points;
 * we count UTF-16 units, which are never fewer.
 */
export const EMBED_LIMITS = {
  embeds: 10,
  title: 256,
  description: 4_096,
  fields: 25,
  fieldName: 256,
  fieldValue: 1_024,
  footer: 2_048,
  /** Over all embeds of one message. */
  total: 6_000,
} as const;

/** Below this a part is not cut for the sake of the total. */
const SHORTEST_CUT = 120;

interface Field {
  readonly name: string;
  readonly value: string;
  /** Beside its neighbours, where there is room. */
  readonly inline?: boolean;
}

/** What we fill an embed with; empty parts are left out. */
export interface EmbedParts {
  readonly title?: string;
  readonly url?: string | null;
  readonly description: string;
  readonly fields: readonly Field[];
  readonly footer?: string;
  readonly colour: number;
  readonly timestamp?: Date;
  readonly image?: string;
}

/** Embeds of one message, within every limit: parts too long are cut, and the longest first where all are too much. */
export function fitEmbeds(embeds: readonly EmbedParts[]): APIEmbed[] {
  const fitted = embeds.slice(0, EMBED_LIMITS.embeds).map(fitEach);
  let excess = totalOf(fitted) - EMBED_LIMITS.total;
  while (excess > 0) {
    const longest = longestText(fitted);
    if (longest === null) break;
    longest.cutTo(Math.max(SHORTEST_CUT, longest.length - excess));
    excess = totalOf(fitted) - EMBED_LIMITS.total;
  }
  while (totalOf(fitted) > EMBED_LIMITS.total) dropField(fitted);
  return fitted;
}

/** Characters that count towards the total. */
export function totalOf(embeds: readonly APIEmbed[]): number {
  return embeds.reduce(
    (sum, { title = '', description = '', fields = [], footer, author }) =>
      sum +
      title.length +
      description.length +
      (footer?.text.length ?? 0) +
      (author?.name.length ?? 0) +
      fields.reduce((inFields, { name, value }) => inFields + name.length + value.length, 0),
    0,
  );
}

function fitEach(parts: EmbedParts): APIEmbed {
  const { title = '', description, footer = '', timestamp, image } = parts;
  const url = parts.url ?? '';
  return {
    color: parts.colour,
    ...(isBlank(title) ? {} : { title: cutText(title, EMBED_LIMITS.title) }),
    ...(url === '' || isBlank(title) ? {} : { url }),
    ...(isBlank(description)
      ? {}
      : { description: cutText(description, EMBED_LIMITS.description) }),
    fields: parts.fields
      .filter(({ name, value }) => !isBlank(name) && !isBlank(value))
      .slice(0, EMBED_LIMITS.fields)
      .map(({ name, value, inline }) => ({
        name: cutText(name, EMBED_LIMITS.fieldName),
        value: cutText(value, EMBED_LIMITS.fieldValue),
        ...(inline === true ? { inline } : {}),
      })),
    ...(isBlank(footer) ? {} : { footer: { text: cutText(footer, EMBED_LIMITS.footer) } }),
    ...(timestamp === undefined ? {} : { timestamp: timestamp.toISOString() }),
    ...(image === undefined ? {} : { image: { url: image } }),
  };
}

/** Discord trims: what is only white space is nothing, and refused. */
function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** The longest description or value that may still be cut; null where all are short. */
function longestText(
  embeds: readonly APIEmbed[],
): { readonly length: number; readonly cutTo: (length: number) => void } | null {
  const texts = embeds.flatMap((embed) => [
    {
      length: embed.description?.length ?? 0,
      cutTo: (length: number) => {
        embed.description = cutText(embed.description ?? '', length);
      },
    },
    ...(embed.fields ?? []).map((field) => ({
      length: field.value.length,
      cutTo: (length: number) => {
        field.value = cutText(field.value, length);
      },
    })),
  ]);
  const [longest] = texts.sort((a, b) => b.length - a.length);
  return longest === undefined || longest.length <= SHORTEST_CUT ? null : longest;
}

/** Takes away the last field of the embed that has most. */
function dropField(embeds: readonly APIEmbed[]): void {
  const [fullest] = embeds.toSorted((a, b) => (b.fields?.length ?? 0) - (a.fields?.length ?? 0));
  if (fullest?.fields === undefined || fullest.fields.length === 0)
    throw new RangeError('titles and footers alone are over the limit of a message');
  fullest.fields.pop();
}
