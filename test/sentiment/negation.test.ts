import { describe, expect, it } from 'vitest';
import type { ReaderLanguage } from '../../src/core/reading.js';
import { LANGUAGE_PACKS } from '../../src/sentiment/languages/registry.js';
import { NegationReach } from '../../src/sentiment/negation.js';
import { Scanner } from '../../src/sentiment/scanner.js';

function negatedWords(text: string, lang: ReaderLanguage): string[] {
  const scanner = new Scanner();
  scanner.scan(text, LANGUAGE_PACKS[lang]);
  const reach = new NegationReach(LANGUAGE_PACKS[lang]);
  const words: string[] = [];
  for (let i = 0; i < scanner.tokenCount; i++) {
    if (!reach.step(scanner, i)) continue;
    words.push(scanner.source.slice(scanner.sourceStarts[i], scanner.sourceEnds[i]));
  }
  return words;
}

describe('the reach of a negation', () => {
  it.each<[ReaderLanguage, string, string[]]>([
    ['es', 'no está mal. Me encanta', ['está', 'mal']],
    ['es', 'no me gusta, pero vuelvo', ['me', 'gusta']],
    ['es', 'no es caro pero tarda', ['es', 'caro']],
    ['en', "I don't like this at all today", ['like', 'this', 'at']],
    ['en', 'not bad but slow', ['bad']],
    ['pt', 'não gostei nada', ['gostei']],
    ['fr', "ce n'est pas bon", ['est', 'bon']],
    ['it', 'non mi piace', ['mi', 'piace']],
    ['de', 'das ist nicht gut, sondern toll', ['gut']],
  ])('in %s ends with the clause or after three words: %s', (lang, text, expected) => {
    expect(negatedWords(text, lang)).toEqual(expected);
  });

  it('leaves a text without negators alone', () => {
    expect(negatedWords('me encanta la tienda', 'es')).toEqual([]);
  });
});
