import type { Brand } from '../../core/brand.js';
import { UsageError } from '../../core/errors.js';
import type { BacktestResult } from '../../detection/backtest.js';
import { DEFAULT_RULE, type DetectionRule } from '../../detection/config.js';
import type { CommandModule } from '../command.js';
import { type CommandIo, write } from '../command-io.js';
import type { NamedRule } from '../replay/rule-files.js';

interface Options {
  readonly input: string;
  readonly brand: string;
  readonly trustLabels?: boolean;
  readonly rule: readonly string[];
  readonly budget?: string;
  readonly windows?: string;
  readonly json?: boolean;
}

export const backtest: CommandModule = {
  register(program, io) {
    program
      .command('backtest')
      .requiredOption('--input <file>')
      .requiredOption('--brand <id>')
      .option('--trust-labels')
      .option('--rule <file>', '', (file: string, files: readonly string[]) => [...files, file], [])
      .option('--budget <budget>')
      .option('--windows <file>')
      .option('--json')
      .action(async (options: Options, command) => {
        const { config } = command.optsWithGlobals();
        await run(io(), options, config);
      });
  },
};

async function run(io: CommandIo, options: Options, dir: string): Promise<void> {
  const { readRules, readWindows } = await import('../replay/rule-files.js');
  const known = await knownBrand(io, options.brand, dir);
  const rules = await readRules({
    files: options.rule,
    budget: options.budget,
    current: known.rule,
  });
  const windows = options.windows === undefined ? [] : await readWindows(options.windows);
  const results = await replay(io, options, { brand: known.brand, rules, windows });
  const [first] = results;
  if (first === undefined) throw new UsageError('no rule to run');
  if (options.json === true) {
    const { toReport } = await import('../replay/report.js');
    await write(io.stdout, `${JSON.stringify(toReport(results))}\n`);
    return;
  }
  const { backtestInWords } = await import('../replay/words.js');
  const timeZone = known.brand?.timeZone ?? 'UTC';
  await write(io.stdout, backtestInWords(results, { locale: io.locale, timeZone }));
}

/** The brand's zone and the rule in force, where the configuration knows it; any other brand runs with the defaults. */
async function knownBrand(
  io: CommandIo,
  id: string,
  dir: string,
): Promise<{ readonly brand: Brand | null; readonly rule: DetectionRule }> {
  const { CONFIG_PARTS } = await import('../registries.js');
  const { loadConfig } = await import('../../config/load.js');
  const { DetectionRule: Rule } = await import('../../detection/config.js');
  try {
    const config = await loadConfig({ dir, env: io.env, parts: CONFIG_PARTS });
    const brand = config.brands.find((candidate) => candidate.id === id) ?? null;
    return { brand, rule: Rule.parse(config.detection) };
  } catch {
    // A replay of a file needs no configuration; `vigia check` is there to mend a broken one.
    return { brand: null, rule: DEFAULT_RULE };
  }
}

interface Plan {
  readonly brand: Brand | null;
  readonly rules: readonly NamedRule[];
  readonly windows: NonNullable<
    ConstructorParameters<typeof import('../../detection/backtest.js').Backtest>[0]['windows']
  >;
}

/** A rule, its name and what it would have done. */
export interface NamedResult extends NamedRule {
  readonly result: BacktestResult;
}

async function replay(
  io: CommandIo,
  options: Options,
  { brand, rules, windows }: Plan,
): Promise<readonly NamedResult[]> {
  const { Backtest } = await import('../../detection/backtest.js');
  const { lineBlocks } = await import('../replay/lines.js');
  const { MentionLine, observationReader } = await import('../replay/mentions.js');
  const { quickReader } = await import('../replay/reader.js');
  const tests = rules.map(({ name, rule }) => ({
    name,
    rule,
    test: new Backtest({
      brandId: options.brand,
      timeZone: brand?.timeZone ?? 'UTC',
      rule,
      windows,
      calendar: (brand?.campaigns ?? []).map((campaign) => ({
        kind: 'campaign',
        name: campaign.id,
        range: campaign,
      })),
    }),
  }));
  const toObservation = observationReader({
    isTrusted: options.trustLabels === true,
    read: quickReader(brand, options.brand),
  });
  const own = slug(options.brand);
  const others = new Set<string>();
  let lines = 0;
  let unread = 0;
  let used = 0;
  for await (const block of lineBlocks(options.input, io.stdin)) {
    io.signal.throwIfAborted();
    for (const line of block) {
      if (line.trim() === '') continue;
      lines += 1;
      const parsed = MentionLine.safeParse(parseJson(line));
      const observation = parsed.success ? toObservation(parsed.data) : null;
      if (!parsed.success || observation === null) {
        unread += 1;
        continue;
      }
      const named = parsed.data.brand ?? null;
      if (named !== null && slug(named) !== own) {
        if (others.size < 10) others.add(named);
        continue;
      }
      used += 1;
      for (const { test } of tests) test.observe(observation);
    }
  }
  if (used === 0) {
    throw new UsageError(
      others.size > 0
        ? `${options.input}: no mention of '${options.brand}'; there are ${[...others].join(', ')}`
        : `${options.input}: no mention could be read in ${lines} lines`,
    );
  }
  if (unread > 0) io.stderr.write(`vigia: ${unread} of ${lines} lines could not be read\n`);
  return tests.map(({ name, rule, test }) => ({ name, rule, result: test.result() }));
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** Brands are compared without case, spaces and signs: 'Virgin America' is 'virgin-america'. */
function slug(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
}
