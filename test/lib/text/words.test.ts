import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/lib/text/fold.js';
import { contentWords } from '../../../src/lib/text/words.js';

describe('fold', () => {
  it('drops case and accents and keeps the ñ', () => {
    expect(fold('PÉSIMO Año Über')).toBe('pesimo año uber');
    expect(fold('an\u0303o')).toBe('año');
  });
});

describe('contentWords', () => {
  const words = (text: string, lang: string) => [...contentWords(text, lang).keys()];

  it('keeps what means something, folded, each word once and as first written', () => {
    expect([...contentWords('El ENVÍO vino roto; envío pésimo', 'es')]).toEqual([
      ['envio', 'ENVÍO'],
      ['vino', 'vino'],
      ['roto', 'roto'],
      ['pesimo', 'pésimo'],
    ]);
  });

  it('leaves out links, handles, numbers and short words, and keeps hashtags', () => {
    expect(words('@maria mira https://condor.example/oferta #Boicot 2026 ok', 'es')).toEqual([
      'mira',
      'boicot',
    ]);
  });

  it.each([
    ['es', 'pero qué mal con los zapatos', ['mal', 'zapatos']],
    ['en', "I've never seen a worse delivery, don't pay", ['never', 'worse', 'delivery', 'pay']],
    ['de', 'die Lieferung war schlecht', ['lieferung', 'schlecht']],
    ['fr', 'les chaussures ne sont jamais arrivées', ['chaussures', 'jamais', 'arrivees']],
    ['it', 'le scarpe sono peggio di prima', ['scarpe', 'peggio']],
    ['pt', 'os tênis nunca chegaram', ['tenis', 'nunca', 'chegaram']],
  ])('knows the stop words of %s', (lang, text, kept) => {
    expect(words(text, lang)).toEqual(kept);
  });

  it('takes Spanish and English together for a language it does not know', () => {
    expect(words('the boots y las botas', 'und')).toEqual(['boots', 'botas']);
  });
});
