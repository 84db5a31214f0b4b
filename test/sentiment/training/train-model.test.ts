import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LABELS, type Label } from '../../../src/core/reading.js';
import { Polarity } from '../../../src/sentiment/polarity.js';
import { likeliest } from '../../../src/sentiment/rating.js';
import { findSetbacks, type ModelFigures } from '../../../src/sentiment/training/figures.js';
import { modelCard } from '../../../src/sentiment/training/model-card.js';
import { readTexts } from '../../../src/sentiment/training/read-texts.js';
import { RECIPE } from '../../../src/sentiment/training/recipe.js';
import type { LabelledText } from '../../../src/sentiment/training/texts.js';
import { trainModel } from '../../../src/sentiment/training/train-model.js';
import { packWeights, WeightsFile, WeightsFileError } from '../../../src/sentiment/weights-file.js';

/** Invented words that no list scores, so that only training can tell what they mean. */
const SENSES: Readonly<Record<Label, readonly string[]>> = {
  negative: ['grolfa', 'trunco', 'vesmal'],
  neutral: ['plinta', 'corvado', 'seldra'],
  positive: ['luminda', 'zarela', 'brivano'],
};
const FILLERS = [
  'la',
  'tienda',
  'pedido',
  'ayer',
  'zapatilla',
  'calle',
  'hoy',
  'número',
  'entrega',
];

function inventTexts(perLabel: number): LabelledText[] {
  return LABELS.flatMap((label) =>
    Array.from({ length: perLabel }, (_, i) => {
      const filler = [0, 1, 2, 3].map((k) => FILLERS[(i * 7 + k * (i + 2)) % FILLERS.length]);
      const words = [...filler, SENSES[label][i % 3], `x${label}${i}`];
      return { text: words.join(' '), lang: 'es' as const, label, source: 'umsab-es' };
    }),
  );
}

describe('trainModel', () => {
  it('learns what invented words mean and reads them in new texts', async () => {
    const { file, figures } = await trainModel(inventTexts(60));
    const polarity = new Polarity(new WeightsFile(file));
    for (const label of LABELS) {
      const probabilities = polarity.read(
        `hoy la ${SENSES[label][1]} de la calle`,
        'es',
      )?.probabilities;
      expect(probabilities && likeliest(probabilities)).toBe(label);
    }
    expect(figures.languages.es?.crossValidated.macroF1).toBeGreaterThan(0.95);
    expect(figures.languages.es?.textCounts).toEqual({ 'umsab-es': 180 });
    expect(polarity.read('hello', 'en')).toBeNull();
  });

  it('gives the same bytes for the same texts and seed, and others for another seed', async () => {
    const texts = inventTexts(30);
    const first = await trainModel(texts);
    const second = await trainModel(texts);
    expect(Buffer.compare(first.file, second.file)).toBe(0);
    const members = RECIPE.members.map((member) => ({ ...member, seed: member.seed + 50 }));
    const third = await trainModel(texts, { recipe: { ...RECIPE, members } });
    expect(third.figures.digest).not.toBe(first.figures.digest);
  });

  it('keeps the strongest features where the room is small and still reads', async () => {
    const small = await trainModel(inventTexts(60), { recipe: { ...RECIPE, featuresKept: 200 } });
    const large = await trainModel(inventTexts(60));
    expect(small.file.length).toBeLessThan(large.file.length);
    expect(small.figures.languages.es?.features).toBeLessThan(260);
  });

  it('lets go between languages when it is told to stop', async () => {
    await expect(trainModel(inventTexts(30), { signal: AbortSignal.abort() })).rejects.toThrow(
      /abort/i,
    );
  });
});

describe('a weights file', () => {
  it('says so when it is none, and when it is cut short', async () => {
    expect(() => new WeightsFile(Buffer.from('{"not":"weights"}'))).toThrow(WeightsFileError);
    const { file } = await trainModel(inventTexts(30));
    const cut = new WeightsFile(file.slice(0, file.length - 100));
    expect(() => cut.unpack('es')).toThrow(WeightsFileError);
  });

  it('holds no language of an empty model', () => {
    expect(new WeightsFile(packWeights(new Map())).languages).toEqual([]);
  });
});

describe('findSetbacks', () => {
  async function figuresWith(macroF1: number, set = 'umsab-es'): Promise<ModelFigures> {
    const { figures } = await trainModel(inventTexts(30));
    const es = figures.languages.es;
    if (es === undefined) throw new Error('no Spanish');
    const crossValidated = { ...es.crossValidated, macroF1 };
    return { ...figures, languages: { es: { ...es, textCounts: { [set]: 90 }, crossValidated } } };
  }

  it('names a language that became worse, not one that a seed could have moved', async () => {
    const before = await figuresWith(0.62);
    expect(findSetbacks(before, await figuresWith(0.6))).toEqual([
      { lang: 'es', before: 0.62, after: 0.6 },
    ]);
    expect(findSetbacks(before, await figuresWith(0.617))).toEqual([]);
    expect(findSetbacks(before, await figuresWith(0.7))).toEqual([]);
  });

  it('does not compare figures of different reference sets', async () => {
    expect(findSetbacks(await figuresWith(0.62), await figuresWith(0.3, 'own'))).toEqual([]);
  });
});

describe('readTexts', () => {
  it('walks the folders, names the sources after them and counts what is of another kind', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'vigia-texts-'));
    try {
      await mkdir(join(folder, 'tienda'));
      const lines = [
        { text: 'muy bien', lang: 'es', label: 'positive', id: 'a' },
        { text: 'raro', lang: 'es', label: 'irony' },
        { text: 'ok', lang: 'xx', label: 'neutral' },
      ];
      const jsonl = `${lines.map((line) => JSON.stringify(line)).join('\n')}\n\nnot json\n`;
      await writeFile(join(folder, 'tienda', 'train.jsonl'), jsonl);
      await writeFile(join(folder, 'tienda', 'test.jsonl'), jsonl);
      await writeFile(join(folder, 'own.jsonl'), jsonl);
      const walked = await readTexts(folder);
      expect(walked.texts).toEqual([
        { text: 'muy bien', lang: 'es', label: 'positive', source: 'tienda' },
      ]);
      expect(walked.skipped).toBe(3);
      expect((await readTexts(join(folder, 'own.jsonl'))).texts[0]?.source).toBe('own');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('modelCard', () => {
  it('states the figures, the sets with their terms, and the corrections', async () => {
    const own = {
      text: 'corregido a mano',
      lang: 'es',
      label: 'negative',
      source: 'corrections',
    } as const;
    const { figures } = await trainModel([...inventTexts(30), own]);
    const card = modelCard(figures);
    expect(card).toContain(`logistic@${figures.digest}`);
    expect(card).toContain('UMSAB');
    expect(card).toMatch(/Corrections of a team learnt\s+from: 1/);
    expect(figures.corrections).toBe(1);
  });
});
