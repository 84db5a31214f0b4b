import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AspectModels } from '../../../src/sentiment/aspects/aspect-model.js';
import { trainAspectsFromFolders } from '../../../src/sentiment/aspects/train-from-folder.js';
import { FeatureExtractor } from '../../../src/sentiment/features.js';
import { spanish } from '../../../src/sentiment/languages/es/index.js';
import { compileLexicon } from '../../../src/sentiment/word-lists.js';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vigia-aspects-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function emotionLines(count: number): string {
  return Array.from({ length: count }, (_, i) => {
    const emotion = i % 2 === 0 ? 'joy' : 'anger';
    const text = `${emotion === 'joy' ? 'alegre contento' : 'rabioso furioso'} texto ${i}`;
    return `${JSON.stringify({ text, lang: 'es', emotion })}\n`;
  }).join('');
}

describe('trainAspectsFromFolders', () => {
  it('learns from the training sets of the folders together', async () => {
    await writeFile(join(folder, 'train.jsonl'), emotionLines(600));
    const bytes = await trainAspectsFromFolders([folder]);
    const features = new FeatureExtractor(spanish, compileLexicon(spanish));
    features.extract('todos alegres y contentos');
    const models = AspectModels.unpack(bytes ?? new Uint8Array());
    expect(models.classify('es', features).emotion?.get('joy')).toBeGreaterThan(0.7);
  });

  it('gives nothing where no folder holds enough labelled texts', async () => {
    await writeFile(join(folder, 'train.jsonl'), emotionLines(20));
    expect(await trainAspectsFromFolders([folder])).toBeNull();
    expect(await trainAspectsFromFolders([])).toBeNull();
  });
});
