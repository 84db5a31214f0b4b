import { UsageError } from '../../core/errors.js';
import { translator } from '../../lib/i18n/i18n.js';
import type { CommandModule } from '../command.js';
import { write } from '../command-io.js';

export const report: CommandModule = {
  register(program, io) {
    program
      .command('report')
      .argument('<incident>')
      .option('--json')
      .action(async (id: string, { json }: { readonly json?: boolean }, command) => {
        const [{ loadApp }, { buildAfterAction }] = await Promise.all([
          import('../load-app.js'),
          import('../../reports/after-action.js'),
        ]);
        await using app = await loadApp(io(), command.optsWithGlobals());
        const { clock, stdout, locale } = io();
        const incident = await app.store.incidents.get(id);
        if (incident === null) {
          throw new UsageError(translator(locale)('after:unknown', { found: id.slice(0, 40) }));
        }
        const told = await buildAfterAction({
          store: app.store,
          brand: app.brand(incident.brandId),
          incident,
          now: clock.now(),
        });
        if (json === true) {
          await write(stdout, `${JSON.stringify(told)}\n`);
          return;
        }
        const [{ afterActionText }, { printText }] = await Promise.all([
          import('../../lib/wording/after-action.js'),
          import('../print-report.js'),
        ]);
        await write(stdout, await printText(afterActionText(told, locale), io()));
      });
  },
};
