import type { CommandModule } from '../command.js';

export const start: CommandModule = {
  register(program, io) {
    program.command('start').action(async (_options: unknown, command) => {
      const { runBot } = await import('../run-bot.js');
      await runBot(io(), command.optsWithGlobals());
    });
  },
};
