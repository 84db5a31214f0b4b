import { describe, expect, it } from 'vitest';
import { AspectModels, AspectWeightsError } from '../../../src/sentiment/aspects/aspect-model.js';
import {
  type AspectText,
  aspectTextsOf,
  trainAspects,
  withUnemotional,
} from '../../../src/sentiment/aspects/train.js';
import { FeatureExtractor } from '../../../src/sentiment/features.js';
import { spanish } from '../../../src/sentiment/languages/es/index.js';
import { Lexicon } from '../../../src/sentiment/lexicon.js';

const emptyLexicon = new Lexicon({
  channels: 1,
  hashes: new Int32Array(0),
  bytes: new Int8Array(0),
  prefixHashes: new Int32Array(0),
  prefixBytes: new Int8Array(0),
  prefixChannel: 0,
});

/** Enough texts for a classifier: two emotions with words of their own. */
const texts = Array.from({ length: 600 }, (_, i): AspectText => {
  const isJoy = i % 2 === 0;
  const text = `${isJoy ? 'alegre contento risas' : 'rabioso furioso gritos'} texto ${i}`;
  return { text, lang: 'es', task: 'emotion', value: isJoy ? 'joy' : 'anger' };
});

describe('trainAspects', () => {
  it('gives the same bytes for the same texts', () => {
    expect(Buffer.from(trainAspects(texts)).equals(Buffer.from(trainAspects(texts)))).toBe(true);
  });

  it('gives a classifier that tells the classes of new texts apart', () => {
    const models = AspectModels.unpack(trainAspects(texts));
    const features = new FeatureExtractor(spanish, emptyLexicon);
    features.extract('todos contentos y alegres');
    const chances = models.classify('es', features).emotion;
    expect(chances?.get('joy')).toBeGreaterThan(0.7);
    expect([...(chances?.values() ?? [])].reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1);
  });

  it('learns nothing from too few texts', () => {
    const models = AspectModels.unpack(trainAspects(texts.slice(0, 100)));
    expect(
      models.classify('es', new FeatureExtractor(spanish, emptyLexicon)).emotion,
    ).toBeUndefined();
  });
});

describe('AspectModels.unpack', () => {
  it('refuses a file of another kind and one that is cut short', () => {
    expect(() => AspectModels.unpack(Buffer.from('something else'))).toThrow(AspectWeightsError);
    const whole = trainAspects(texts);
    expect(() => AspectModels.unpack(whole.subarray(0, whole.length - 10))).toThrow(
      AspectWeightsError,
    );
  });
});

describe('aspectTextsOf', () => {
  it('reads the labels of emotion and irony sets under one name each', () => {
    const row = { text: 'hola', lang: 'es' };
    expect(aspectTextsOf({ ...row, label: 'positive', emotion: 'others' })).toEqual([
      { ...row, task: 'emotion', value: 'none' },
    ]);
    expect(aspectTextsOf({ ...row, label: 'optimism' })[0]?.value).toBe('joy');
    expect(aspectTextsOf({ ...row, label: 'non_irony' })[0]?.value).toBe('literal');
    expect(aspectTextsOf({ ...row, label: 'negative', irony: 1 })[0]?.value).toBe('irony');
  });

  it('gives nothing for a row that says nothing of either, or is no row', () => {
    expect(aspectTextsOf({ text: 'hola', lang: 'es', label: 'negative' })).toEqual([]);
    expect(aspectTextsOf('hola')).toEqual([]);
  });
});

describe('withUnemotional', () => {
  it('adds as many neutral texts as the commonest emotion has, where the set has none', () => {
    const neutral = Array.from({ length: 900 }, (_, i) => ({
      text: `acta ${i}`,
      lang: 'es' as const,
    }));
    const added = withUnemotional(texts, neutral).slice(texts.length);
    expect(added).toHaveLength(300);
    expect(new Set(added.map(({ value }) => value))).toEqual(new Set(['none']));
  });
});
