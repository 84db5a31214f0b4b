import type { CommandModule } from '../command.js';
import { migrate } from './migrate.js';

/** Every command of the line, in the order of the help. */
export const COMMANDS: readonly CommandModule[] = [migrate];
