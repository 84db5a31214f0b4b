import { z } from 'zod';
import type { Channel } from '../../core/contracts/channel.js';
import { ChannelUnavailableError } from '../../core/errors.js';
import type { ChannelDefinition } from '../../lib/drivers.js';
import { renderMessage, renderText } from './render.js';

export { renderMessage, renderText };

/** The `channels.console` part of `vigia.yaml`: nothing to set; `false` switches it off. */
export const ConsoleSettings = z.strictObject({});

/** A stream of text, as much of it as is needed here. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string, done: (error?: Error | null) => void): boolean;
}

/** Width where nobody tells one: a file, a pipe. */
const DEFAULT_COLUMNS = 80;

/**
 * Writes what a person reads in a terminal. A terminal cannot edit what it has shown, so that a change of an
 * incident is written anew, below.
 */
export function createConsole(terminal: Terminal): Channel {
  return {
    name: 'console',
    async deliver({ message, locale }) {
      const text = renderMessage(message, {
        locale,
        columns: terminal.columns ?? DEFAULT_COLUMNS,
        hasColours: terminal.isTTY === true,
      });
      await new Promise<void>((resolve, reject) => {
        terminal.write(text, (error) => {
          if (error === undefined || error === null) resolve();
          else reject(new ChannelUnavailableError('console', 'stdout is closed', { cause: error }));
        });
      });
      return {};
    },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };
}

export const consoleChannel: ChannelDefinition<z.infer<typeof ConsoleSettings>> = {
  name: 'console',
  settings: ConsoleSettings,
  env: [],
  missing: () => [],
  create: () => createConsole(process.stdout),
};
