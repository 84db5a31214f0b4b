import { describe, expect, it } from 'vitest';
import { MAX_SCANNED_LENGTH, Scanner } from '../../src/sentiment/scanner.js';
import { tokenize } from '../../src/sentiment/tokens.js';

function textsOf(text: string, lang = 'es'): string[] {
  return tokenize(text, lang).map((token) => token.text);
}

describe('tokenize', () => {
  it('folds accents and case, shortens stretched letters and says so', () => {
    const [word] = tokenize('BUENÍSIMOOOOO', 'es');
    expect(word).toMatchObject({ text: 'buenisimoo', isStretched: true, isCapitals: true });
    expect(word?.raw).toBe('BUENÍSIMOOOOO');
  });

  it('reads laughter of any length as one word', () => {
    expect(textsOf('jajajajajaja')).toEqual(textsOf('jajaja'));
    expect(textsOf('hahahahaha', 'en')).toEqual(['haha']);
  });

  it('puts one unit in place of links, mentions and numbers, so that no address becomes a word', () => {
    const kinds = tokenize('@condor mira https://example.com/a?b=1 por 3.500,50 €', 'es').map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(['mention', 'word', 'url', 'word', 'number', 'punctuation']);
    expect(textsOf('https://a.example')).toEqual(textsOf('https://b.example/otra'));
  });

  it('reads emoticons as one token whatever their shape', () => {
    expect(textsOf(':)')).toEqual(textsOf('=)'));
    expect(tokenize('vaya servicio ¬¬', 'es').at(-1)?.kind).toBe('emoticon');
    expect(tokenize('a las 10:00', 'es').map(({ kind }) => kind)).not.toContain('emoticon');
  });

  it('joins repeated emoji and drops their skin tone', () => {
    expect(tokenize('👏🏽👏🏽👏🏽', 'es')).toMatchObject([
      { kind: 'emoji', text: '👏', isStretched: true },
    ]);
    expect(textsOf('❤️')).toEqual(textsOf('❤'));
  });

  it('splits at apostrophes where the language elides and joins where it does not', () => {
    expect(textsOf("l'été", 'fr')).toEqual(["l'", 'ete']);
    expect(textsOf('don’t', 'en')).toEqual(['dont']);
  });

  it('undoes entities and escapes left by exports', () => {
    expect(textsOf('t&eacute; &amp; caf\\u00e9')).toContain('cafe');
    expect(tokenize('a &amp; b', 'en').map(({ raw }) => raw)).toEqual(['a', '&', 'b']);
  });

  it('keeps the word of a hashtag', () => {
    expect(tokenize('#CorazónDeBarrio', 'es')).toMatchObject([
      { kind: 'hashtag', text: 'corazondebarrio', raw: '#CorazónDeBarrio' },
    ]);
  });
});

describe('Scanner', () => {
  it.each([
    ['an empty text', ''],
    ['only spaces', ' \n\t '],
    ['a lone surrogate', 'mal \ud83d'],
    ['a letter that grows when lowered', 'İstanbul'.repeat(40)],
    ['only marks', '?!'.repeat(5_000)],
    ['a text far over the limit', 'muy malo '.repeat(10_000)],
  ])('survives %s', (_, text) => {
    const scanner = new Scanner();
    scanner.scan(text, { splitsApostrophe: false });
    expect(scanner.tokenCount).toBeLessThanOrEqual(MAX_SCANNED_LENGTH);
    for (let i = 0; i < scanner.tokenCount; i++) {
      expect(scanner.ends[i]).toBeGreaterThan(scanner.starts[i] ?? 0);
    }
  });
});
