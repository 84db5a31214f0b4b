import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { UsageError } from '../../core/errors.js';
import { LABELS } from '../../core/reading.js';
import { translator } from '../../lib/i18n/i18n.js';
import type { Evaluation, Judged } from '../../sentiment/evaluation.js';
import type { CommandModule } from '../command.js';
import { type CommandIo, write } from '../command-io.js';
import { readLines } from '../read-lines.js';

interface Options {
  readonly data: string;
  readonly weights?: string;
  readonly detect?: boolean;
  readonly json?: boolean;
}

const MAX_LINE_LENGTH = 1_000_000;

const LabelledLine = z.object({
  text: z.string(),
  label: z.enum(LABELS),
  lang: z.string().nullish(),
  rating: z.number().min(1).max(5).nullish(),
});

export const evaluate: CommandModule = {
  register(program, io) {
    program
      .command('evaluate')
      .requiredOption('--data <file>')
      .option('--weights <file>')
      .option('--detect')
      .option('--json')
      .action(async (options: Options) => {
        await run(io(), options);
      });
  },
};

async function run(io: CommandIo, options: Options): Promise<void> {
  const [{ createReader }, { evaluate: judge }, { DEFAULT_TOUCHPOINTS }] = await Promise.all([
    import('../../sentiment/read.js'),
    import('../../sentiment/evaluation.js'),
    import('../../core/default-touchpoints.js'),
  ]);
  const t = translator(io.locale);
  const reader = createReader(
    options.weights === undefined ? {} : { weightsPath: options.weights },
  );
  const judged: Judged[] = [];
  for await (const lines of readLines(createReadStream(options.data), MAX_LINE_LENGTH)) {
    for (const { number, text } of lines) {
      const line = parseLine(text);
      if (line === null) {
        throw new UsageError(t('cli:evaluate.badLine', { file: options.data, line: number }));
      }
      const { label, probabilities } = reader.read({
        text: line.text,
        lang: options.detect === true ? null : (line.lang ?? null),
        rating: line.rating ?? null,
        touchpoints: DEFAULT_TOUCHPOINTS,
        brandNames: [],
        competitorNames: [],
      });
      judged.push({ truth: line.label, label, probabilities });
    }
  }
  if (judged.length === 0) throw new UsageError(t('cli:evaluate.empty', { file: options.data }));
  const found = judge(judged);
  await write(
    io.stdout,
    options.json === true
      ? `${JSON.stringify({ reader: reader.version, ...found })}\n`
      : inWords(found, io),
  );
}

function parseLine(text: string | null): z.infer<typeof LabelledLine> | null {
  try {
    return LabelledLine.parse(JSON.parse(text ?? ''));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

function inWords(found: Evaluation, { locale }: CommandIo): string {
  const t = translator(locale);
  const labelName = (label: (typeof LABELS)[number]): string => t(`terms:label.${label}`);
  const rows = LABELS.map((label) => {
    const { f1, precision, recall, support } = found.labels[label];
    const row = LABELS.map((given) => found.confusion[label][given]).join(' / ');
    return t('cli:evaluate.label', {
      label: labelName(label),
      f1,
      precision,
      recall,
      support,
      row,
    });
  });
  const head = t('cli:evaluate.head', {
    count: found.texts,
    macroF1: found.macroF1,
    macroRecall: found.macroRecall,
    accuracy: found.accuracy,
    calibrationError: found.calibrationError ?? 0,
  });
  return `${[head, ...rows].join('\n')}\n`;
}
