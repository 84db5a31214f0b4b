import { describe, expect, it } from 'vitest';
import { keepLongest, PhraseIndex } from '../../../src/sentiment/aspects/phrase-index.js';
import { TextWords } from '../../../src/sentiment/aspects/text-words.js';
import { Scanner } from '../../../src/sentiment/scanner.js';

/** Concepts of a text, each pattern being its own concept. */
function findIn(text: string, patterns: readonly string[]): string[] {
  const index = new PhraseIndex();
  for (const pattern of patterns)
    index.add(pattern, { aspect: 'test', concept: pattern, weight: 1 });
  const scanner = new Scanner();
  const words = new TextWords();
  scanner.scan(text, { splitsApostrophe: false });
  words.fill(scanner);
  return keepLongest(index.find(scanner, words)).map(({ concept }) => concept);
}

describe('PhraseIndex', () => {
  it('finds a word without its accents and with its letters stretched', () => {
    expect(findIn('Qué pésimooo', ['pesimo'])).toEqual(['pesimo']);
  });

  it('finds any ending after an asterisk, and the bare word', () => {
    expect(findIn('devolución, devol', ['devol*'])).toEqual(['devol*', 'devol*']);
  });

  it('takes either alternative, phrases among them, and none where it may be missing', () => {
    const pattern = 'no (me|a ti)? (llega|ha llegado)';
    expect(findIn('no llega', [pattern])).toEqual([pattern]);
    expect(findIn('no me ha llegado', [pattern])).toEqual([pattern]);
    expect(findIn('no a ti llega', [pattern])).toEqual([pattern]);
  });

  it('skips up to three words at a gap and no more', () => {
    expect(findIn('lost all of my bags', ['lost .. bags'])).toEqual(['lost .. bags']);
    expect(findIn('lost one two three four bags', ['lost .. bags'])).toEqual([]);
  });

  it('does not run across a full stop or a comma', () => {
    expect(findIn('no. llega', ['no llega'])).toEqual([]);
    expect(findIn('lost it, my bags', ['lost .. bags'])).toEqual([]);
  });

  it('leaves out a phrase that lies inside a longer one', () => {
    expect(findIn('hay alta demanda', ['demanda', 'alta demanda'])).toEqual(['alta demanda']);
  });

  it('reads a short form as the word that it stands for', () => {
    const index = new PhraseIndex();
    index.add('que tal', { aspect: 'test', concept: 'greeting', weight: 1 });
    index.alias('q', 'que');
    const scanner = new Scanner();
    const words = new TextWords();
    scanner.scan('q tal', { splitsApostrophe: false });
    words.fill(scanner);
    expect(index.find(scanner, words)).toHaveLength(1);
  });
});
