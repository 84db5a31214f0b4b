import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { Locale } from '../core/brand.js';
import type { Clock } from '../core/time.js';

/** What a command may touch of the outside; handed in, so that a test can run a command without a process. */
export interface CommandIo {
  readonly stdin: Readable;
  /** Results only. */
  readonly stdout: Writable;
  /** Logs, progress and errors. */
  readonly stderr: Writable;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  /** Locale of what a person reads in the terminal: `--locale`, else VIGIA_LOCALE, else LANG, else es. */
  readonly locale: Locale;
  readonly signal: AbortSignal;
}

/** Writes and waits while the reader of the pipe is slow. */
export async function write(stream: Writable, text: string): Promise<void> {
  if (stream.write(text)) return;
  // Also takes its listeners away again: a slow reader makes thousands of these waits.
  await once(stream, 'drain');
}
