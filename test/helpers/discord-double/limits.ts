import type { APIEmbed } from 'discord.js';

/** What Discord would say of a message's embeds: paths of the parts that break a limit, as in its error 50035. */
export function brokenLimits(embeds: readonly APIEmbed[]): readonly string[] {
  const broken: string[] = [];
  const check = (path: string, text: string | undefined, { min = 1, max = 0 }) => {
    if (text === undefined) return;
    // Discord trims, and counts characters, not UTF-16 units.
    const length = Array.from(text.trim()).length;
    if (length < min || length > max) broken.push(path);
  };
  if (embeds.length > 10) broken.push('embeds');
  let total = 0;
  embeds.forEach((embed, index) => {
    const at = `embeds[${index}]`;
    check(`${at}.title`, embed.title, { max: 256 });
    check(`${at}.description`, embed.description, { max: 4096 });
    check(`${at}.footer`, embed.footer?.text, { max: 2048 });
    check(`${at}.author`, embed.author?.name, { max: 256 });
    const fields = embed.fields ?? [];
    if (fields.length > 25) broken.push(`${at}.fields`);
    fields.forEach(({ name, value }, field) => {
      check(`${at}.fields[${field}].name`, name, { max: 256 });
      check(`${at}.fields[${field}].value`, value, { max: 1024 });
    });
    const isEmpty =
      embed.title === undefined && embed.description === undefined && fields.length === 0;
    if (isEmpty) broken.push(at);
    if (embed.url !== undefined && !/^https?:\/\//.test(embed.url)) broken.push(`${at}.url`);
    total += [
      embed.title,
      embed.description,
      embed.footer?.text,
      embed.author?.name,
      ...fields.flatMap(({ name, value }) => [name, value]),
    ].reduce((sum, text) => sum + Array.from(text ?? '').length, 0);
  });
  if (total > 6000) broken.push('embeds: 6000 in all');
  return broken;
}
