import { UsageError } from '../../core/errors.js';
import type { CommandModule } from '../command.js';
import { type CommandIo, write } from '../command-io.js';
import type { App } from '../load-app.js';
import { printReport } from '../print-report.js';

interface RiskOptions {
  readonly brand?: string;
  readonly to?: string;
  readonly json?: boolean;
}

export const risk: CommandModule = {
  register(program, io) {
    program
      .command('risk')
      .option('--brand <id>')
      .option('--to <instant>')
      .option('--json')
      .action(async (options: RiskOptions, command) => {
        const { loadApp } = await import('../load-app.js');
        await using app = await loadApp(io(), command.optsWithGlobals());
        await run(io(), app, options);
      });
  },
};

async function run(io: CommandIo, app: App, options: RiskOptions): Promise<void> {
  const [{ buildRiskSummary }, { readerErrors }] = await Promise.all([
    import('../../reports/risk.js'),
    import('../reader-errors.js'),
  ]);
  const readerError = readerErrors();
  const now = io.clock.now();
  const to = options.to === undefined ? now : await instantOf(options.to);
  const brands = options.brand === undefined ? app.config.brands : [app.brand(options.brand)];
  for (const brand of brands) {
    const report = await buildRiskSummary({ store: app.store, brand, to, now, readerError });
    await write(io.stdout, await printReport(report, { io, isJson: options.json === true }));
  }
}

async function instantOf(asked: string): Promise<Date> {
  const { parseInstant } = await import('../../lib/instant.js');
  const instant = parseInstant(asked);
  if (instant === undefined) {
    throw new UsageError(
      `--to: '${asked.slice(0, 40)}' is no instant; write it as 2026-11-19T18:00:00Z`,
    );
  }
  return instant;
}
