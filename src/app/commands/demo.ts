import { UsageError } from '../../core/errors.js';
import type { CommandModule } from '../command.js';

interface DemoFlags {
  readonly exit?: boolean;
  readonly data?: string;
  readonly port: string;
}

export const demo: CommandModule = {
  register(program, io) {
    program
      .command('demo')
      .option('--exit')
      .option('--data <dir>')
      .option('--port <port>', '', '8080')
      .action(async ({ exit, data, port }: DemoFlags) => {
        const { runDemo } = await import('../demo/run-demo.js');
        await runDemo(io(), {
          isExiting: exit === true,
          port: portNumber(port),
          ...(data === undefined ? {} : { dataDir: data }),
        });
      });
  },
};

function portNumber(written: string): number {
  const port = Number(written);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new UsageError(
    `--port: '${written.slice(0, 20)}' is no port; allowed: 0 to 65535, 0 for any free one`,
  );
}
