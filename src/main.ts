#!/usr/bin/env node
import { runProgram } from './app/program.js';
import { processEnv } from './config/process-env.js';
import { systemClock } from './lib/clock.js';

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
// A reader that closes the pipe early ('| head') ends the program quietly.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await runProgram(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: processEnv(),
  clock: systemClock,
  signal: stopping.signal,
});
