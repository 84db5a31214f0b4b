import { Option } from 'commander';
import type { Brand } from '../../core/brand.js';
import { DIGEST_PERIODS, type DigestPeriod } from '../../core/report.js';
import type { CommandModule } from '../command.js';
import { type CommandIo, write } from '../command-io.js';
import type { App } from '../load-app.js';
import { printReport } from '../print-report.js';

interface DigestOptions {
  readonly brand?: string;
  readonly day?: string;
  readonly period: DigestPeriod;
  readonly json?: boolean;
}

export const digest: CommandModule = {
  register(program, io) {
    program
      .command('digest')
      .option('--brand <id>')
      .option('--day <day>')
      .addOption(new Option('--period <period>').choices(DIGEST_PERIODS).default('day'))
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
  const { period } = options;
  const brands = options.brand === undefined ? app.config.brands : [app.brand(options.brand)];
  for (const brand of brands) {
    const day = await dayFor(brand, { ...options, now });
    const report = await buildDigest({ store: app.store, brand, day, period, now });
    await write(io.stdout, await printReport(report, { io, isJson: options.json === true }));
  }
}

/** The first day of the period that was asked for, else of the last whole one of the brand's clock. */
async function dayFor(
  { timeZone }: Brand,
  { day, period, now }: Pick<DigestOptions, 'day' | 'period'> & { readonly now: Date },
): Promise<string> {
  const [{ dayOf }, { firstDayOf, lastWholePeriod }, { dayOption }] = await Promise.all([
    import('../../reports/calendar.js'),
    import('../../reports/period.js'),
    import('../day-option.js'),
  ]);
  if (day === undefined) return lastWholePeriod(dayOf(now, timeZone), period);
  return firstDayOf(dayOption(day, { option: '--day', timeZone }), period);
}
