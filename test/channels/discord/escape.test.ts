import { describe, expect, it } from 'vitest';
import { escapeLine } from '../../../src/channels/discord/render/escape.js';

/** What is left of a line when Discord has taken its backslashes off and nobody sees the breaks. */
function asRead(escaped: string): string {
  return escaped.replace(/\\([^0-9A-Za-z\s])/g, '$1').replaceAll('\u200b', '');
}

describe('escapeLine', () => {
  it.each([
    '**negrita** _cursiva_ __sub__ ~~no~~ ||secreto|| `código` ```bloque```',
    '[tu banco](https://malo.example/a) [otro](<https://malo.example/b>)',
    '<@123456789012345678> <#1> <@&1> </cmd:1> <:x:1> <t:0:R>',
    '# título',
    '- lista',
    '+ lista',
    '12. lista',
    '-# pequeño',
    '> cita',
    String.raw`ya \* escapado \\ dos`,
    'precio: 3 > 2 y #hashtag al medio - así',
  ])('%s reads as it was written', (line) => {
    expect(asRead(escapeLine(line))).toBe(line);
  });

  it.each([
    ['a mention of all', '@everyone @here', /@(?:everyone|here)/],
    ['a mention by id', '<@1> <@&1> <#1>', /(?<!\\)<[@#]/],
    ['an invitation', 'Discord.gg/x discordapp.com/invite/x', /discord(app)?\.(gg|com)/i],
    ['an address', 'https://malo.example steam://run/1 hthttps://tps://x', /:\/\//],
    ['two masked links on one line', '[a](b) [c](d)', /(?<!\\)[[\]]/],
    ['a code block', '```js', /(?<!\\)`/],
    ['emphasis', '*a* _b_ ~~c~~ ||d||', /(?<!\\)[*_~|]/],
    ['a list', '1) uno', /^\d+\)/],
  ])('takes the effect of %s away', (_, line, active) => {
    expect(line).toMatch(active);
    expect(escapeLine(line)).not.toMatch(active);
  });
});
