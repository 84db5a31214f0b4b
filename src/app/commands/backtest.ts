import { writeFile } from 'node:fs/promises';
import type { Brand } from '../../core/brand.js';
import { UsageError } from '../../core/errors.js';
import type { BacktestResult } from '../../detection/backtest.js';
import { DEFAULT_RULE, type DetectionRule } from '../../detection/config.js';
import type { Observation } from '../../detection/types.js';
import type { CommandModule } from '../command.js';
import { type CommandIo, write } from '../command-io.js';
import type { NamedRule } from '../replay/rule-files.js';

interface Options {
  /** A file; without one the history is what the store holds. */
  readonly input?: string;
  readonly brand: string;
  readonly trustLabels?: boolean;
  readonly rule: readonly string[];
  readonly budget?: string;
  readonly windows?: string;
  readonly json?: boolean;
  /** File that the results are written into as a page. */
  readonly html?: string;
}

export const backtest: CommandModule = {
  register(program, io) {
    program
      .command('backtest')
      .option('--input <file>')
      .requiredOption('--brand <id>')
      .option('--trust-labels')
      .option('--rule <file>', '', (file: string, files: readonly string[]) => [...files, file], [])
      .option('--budget <budget>')
      .option('--windows <file>')
      .option('--json')
      .option('--html <file>')
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
  const results = await replay(io, options, { brand: known.brand, rules, windows, dir });
  const place = { locale: io.locale, timeZone: known.brand?.timeZone ?? 'UTC' };
  if (options.html !== undefined) {
    const { backtestPage } = await import('../replay/page.js');
    await writePage(options.html, await backtestPage(results, place));
  }
  if (options.json === true) {
    const { toReport } = await import('../replay/report.js');
    await write(io.stdout, `${JSON.stringify(toReport(results))}\n`);
    return;
  }
  const { backtestInWords } = await import('../replay/words.js');
  await write(io.stdout, backtestInWords(results, place));
}

async function writePage(file: string, page: string): Promise<void> {
  try {
    await writeFile(file, page);
  } catch (error) {
    throw new UsageError(`--html: ${file} cannot be written`, { cause: error });
  }
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
  readonly dir: string;
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
  { brand, rules, windows, dir }: Plan,
): Promise<readonly NamedResult[]> {
  const { Backtest } = await import('../../detection/backtest.js');
  const { watchOptions } = await import('../replay/watch-options.js');
  const isTrusted = options.input !== undefined && options.trustLabels === true;
  const watched = await watchOptions(brand, { brandId: options.brand, isTrusted });
  const tests = rules.map(({ name, rule }) => ({
    name,
    rule,
    test: new Backtest({ ...watched, rule, windows }),
  }));
  const observe = async (history: AsyncIterable<readonly Observation[]>): Promise<void> => {
    for await (const block of history) {
      for (const observation of block) for (const { test } of tests) test.observe(observation);
    }
  };
  const { fileHistory, storedHistory } = await import('../replay/histories.js');
  const { input, brand: brandId } = options;
  if (input === undefined) {
    const { loadApp } = await import('../load-app.js');
    await using app = await loadApp(io, { config: dir });
    app.brand(brandId);
    await observe(storedHistory(app.store, { brandId, signal: io.signal }));
  } else {
    const onUnread = ({ unread, lines }: { unread: number; lines: number }): void => {
      io.stderr.write(`vigia: ${unread} of ${lines} lines could not be read\n`);
    };
    await observe(fileHistory({ ...io, input, brandId, brand, isTrusted, onUnread }));
  }
  return tests.map(({ name, rule, test }) => ({ name, rule, result: test.result() }));
}
