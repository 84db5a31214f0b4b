import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';
import { UsageError } from '../../core/errors.js';
import { translator } from '../../lib/i18n/i18n.js';
import type { ModelFigures } from '../../sentiment/training/figures.js';
import type { LabelledText } from '../../sentiment/training/texts.js';
import type { TrainedModel } from '../../sentiment/training/train-model.js';
import type { CommandModule } from '../command.js';
import { type CommandIo, write } from '../command-io.js';

interface Options {
  readonly data: readonly string[];
  readonly out: string;
  readonly withCorrections?: boolean;
  readonly force?: boolean;
}

export const train: CommandModule = {
  register(program, io) {
    program
      .command('train')
      .requiredOption('--data <path>', '', (path: string, paths?: readonly string[]) => [
        ...(paths ?? []),
        path,
      ])
      .requiredOption('--out <file>')
      .option('--with-corrections')
      .option('--force')
      .action(async (options: Options, command) => {
        await run(io(), options, command.optsWithGlobals());
      });
  },
};

async function run(io: CommandIo, options: Options, globals: { config: string }): Promise<void> {
  const [{ trainModel }, { findSetbacks }, { CommandFailed }] = await Promise.all([
    import('../../sentiment/training/train-model.js'),
    import('../../sentiment/training/figures.js'),
    import('../program.js'),
  ]);
  const t = translator(io.locale);
  const texts = await gatherTexts(io, options, globals);
  const model = await trainModel(texts, {
    signal: io.signal,
    onLanguage: (lang, { crossValidated }) => {
      io.stderr.write(
        `${t('cli:train.language', { lang, count: crossValidated.texts, macroF1: crossValidated.macroF1 })}\n`,
      );
    },
  });
  const before = await figuresInForce(options.out);
  const setbacks = before === null ? [] : findSetbacks(before, model.figures);
  if (setbacks.length > 0 && options.force !== true) {
    const lines = setbacks.map(({ lang, before: was, after: is }) =>
      t('cli:train.setback', { lang, was, is }),
    );
    throw new CommandFailed([t('cli:train.refused'), ...lines].join('\n'));
  }
  await saveModel(model, options.out);
  await trainAspects(io, options);
  await write(
    io.stdout,
    `${t('cli:train.done', { file: options.out, digest: model.figures.digest, bytes: model.file.length })}\n`,
  );
}

/** Emotion and irony, where the data folders hold their sets; files hold none. Beside the weights, where the reader looks. */
async function trainAspects(io: CommandIo, { data, out }: Options): Promise<void> {
  const [{ trainAspectsFromFolders }, { ASPECTS_FILE }] = await Promise.all([
    import('../../sentiment/aspects/train-from-folder.js'),
    import('../../sentiment/read.js'),
  ]);
  const isFolder = await Promise.all(data.map(async (path) => (await stat(path)).isDirectory()));
  const file = await trainAspectsFromFolders(data.filter((_, i) => isFolder[i]));
  const t = translator(io.locale);
  if (file === null) {
    io.stderr.write(`${t('cli:train.noAspects')}\n`);
    return;
  }
  const path = join(dirname(out), ASPECTS_FILE);
  await replaceFile(path, file);
  io.stderr.write(`${t('cli:train.aspects', { file: path, bytes: file.length })}\n`);
}

async function gatherTexts(
  io: CommandIo,
  options: Options,
  globals: { config: string },
): Promise<LabelledText[]> {
  const { readTexts } = await import('../../sentiment/training/read-texts.js');
  const t = translator(io.locale);
  const texts: LabelledText[] = [];
  for (const path of options.data) {
    try {
      const found = await readTexts(path);
      texts.push(...found.texts);
      io.stderr.write(
        `${t('cli:train.read', { path, count: found.texts.length, skipped: found.skipped })}\n`,
      );
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      throw new UsageError(t('cli:train.unreadable', { path, code: String(error.code) }), {
        cause: error,
      });
    }
  }
  if (options.withCorrections === true) texts.push(...(await correctedTexts(io, globals)));
  if (texts.length === 0) throw new UsageError(t('cli:train.empty'));
  return texts;
}

/** The team's corrections; of several of one mention the last counts. */
async function correctedTexts(io: CommandIo, globals: { config: string }): Promise<LabelledText[]> {
  const [{ loadApp }, { isReaderLanguage }] = await Promise.all([
    import('../load-app.js'),
    import('../../sentiment/language.js'),
  ]);
  await using app = await loadApp(io, globals);
  const corrected = new Map<string, LabelledText>();
  for await (const { brandId, key, text, lang, label } of app.store.corrections.stream()) {
    if (!isReaderLanguage(lang)) continue;
    corrected.set(`${brandId}/${key}`, { text, lang, label, source: 'corrections' });
  }
  return [...corrected.values()];
}

/** Figures of the model to be replaced: those beside `out`, else those of the shipped model; null where there are none. */
async function figuresInForce(out: string): Promise<ModelFigures | null> {
  const [{ ModelFigures: Schema }, { SHIPPED_WEIGHTS }] = await Promise.all([
    import('../../sentiment/training/figures.js'),
    import('../../sentiment/read.js'),
  ]);
  for (const place of [figuresPath(out), new URL('polarity.json', SHIPPED_WEIGHTS)]) {
    try {
      return Schema.parse(JSON.parse(await readFile(place, 'utf8')));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
  return null;
}

/** Weights last: a reader never sees weights without their figures. */
async function saveModel({ file, figures }: TrainedModel, out: string): Promise<void> {
  const { modelCard } = await import('../../sentiment/training/model-card.js');
  const folder = dirname(out);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'MODEL_CARD.md'), modelCard(figures));
  await writeFile(figuresPath(out), `${JSON.stringify(figures, null, 2)}\n`);
  await replaceFile(out, file);
}

/** By renaming: a reader never sees half a file. */
async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  await writeFile(`${path}.part`, bytes);
  await rename(`${path}.part`, path);
}

function figuresPath(out: string): string {
  const { dir, name } = parse(out);
  return join(dir, `${name}.json`);
}
