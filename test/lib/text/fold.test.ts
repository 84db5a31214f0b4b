import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/lib/text/fold.js';

describe('fold', () => {
  it.each([
    ['CÓNDOR', 'condor'],
    ['Straße STRASSE ẞ', 'strasse strasse ss'],
    ['İstanbul ISPARTA ıspanak', 'istanbul isparta ispanak'],
    ['ﬁn de œuvre, Ægir, Łódź', 'fin de oeuvre, aegir, lodz'],
    ['Ｃｏｎｄｏｒ ２', 'condor 2'],
    ['con\u00addor con\u200bdor', 'condor condor'],
  ])('writes %s as %s', (typed, folded) => {
    expect(fold(typed)).toBe(folded);
  });

  it('keeps the ñ apart from the n, composed or not', () => {
    expect(fold('Peña PEN\u0303A pena')).toBe('peña peña pena');
  });

  it('changes nothing when done twice', () => {
    for (const text of ['Peña Straße İ ﬁ', 'がんばる', 'हिन्दी', 'ΟΔΟΣ']) {
      expect(fold(fold(text))).toBe(fold(text));
    }
  });
});
