import type { CommandModule } from '../command.js';
import { check } from './check.js';
import { migrate } from './migrate.js';
import { status } from './status.js';

/** Every command of the line, in the order of the help. */
export const COMMANDS: readonly CommandModule[] = [check, status, migrate];
