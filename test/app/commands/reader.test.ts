import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ModelFigures } from '../../../src/sentiment/training/figures.js';
import { runCommand } from '../../helpers/run-command.js';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vigia-reader-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function lines(values: readonly unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('');
}

describe('vigia read', () => {
  it('gives a reading a line, in order, with every field', async () => {
    const { code, stdout, stderr } = await runCommand(['read'], {
      stdin: lines([
        { id: 'a', text: 'Me encantan mis zapatillas Cóndor 😍', lang: 'es' },
        { id: 7, text: 'worst delivery ever, two weeks late', rating: 1 },
      ]),
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [first, second] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(first).toMatchObject({ id: 'a', label: 'positive', lang: 'es' });
    expect(second).toMatchObject({ id: 7, label: 'negative', lang: 'en' });
    expect(Object.keys(second)).toEqual(
      expect.arrayContaining([
        ...['id', 'label', 'score', 'confidence', 'probabilities', 'lang', 'emotion', 'intent'],
        ...['touchpoint', 'risk', 'irony', 'reader'],
      ]),
    );
  });

  it('names the bad lines by number, reads the rest and ends with 1', async () => {
    const { code, stdout, stderr } = await runCommand(['read'], {
      stdin: `${lines([{ id: 1, text: 'bien' }])}{"id":2\n\n${lines([{ id: 3 }, { id: 4, text: 'mal', rating: 9 }, { id: 5, text: 'ok' }])}`,
    });
    expect(code).toBe(1);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toEqual([1, 5]);
    expect(stderr).toMatch(/line 2:.*\nline 4:.*\nline 5:/);
    expect(stderr).not.toContain('mal');
  });

  it('explains the score by words', async () => {
    const { stdout } = await runCommand(['read', '--explain'], {
      stdin: lines([{ id: 1, text: 'una vergüenza de servicio', lang: 'es' }]),
    });
    const { contributions } = JSON.parse(stdout);
    expect(contributions[0]).toMatchObject({ term: 'vergüenza' });
    expect(contributions[0].weight).toBeLessThan(0);
  });
});

describe('vigia evaluate', () => {
  it('prints the figures, in words and as JSON', async () => {
    const file = join(folder, 'gold.jsonl');
    await writeFile(
      file,
      lines([
        { text: 'me encanta, qué maravilla', lang: 'es', label: 'positive' },
        { text: 'qué asco, vaya mierda', lang: 'es', label: 'negative' },
        { text: 'qué asco, vaya timo', lang: 'es', label: 'positive' },
      ]),
    );
    const json = await runCommand(['evaluate', '--data', file, '--json']);
    const found = JSON.parse(json.stdout);
    expect(found).toMatchObject({
      texts: 3,
      confusion: { positive: { negative: 1, positive: 1 } },
    });
    expect(found.accuracy).toBeCloseTo(2 / 3, 10);
    const words = await runCommand(['evaluate', '--data', file]);
    expect(words.stdout).toContain('3 texts · macro-F1');
  });

  it('refuses a file with a line that has no label, and says which', async () => {
    const file = join(folder, 'gold.jsonl');
    await writeFile(file, lines([{ text: 'a', label: 'neutral' }, { text: 'b' }]));
    const { code, stderr } = await runCommand(['evaluate', '--data', file]);
    expect(code).toBe(2);
    expect(stderr).toContain('line 2');
  });
});

describe('vigia train', () => {
  const senses = { negative: 'grolfa', neutral: 'plinta', positive: 'luminda' };
  const labels = ['negative', 'neutral', 'positive'] as const;

  /** @param isMixed true where the labels are dealt out so that nothing can be learnt */
  function invent(isMixed: boolean): string {
    return lines(
      Array.from({ length: 180 }, (_, i) => {
        const truth = labels[i % 3] ?? 'neutral';
        const label = isMixed ? labels[Math.floor(i / 3) % 3] : truth;
        return { text: `la tienda ${senses[truth]} número x${i}`, lang: 'es', label };
      }),
    );
  }

  it('writes weights, figures and card, and refuses a worse model unless forced', async () => {
    const good = join(folder, 'umsab-es.jsonl');
    const out = join(folder, 'model', 'own.bin');
    await writeFile(good, invent(false));
    const first = await runCommand(['train', '--data', good, '--out', out, '--force']);
    expect(first.code).toBe(0);
    expect((await stat(out)).size).toBeGreaterThan(1_000);
    const figures = ModelFigures.parse(
      JSON.parse(await readFile(join(folder, 'model', 'own.json'), 'utf8')),
    );
    expect(figures.languages.es?.crossValidated.macroF1).toBeGreaterThan(0.9);
    expect(await readFile(join(folder, 'model', 'MODEL_CARD.md'), 'utf8')).toContain(
      figures.digest,
    );

    await writeFile(good, invent(true));
    const second = await runCommand(['train', '--data', good, '--out', out]);
    expect(second.code).toBe(1);
    expect(second.stderr).toContain('reads worse');
    const kept = ModelFigures.parse(
      JSON.parse(await readFile(join(folder, 'model', 'own.json'), 'utf8')),
    );
    expect(kept.digest).toBe(figures.digest);
    const forced = await runCommand(['train', '--data', good, '--out', out, '--force']);
    expect(forced.code).toBe(0);
    const read = await runCommand(['read', '--weights', out], {
      stdin: lines([{ text: 'hola', lang: 'es' }]),
    });
    expect(JSON.parse(read.stdout).reader).not.toContain(figures.digest);
  });

  it('says what it looked for where there is nothing to learn from', async () => {
    const { code, stderr } = await runCommand([
      'train',
      '--data',
      folder,
      '--out',
      join(folder, 'x.bin'),
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('train.jsonl');
    const missing = await runCommand([
      'train',
      '--data',
      join(folder, 'none'),
      '--out',
      join(folder, 'x.bin'),
    ]);
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain('ENOENT');
  });
});
