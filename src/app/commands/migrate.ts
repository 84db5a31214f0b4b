import type { CommandModule } from '../command.js';
import { write } from '../command-io.js';

export const migrate: CommandModule = {
  register(program, io) {
    program
      .command('migrate')
      .option('--json')
      .action(async (options: { json?: boolean }, command) => {
        const { loadApp } = await import('../load-app.js');
        const { stdout } = io();
        await using app = await loadApp(io(), command.optsWithGlobals(), { isMigrated: false });
        const applied = await app.store.migrate();
        if (options.json === true) return write(stdout, `${JSON.stringify({ applied })}\n`);
        return write(stdout, applied.length === 0 ? 'up to date\n' : `${applied.join('\n')}\n`);
      });
  },
};
