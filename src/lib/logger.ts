import { type DestinationStream, type Logger, pino } from 'pino';
import pretty from 'pino-pretty';

export type { Logger } from 'pino';

/** How a log is written. */
export interface LoggerOptions {
  readonly level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
  /** Lines for a person instead of JSON. */
  readonly isPretty: boolean;
  /** Where the lines go; stderr in production, since stdout is for results only. */
  readonly destination?: DestinationStream;
}

/** The one logger of a process; modules get a child of it. An error is reduced to name, message, stack and cause. */
export function createLogger({ level, isPretty, destination }: LoggerOptions): Logger {
  const stream = isPretty
    ? pretty({
        destination: destination ?? 2,
        colorize: destination === undefined,
        sync: true,
        ignore: 'pid,hostname',
      })
    : (destination ?? pino.destination({ dest: 2, sync: true }));
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError, error: describeError },
    },
    stream,
  );
}

/** A log that writes nothing. */
export const silentLogger: Logger = pino({ level: 'silent' });

/**
 * Name, message, stack and the same of the causes: no other field of an error is logged,
 * since an HTTP client's error carries its request, token and all.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error, message: 'not an Error' };
  return {
    name: error.name,
    message: error.message,
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}
