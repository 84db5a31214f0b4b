import { cases } from './cli-cases.js';
import { imported } from './cli-import.js';
import { poll } from './cli-poll.js';
import { query } from './cli-query.js';
import { evaluate, label, read, train } from './cli-reader.js';
import { token } from './cli-token.js';

/** What the command line says. */
export const cli = { import: imported, poll, query, read, train, evaluate, label, token, cases };
