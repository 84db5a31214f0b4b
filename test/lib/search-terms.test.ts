import { expect, it } from 'vitest';
import { searchedTerms } from '../../src/lib/search-terms.js';

const brand = { name: 'Zapatillas Cóndor', aliases: ['@condor', '#Condor', ' ', 'condor'] };

it('searches for the terms', () => {
  expect(searchedTerms(['suela'], brand)).toEqual(['suela']);
});

it('searches for the names of the brand where its query takes all of a source', () => {
  expect(searchedTerms([], brand)).toEqual(['"Zapatillas Cóndor"', 'condor', '#Condor']);
});
