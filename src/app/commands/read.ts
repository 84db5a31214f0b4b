import { z } from 'zod';
import type { Reader, ReadRequest } from '../../core/contracts/language.js';
import type { Reading } from '../../core/reading.js';
import { translator } from '../../lib/i18n/i18n.js';
import type { CommandModule } from '../command.js';
import { type CommandIo, write } from '../command-io.js';
import { type InputLine, readLines } from '../read-lines.js';

interface Options {
  readonly brand?: string;
  readonly weights?: string;
  readonly explain?: boolean;
}

/** Longest line that is read: a post is seldom a thousandth of it. */
const MAX_LINE_LENGTH = 1_000_000;

const InputText = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  text: z.string(),
  lang: z.string().nullish(),
  rating: z.number().min(1).max(5).nullish(),
});
type InputText = z.infer<typeof InputText>;

/** What is known of the brand, the same for every text. */
type BrandContext = Pick<ReadRequest, 'touchpoints' | 'brandNames' | 'competitorNames'>;

export const read: CommandModule = {
  register(program, io) {
    program
      .command('read')
      .option('--brand <id>')
      .option('--weights <file>')
      .option('--explain')
      .action(async (options: Options, command) => {
        await run(io(), options, command.optsWithGlobals());
      });
  },
};

async function run(io: CommandIo, options: Options, globals: { config: string }): Promise<void> {
  const [{ createReader }, { CommandFailed }] = await Promise.all([
    import('../../sentiment/read.js'),
    import('../program.js'),
  ]);
  const t = translator(io.locale);
  const context = await contextOf(io, options.brand, globals);
  const reader = createReader(
    options.weights === undefined ? {} : { weightsPath: options.weights },
  );
  let badLines = 0;
  for await (const lines of readLines(io.stdin, MAX_LINE_LENGTH)) {
    let results = '';
    for (const line of lines) {
      const input = parseLine(line);
      if (input === null) {
        badLines++;
        await write(io.stderr, `${t('cli:read.badLine', { line: line.number })}\n`);
        continue;
      }
      results += `${JSON.stringify(readLine(reader, input, context, options.explain === true))}\n`;
    }
    if (results !== '') await write(io.stdout, results);
    io.signal.throwIfAborted();
  }
  if (badLines > 0) throw new CommandFailed(t('cli:read.badLines', { count: badLines }));
}

function parseLine({ text }: InputLine): InputText | null {
  if (text === null) return null;
  try {
    return InputText.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

function readLine(reader: Reader, input: InputText, context: BrandContext, isExplained: boolean) {
  const request: ReadRequest = {
    ...context,
    text: input.text,
    lang: input.lang ?? null,
    rating: input.rating ?? null,
  };
  if (!isExplained) return toLine(input.id, reader.read(request));
  const { reading, contributions } = reader.explain(request);
  return {
    ...toLine(input.id, reading),
    contributions: contributions.map(({ term, weight }) => ({ term, weight: round(weight) })),
  };
}

function toLine(id: string | number | undefined, reading: Reading) {
  const { label, score, confidence, probabilities, lang, emotion, intent, touchpoint } = reading;
  const { risk, irony, isSupported, isAboutBrand, reader } = reading;
  return {
    id,
    label,
    score: round(score),
    confidence: round(confidence),
    probabilities: {
      negative: round(probabilities.negative),
      neutral: round(probabilities.neutral),
      positive: round(probabilities.positive),
    },
    lang,
    isSupported,
    emotion,
    intent,
    touchpoint,
    risk,
    irony: round(irony),
    isAboutBrand,
    reader,
  };
}

/** Four decimals: more would only pretend to be known. */
function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

async function contextOf(
  io: CommandIo,
  brandId: string | undefined,
  globals: { config: string },
): Promise<BrandContext> {
  if (brandId === undefined) {
    const { DEFAULT_TOUCHPOINTS } = await import('../../core/default-touchpoints.js');
    return { touchpoints: DEFAULT_TOUCHPOINTS, brandNames: [], competitorNames: [] };
  }
  const { loadBase } = await import('../load-app.js');
  const brand = (await loadBase(io, globals)).brand(brandId);
  return {
    touchpoints: brand.touchpoints,
    brandNames: [brand.name, ...brand.aliases],
    competitorNames: brand.competitors.flatMap(({ name, aliases }) => [name, ...aliases]),
  };
}
