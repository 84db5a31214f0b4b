import type { Brand } from '../../core/brand.js';
import { UsageError } from '../../core/errors.js';
import type { CommandModule } from '../command.js';
import { type CommandIo, write } from '../command-io.js';
import type { App } from '../load-app.js';
import { printReport } from '../print-report.js';

interface DigestOptions {
  readonly brand?: string;
  readonly day?: string;
  readonly json?: boolean;
}

export const digest: CommandModule = {
  register(program, io) {
    program
      .command('digest')
      .option('--brand <id>')
      .option('--day <day>')
      .option('--json')
      .action(async (options: DigestOptions, command) => {
        const { loadApp } = await import('../load-app.js');
        await using app = await loadApp(io(), command.optsWithGlobals());
        await run(io(), app, options);
      });
  },
};

async function run(io: CommandIo, app: App, options: DigestOptions): Promise<void> {
  const { buildDigest } = await import('../../reports/digest.js');
  const now = io.clock.now();
  const brands = options.brand === undefined ? app.config.brands : [app.brand(options.brand)];
  for (const brand of brands) {
    const day = await dayFor(brand, { asked: options.day, now });
    const report = await buildDigest({ store: app.store, brand, day, now });
    await write(io.stdout, await printReport(report, { io, isJson: options.json === true }));
  }
}

/** The day that was asked for, else the last whole one of the brand's clock. */
async function dayFor(
  { timeZone }: Brand,
  { asked, now }: { readonly asked: string | undefined; readonly now: Date },
): Promise<string> {
  const { dayRange, lastWholeDay } = await import('../../reports/calendar.js');
  if (asked === undefined) return lastWholeDay(now, timeZone);
  try {
    dayRange(asked, timeZone);
    return asked;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(`--day: '${asked.slice(0, 40)}' is no day; write it as 2026-11-19`);
  }
}
