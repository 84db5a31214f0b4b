import type { Command } from 'commander';
import type { CommandIo } from './command-io.js';

/** One command of the line: adds itself, with its options and help, to the program. Heavy imports wait for the action. */
export interface CommandModule {
  /** @param io called when the action runs, after the global options were read */
  register(program: Command, io: () => CommandIo): void;
}
