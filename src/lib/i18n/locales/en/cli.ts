import { query } from './cli-query.js';

/** What the command line says. */
export const cli = { query };
