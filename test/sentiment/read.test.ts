import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Reader, ReadRequest } from '../../src/core/contracts/language.js';
import { DEFAULT_TOUCHPOINTS } from '../../src/core/default-touchpoints.js';
import type { Label } from '../../src/core/reading.js';
import { packAspects } from '../../src/sentiment/aspects/aspect-model.js';
import { ASPECTS_FILE, createReader, SHIPPED_WEIGHTS } from '../../src/sentiment/read.js';

let reader: Reader;

beforeAll(() => {
  reader = createReader();
});

function request(text: string, known: Partial<ReadRequest> = {}): ReadRequest {
  return {
    text,
    lang: null,
    rating: null,
    touchpoints: DEFAULT_TOUCHPOINTS,
    brandNames: [],
    competitorNames: [],
    ...known,
  };
}

describe('the shipped reader', () => {
  it.each<[Label, string, string]>([
    ['negative', 'es', 'Qué asco de empresa, llevo dos semanas esperando y nadie contesta'],
    ['negative', 'es', 'vaya mierda de servicio ¬¬'],
    ['positive', 'es', 'Me encantan las zapatillas, son una maravilla 😍'],
    ['positive', 'es', 'no está mal. Me encanta'],
    ['positive', 'en', 'Absolutely love these shoes, best purchase ever!'],
    ['negative', 'en', 'worst customer service ever, my order never arrived'],
    ['positive', 'pt', 'Adorei o atendimento, muito obrigada!'],
    ['negative', 'pt', 'péssimo atendimento, nunca mais compro nessa loja'],
    ['negative', 'fr', 'Le colis est arrivé cassé, je suis très déçue, quelle honte'],
    ['positive', 'fr', "Merci beaucoup, j'adore mes nouvelles chaussures, c'est magnifique"],
    ['positive', 'it', 'Il servizio è stato ottimo, grazie mille!'],
    ['negative', 'it', 'che schifo, pacco rotto e nessuno risponde, vergogna'],
    ['positive', 'de', 'Ich liebe die neuen Schuhe, einfach super, danke!'],
    ['negative', 'de', 'So ein Mist, die Schuhe sind kaputt und keiner hilft mir'],
  ])('reads as %s in %s: %s', (label, lang, text) => {
    expect(reader.read(request(text))).toMatchObject({ label, lang, isSupported: true });
  });

  it('gives probabilities that add up to 1, a score that is their difference, and the same twice', () => {
    const text = 'La entrega bien, pero el número no era el que pedí';
    const reading = reader.read(request(text));
    const { negative, neutral, positive } = reading.probabilities;
    expect(negative + neutral + positive).toBeCloseTo(1, 10);
    expect(reading.score).toBeCloseTo(positive - negative, 10);
    expect(reader.read(request(text))).toEqual(reading);
  });

  it('marks a language that it does not know instead of guessing', () => {
    expect(reader.read(request('注文した靴がまだ届きません'))).toMatchObject({
      isSupported: false,
      label: 'neutral',
      confidence: 0,
    });
  });

  it('reads a text of nothing', () => {
    expect(reader.read(request(''))).toMatchObject({ lang: 'und' });
    expect(reader.read(request('👍👍👍')).label).toBe('positive');
  });

  it('takes a rating as evidence and is less sure where the text contradicts it', () => {
    const text = 'Excelente producto, me encanta';
    const alone = reader.read(request(text, { lang: 'es' }));
    const agreed = reader.read(request(text, { lang: 'es', rating: 5 }));
    const contradicted = reader.read(request(text, { lang: 'es', rating: 1 }));
    expect(agreed.score).toBeGreaterThan(alone.score);
    expect(contradicted.score).toBeLessThan(alone.score);
    expect(contradicted.confidence).toBeLessThan(agreed.confidence / 2);
  });

  it('explains the score by the words that move it, strongest first, and by the rating', () => {
    const { reading, contributions } = reader.explain(
      request('El envío tardó un mes, una vergüenza', { lang: 'es', rating: 2 }),
    );
    expect(reading.label).toBe('negative');
    const terms = contributions.map(({ term }) => term);
    expect(terms).toContain('vergüenza');
    expect(terms).toContain('2/5');
    expect(contributions.find(({ term }) => term === 'vergüenza')?.weight).toBeLessThan(0);
    const sizes = contributions.map(({ weight }) => Math.abs(weight));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  });

  it('names the weights of polarity and of the aspects in its version', () => {
    expect(reader.version).toMatch(/^logistic@[0-9a-f]{8}\.[0-9a-f]{8}$/);
  });

  it('has another version where only the weights of the aspects differ', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'vigia-aspects-'));
    try {
      const weightsPath = join(folder, 'polarity.bin');
      await copyFile(SHIPPED_WEIGHTS, weightsPath);
      expect(createReader({ weightsPath }).version).toBe(reader.version);
      await writeFile(join(folder, ASPECTS_FILE), packAspects([]));
      const other = createReader({ weightsPath }).version;
      expect(other).not.toBe(reader.version);
      expect(other.split('.')[0]).toBe(reader.version.split('.')[0]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
