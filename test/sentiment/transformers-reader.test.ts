import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReadRequest } from '../../src/core/contracts/language.js';
import { DEFAULT_TOUCHPOINTS } from '../../src/core/default-touchpoints.js';
import { createReader } from '../../src/sentiment/read.js';
import {
  createTransformersReader,
  TransformersUnavailableError,
} from '../../src/sentiment/transformers-reader.js';
import { tinyClassifier } from './tiny-onnx.js';

const LABELS = { LABEL_0: 'negative', LABEL_1: 'neutral', LABEL_2: 'positive' } as const;
const base = createReader();

function request(text: string, rating: number | null = null): ReadRequest {
  return {
    text,
    lang: 'es',
    rating,
    touchpoints: DEFAULT_TOUCHPOINTS,
    brandNames: [],
    competitorNames: [],
  };
}

/** A package of the same shape that gives every text one answer. */
function packageThatSays(scores: Record<string, number>) {
  const answer = Object.entries(scores).map(([label, score]) => ({ label, score }));
  let loads = 0;
  return {
    get loads() {
      return loads;
    },
    importPackage: async () => ({
      env: { allowRemoteModels: true, localModelPath: '/models/' },
      pipeline: async () => {
        loads++;
        return async (texts: string[]) => texts.map(() => answer);
      },
    }),
  };
}

describe('the transformers reader', () => {
  it('says what to install where the package is missing', async () => {
    const reader = createTransformersReader(
      { model: 'models/none', labels: LABELS },
      { base, importPackage: () => Promise.reject(new Error('Cannot find package')) },
    );
    await expect(reader.readAll([request('hola')])).rejects.toThrow(
      /npm install @huggingface\/transformers/,
    );
  });

  it('takes polarity from the model, the rest from the base, and loads it once, at the first text', async () => {
    const double = packageThatSays({ LABEL_0: 0.7, LABEL_1: 0.2, LABEL_2: 0.1 });
    const reader = createTransformersReader(
      { model: 'models/mine', labels: LABELS },
      { base, ...double },
    );
    expect(double.loads).toBe(0);
    const texts = Array.from({ length: 70 }, (_, i) => request(`el pedido llegó tarde ${i}`));
    const readings = await reader.readAll(texts);
    expect(readings).toHaveLength(70);
    expect(double.loads).toBe(1);
    expect(readings[69]).toMatchObject({
      reader: 'transformers:mine',
      label: 'negative',
      touchpoint: base.read(request('el pedido llegó tarde 69')).touchpoint,
    });
    expect(readings[0]?.score).toBeCloseTo(-0.6, 10);
  });

  it('combines the rating as the own model does', async () => {
    const double = packageThatSays({ LABEL_0: 0.1, LABEL_1: 0.2, LABEL_2: 0.7 });
    const reader = createTransformersReader(
      { model: 'models/mine', labels: LABELS },
      { base, ...double },
    );
    const [reading] = await reader.readAll([request('excelente', 1)]);
    expect(reading?.label).toBe('negative');
    expect(reading?.confidence).toBeLessThan(0.5);
  });

  it('names a label that the config does not map', async () => {
    const double = packageThatSays({ stars_1: 1 });
    const reader = createTransformersReader(
      { model: 'models/mine', labels: LABELS },
      { base, ...double },
    );
    await expect(reader.readAll([request('hola')])).rejects.toThrow(TransformersUnavailableError);
    await expect(reader.readAll([request('hola')])).rejects.toThrow(/stars_1/);
  });
});

const hasPackage = isInstalled('@huggingface/transformers');
if (!hasPackage) {
  process.stderr.write(
    'skipped: the real ONNX model (npm install --no-save @huggingface/transformers brings it)\n',
  );
}

describe.skipIf(!hasPackage)('the transformers reader on a real ONNX model', () => {
  let folder = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vigia-onnx-'));
    await mkdir(join(folder, 'onnx'));
    for (const [name, content] of tinyClassifier({ malo: 0, normal: 1, bueno: 2 })) {
      await writeFile(join(folder, name), content);
    }
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('reads with a model that the test made', async () => {
    const reader = createTransformersReader({ model: folder, labels: LABELS }, { base });
    const readings = await reader.readAll(['malo', 'normal', 'bueno'].map((text) => request(text)));
    expect(readings.map(({ label }) => label)).toEqual(['negative', 'neutral', 'positive']);
    expect(readings[0]?.confidence).toBeGreaterThan(0.9);
  });

  it('says what is wrong with a folder that holds no model', async () => {
    const reader = createTransformersReader(
      { model: join(folder, 'onnx'), labels: LABELS },
      { base },
    );
    await expect(reader.readAll([request('hola')])).rejects.toThrow(/config\.json/);
  });
});

function isInstalled(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
}
