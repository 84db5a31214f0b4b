import type { CommandModule } from '../command.js';
import { backtest } from './backtest.js';
import { cases } from './cases.js';
import { check } from './check.js';
import { customers } from './customers.js';
import { demo } from './demo.js';
import { detect } from './detect.js';
import { digest } from './digest.js';
import { evaluate } from './evaluate.js';
import { experience } from './experience.js';
import { importCommand } from './import.js';
import { label } from './label.js';
import { migrate } from './migrate.js';
import { poll } from './poll.js';
import { read } from './read.js';
import { reply } from './reply.js';
import { report } from './report.js';
import { risk } from './risk.js';
import { start } from './start.js';
import { status } from './status.js';
import { survey } from './survey.js';
import { token } from './token.js';
import { train } from './train.js';

/** Every command of the line, in the order of the help. */
export const COMMANDS: readonly CommandModule[] = [
  start,
  demo,
  check,
  status,
  poll,
  importCommand,
  detect,
  backtest,
  digest,
  risk,
  report,
  experience,
  survey,
  customers,
  reply,
  evaluate,
  label,
  read,
  train,
  cases,
  token,
  migrate,
];
