import type { CommandModule } from '../command.js';
import { write } from '../command-io.js';

export const customers: CommandModule = {
  register(program, io) {
    program
      .command('customers')
      .argument('<brand>')
      .option('--json')
      .action(async (id: string, { json }: { readonly json?: boolean }, command) => {
        const [{ loadApp }, { buildCustomerReport }] = await Promise.all([
          import('../load-app.js'),
          import('../../experience/customers.js'),
        ]);
        await using app = await loadApp(io(), command.optsWithGlobals());
        const { clock, stdout, locale } = io();
        const brand = app.brand(id);
        const report = await buildCustomerReport({ store: app.store, brand, now: clock.now() });
        if (json === true) {
          await write(stdout, `${JSON.stringify(report)}\n`);
          return;
        }
        const [{ customersText }, { printText }] = await Promise.all([
          import('../../lib/wording/customers.js'),
          import('../print-report.js'),
        ]);
        await write(stdout, await printText(customersText(report, locale), io()));
      });
  },
};
