import { describe, expect, it } from 'vitest';
import {
  brandQuery,
  compileQuery,
  describeQueryError,
  parseQuery,
  printQuery,
  QueryCoverError,
  QuerySyntaxError,
  searchTerms,
} from '../../src/ingest/query.js';
import { words } from '../../src/ingest/words.js';
import { translator } from '../../src/lib/i18n/i18n.js';
import { post } from './posts.js';

function mistakeOf(query: string): QuerySyntaxError {
  try {
    parseQuery(query);
  } catch (error) {
    if (error instanceof QuerySyntaxError) return error;
  }
  throw new Error(`'${query}' was accepted`);
}

function found(query: string, text: string): boolean {
  return compileQuery(parseQuery(query))(post({ text }));
}

describe('words', () => {
  it('keeps the sign of hashtags and names, and none inside an address', () => {
    expect(words('#condor @ana ana@correo.es c#dur (#x)')).toEqual([
      '#condor',
      '@ana',
      'ana',
      'correo',
      'es',
      'c',
      'dur',
      '#x',
    ]);
  });
});

describe('parseQuery', () => {
  it('binds NEAR before NOT, NOT before AND and AND before OR', () => {
    expect(printQuery(parseQuery('a b OR NOT c NEAR/2 d e'))).toBe(
      '(a AND b) OR (NOT c NEAR/2 d AND e)',
    );
  });

  it('takes a minus at the beginning of a word, phrase or parenthesis for NOT', () => {
    expect(parseQuery('cóndor -vuelo -"del norte" -(a OR b)')).toEqual(
      parseQuery('cóndor NOT vuelo NOT "del norte" NOT (a OR b)'),
    );
  });

  it('takes lower-case operators for words', () => {
    expect(printQuery(parseQuery('"one" and not or'))).toBe('one AND and AND not AND or');
  });

  it('reads a word with signs inside as the phrase of its parts', () => {
    expect(parseQuery('H&M')).toEqual({ type: 'phrase', words: ['h', 'm'] });
  });

  it('reads quotes as word processors type them', () => {
    expect(parseQuery('“corazón de barrio” «corazón de barrio»')).toEqual(
      parseQuery('"corazón de barrio" "corazón de barrio"'),
    );
  });

  it('reads fields with or without quotes', () => {
    expect(
      printQuery(parseQuery('AUTHOR:@Ana author:"Ana Ruiz" lang:es-MX site:www.Diario.example')),
    ).toBe('author:ana AND author:"ana ruiz" AND lang:es AND site:diario.example');
  });

  it.each([
    ['', 0, '', 'operand'],
    ['cóndor AND', 10, '', 'operand'],
    ['OR cóndor', 0, 'OR', 'operand'],
    ['cóndor (roto', 12, '', 'close-parenthesis'],
    ['cóndor ) roto', 7, ')', 'operator'],
    ['()', 1, ')', 'operand'],
    ['cóndor "roto', 7, '"roto', 'close-quote'],
    ['cóndor "rot* ya"', 11, '* ya', 'phrase-star'],
    ['cón*dor', 3, '*dor', 'edge-star'],
    ['*', 0, '*', 'operand'],
    ['h&m*', 0, 'h&m*', 'edge-star'],
    ['👎', 0, '👎', 'operand'],
    ['autor:ana', 0, 'autor:ana', 'field-name'],
    ['a author: b', 9, '', 'field-value'],
    ['lang:español', 5, 'español', 'field-value'],
    ['a NEAR b', 2, 'NEAR', 'near'],
    ['a NEAR/0 b', 2, 'NEAR/0', 'near'],
    ['a NEAR/3 (b AND c)', 9, '(', 'near-operand'],
    ['a NEAR/3 b NEAR/3 c', 11, 'NEAR/3', 'operator'],
    ['$brand', 0, '$brand', 'known-name'],
  ] as const)('refuses %j at %i', (query, position, piece, expected) => {
    expect(mistakeOf(query)).toMatchObject({ position, found: piece, expected });
  });

  it('refuses hostile nesting and length instead of running out of stack', () => {
    expect(mistakeOf('('.repeat(9_000)).expected).toBe('less-depth');
    expect(mistakeOf('NOT '.repeat(2_000)).expected).toBe('less-depth');
    expect(mistakeOf('a '.repeat(6_000)).expected).toBe('less-length');
    expect(printQuery(parseQuery(`${'('.repeat(50)}a${')'.repeat(50)}`))).toBe('a');
  });
});

describe('describeQueryError', () => {
  it('shows the place with a caret, in the language of the reader', () => {
    const error = mistakeOf('cóndor\tAND (roto OR)');
    expect(describeQueryError(error, translator('es'))).toBe(
      [
        'consulta mal escrita, carácter 20: hay «)» y se esperaba una palabra, una "frase", un campo o un paréntesis abierto',
        '  cóndor AND (roto OR)',
        '                     ^',
      ].join('\n'),
    );
    expect(describeQueryError(error, translator('en'))).toContain("found ')', expected a word");
  });

  it('shows only the surroundings in a long query', () => {
    const error = mistakeOf(`${'palabra '.repeat(100)}) ${'palabra '.repeat(100)}`);
    const [, shown = '', caret = ''] = describeQueryError(error, translator('en')).split('\n');
    expect(shown.length).toBeLessThan(70);
    expect(shown.charAt(caret.length - 1)).toBe(')');
  });

  it('has words for every mistake in both languages', () => {
    for (const locale of ['es', 'en'] as const) {
      for (const query of ['', '(', ')', '"', 'a NEAR b', 'x:y', 'lang:', 'a*b', '"*"', '$brand']) {
        expect(describeQueryError(mistakeOf(query), translator(locale))).toMatch(/\^$/);
      }
    }
  });
});

describe('compileQuery', () => {
  it.each([
    ['condor', 'Las CÓNDOR nuevas', true],
    ['cóndor', 'las condor nuevas', true],
    ['condor', 'cóndores', false],
    ['cond*', 'cóndores', true],
    ['*dor', 'el cóndor', true],
    ['*ond*', 'cóndores', true],
    ['peña', 'qué pena', false],
    ['condor', '@condor #condor', true],
    ['@condor', 'condor', false],
    ['@condor', 'hola @Cóndor', true],
    ['@cond*', 'condor', false],
    ['"corazón de barrio"', 'el CORAZON de Barrio', true],
    ['"corazón de barrio"', 'corazón del barrio', false],
    ['"hola @condor"', 'hola condor', false],
    ['roto NEAR/2 pedido', 'pedido llega roto', true],
    ['roto NEAR/1 pedido', 'pedido llega roto', false],
    ['(roto OR "en mal estado") NEAR/3 pedido', 'mi pedido llegó en mal estado', true],
    ['roto NEAR/3 roto', 'roto', false],
    ['roto NEAR/1 "en muy mal estado"', 'en muy mal estado, roto', true],
    ['condor NOT vuelo', 'el vuelo del cóndor', false],
    ['straße', 'Calle STRASSE', true],
  ])('finds %s in %j: %j', (query, text, expected) => {
    expect(found(query, text)).toBe(expected);
  });

  it('reads the title too, and no phrase across title and text', () => {
    const article = post({ title: 'Boicot a Cóndor', text: 'Zapatillas por la calle' });
    expect(compileQuery(parseQuery('boicot calle'))(article)).toBe(true);
    expect(compileQuery(parseQuery('"cóndor zapatillas"'))(article)).toBe(false);
    expect(compileQuery(parseQuery('cóndor NEAR/100 zapatillas'))(article)).toBe(false);
  });

  it('compares fields with what the post says of itself', () => {
    const review = post({
      source: 'plaza',
      lang: 'es',
      site: 'deportes.diario.example',
      author: { handle: 'Ana.Plaza' },
      hashtags: ['CorazónDeBarrio'],
    });
    const match = (query: string) => compileQuery(parseQuery(query))(review);
    expect(match('author:@ana.plaza source:plaza lang:es site:diario.example')).toBe(true);
    expect(match('#corazondebarrio')).toBe(true);
    expect(match('lang:en OR site:ario.example OR source:otra OR author:ana')).toBe(false);
  });
});

describe('searchTerms', () => {
  const terms = (query: string, source?: string) => searchTerms(parseQuery(query), source);

  it('asks of an AND the side with the fewest and longest terms, of an OR both', () => {
    expect(terms('(cóndor OR "corazón de barrio") AND (a OR b OR c)')).toEqual([
      'cóndor',
      '"corazón de barrio"',
    ]);
    expect(terms('ya zapatillas NOT vuelo')).toEqual(['zapatillas']);
    expect(terms('#Cóndor OR @condor OR roto NEAR/3 "mi pedido"')).toEqual([
      '#cóndor',
      'condor',
      '"mi pedido"',
    ]);
  });

  it.each([
    ['NOT vuelo'],
    ['cóndor OR zapat*'],
    ['lang:es'],
    ['cóndor OR (lang:es AND NOT vuelo)'],
  ])('refuses %s, which can match without any of its words', (query) => {
    expect(() => terms(query)).toThrow(QueryCoverError);
  });

  it('names the part that lacks a word', () => {
    try {
      terms('cóndor OR (lang:es AND NOT vuelo)');
      expect.unreachable();
    } catch (error) {
      const said = describeQueryError(error as QueryCoverError, translator('es'));
      expect(said).toContain('«lang:es AND NOT vuelo»');
    }
  });

  it('decides source: for the source that is asked', () => {
    const query = '(cóndor AND NOT source:rss) OR source:reviews';
    expect(terms(query, 'reviews')).toEqual([]);
    expect(terms(query, 'plaza')).toEqual(['cóndor']);
    expect(() => terms(query, 'rss')).toThrow(/impossible/);
  });
});

describe('brandQuery', () => {
  const condor = { name: 'Zapatillas Cóndor', aliases: ['McÑandú'], query: '' };

  it('looks for any name, in one word too, where the brand has no query', () => {
    const match = compileQuery(brandQuery(condor));
    const texts = ['zapatillas condor', '@ZapatillasCondor', 'las #mcñandú', '@mcnandu', 'mcnandu'];
    expect(texts.map((text) => match(post({ text })))).toEqual([true, true, true, true, false]);
  });

  it('puts the names in the place of $brand and adds what the team watches', () => {
    const tree = brandQuery({ ...condor, query: '$brand NOT vuelo' }, ['corazón de barrio', '!']);
    const match = compileQuery(tree);
    expect(match(post({ text: 'zapatillas cóndor' }))).toBe(true);
    expect(match(post({ text: 'zapatillas cóndor en vuelo' }))).toBe(false);
    expect(match(post({ text: 'Corazón de barrio' }))).toBe(true);
  });

  it('refuses a brand whose name has no letters and that has no query', () => {
    expect(() => brandQuery({ name: '!!!', aliases: [], query: '' })).toThrow(QuerySyntaxError);
  });
});
