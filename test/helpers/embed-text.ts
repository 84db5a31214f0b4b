import type { APIEmbed } from 'discord.js';

/** An embed as a person reads it, as far as plain text can show it: to be looked at and compared. */
export function embedText({ title, description, fields = [], footer, image }: APIEmbed): string {
  const shown = [
    title === undefined ? [] : [`# ${title}`],
    description === undefined ? [] : [description],
    fields.map(({ name, value }) => `[${name}]\n${value}`),
    image === undefined ? [] : [`(${image.url.replace('attachment://', '')})`],
    footer === undefined ? [] : [footer.text],
  ];
  return shown
    .flat()
    .join('\n')
    .replaceAll('\u200b', '')
    .replaceAll('\u00a0', ' ')
    .replaceAll(/\\(?=[^\w\s])/g, '');
}
