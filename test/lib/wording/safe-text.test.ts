import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText, safeText } from '../../../src/lib/wording/safe-text.js';

describe('safeText', () => {
  it.each([
    ['uno\r\n\tdos\u2028tres', 'uno dos tres'],
    ['\u001b[31mrojo\u001b[0m\u0007', '[31mrojo[0m'],
    ['\u202eal revés\u202c', 'al revés'],
    ['in\u200bvi\u00adsible\ufeff', 'invisible'],
    [`e${'\u0301'.repeat(400)}!`, 'é\u0301\u0301\u0301!'],
    ['👩‍👩‍👧 ❤️ 🏴', '👩‍👩‍👧 ❤️ 🏴'],
    ['tiếng Việt, עִבְרִית, العربية', 'tiếng Việt, עִבְרִית, العربية'],
    ['\ud83d sola', '\ufffd sola'],
    ['  ', ''],
  ])('%j becomes %j', (text, safe) => {
    expect(safeText(text, { maxLength: 100 })).toBe(safe);
  });

  it('is one line within its length, and does not change when it is done twice', () => {
    const maxLength = fc.integer({ min: 2, max: 60 });
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), maxLength, (text, max) => {
        const safe = safeText(text, { maxLength: max });
        expect(safe.length).toBeLessThanOrEqual(max);
        expect(safe).not.toMatch(/\p{Cc}|\p{Zl}|\p{Zp}|^\s|\s$/u);
        expect(safe.isWellFormed()).toBe(true);
        expect(safeText(safe, { maxLength: max })).toBe(safe);
      }),
    );
  });
});

describe('cutText', () => {
  it.each([
    ['una frase de prueba', 15, 'una frase de…'],
    ['unapalabralarguísima', 8, 'unapala…'],
    ['ab👩‍👩‍👧‍👦cd', 8, 'ab…'],
    ['corta', 5, 'corta'],
  ])('cuts %j to %i', (text, max, cut) => {
    expect(cutText(text, max)).toBe(cut);
  });
});
