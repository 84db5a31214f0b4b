import { PassThrough, Readable, Writable } from 'node:stream';
import { runProgram } from '../../src/app/program.js';
import { ManualClock } from '../../src/lib/clock.js';

/** What a command left behind. */
export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in this process, as a terminal without colours would. */
export async function runCommand(
  argv: readonly string[],
  options: {
    readonly stdin?: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly now?: Date;
    readonly signal?: AbortSignal;
  } = {},
): Promise<CommandResult> {
  const stdout = collector();
  const stderr = collector();
  const code = await runProgram(argv, {
    stdin: options.stdin === undefined ? new PassThrough().end() : Readable.from([options.stdin]),
    stdout: stdout.stream,
    stderr: stderr.stream,
    env: { VIGIA_LOCALE: 'en', ...options.env },
    clock: new ManualClock(options.now ?? new Date('2026-06-11T12:00:00Z')),
    signal: options.signal ?? new AbortController().signal,
  });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

function collector(): { stream: Writable; text: () => string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
}
