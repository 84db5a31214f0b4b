import type { Channel } from '../core/contracts/channel.js';
import type { Job, Scheduler } from '../core/contracts/scheduler.js';
import { SECOND_MS } from '../core/time.js';
import type { Logger } from '../lib/logger.js';

/** Time that runs under way get to finish after a signal; with the closing of the rest it stays below 10 s. */
const STOP_JOBS_MS = 7 * SECOND_MS;

/** A page being served. */
export interface ServedPage {
  readonly url: string;
  stop(): Promise<void>;
}

/** What runs until it is told to stop. */
export interface Running {
  readonly jobs: readonly Job[];
  readonly scheduler: Scheduler;
  readonly channels: ReadonlyMap<string, Channel>;
  /** Starts serving; null where no page is wanted. */
  readonly serve: (() => Promise<ServedPage>) | null;
  readonly log: Logger;
  /** Told once all has started. */
  readonly onStarted: (page: ServedPage | null) => void;
}

/**
 * Starts the channels, the page and the jobs, waits for the signal, and stops them in the reverse order. What a stop
 * cuts off is done again at the next start: pages, detections and deliveries are all idempotent.
 *
 * @throws what a start throws, after stopping what had started
 */
export async function runUntilStopped(running: Running, signal: AbortSignal): Promise<void> {
  const { jobs, scheduler, channels, serve, log, onStarted } = running;
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const channel of channels.values()) {
      await channel.start(signal);
      undo.push(() => channel.stop());
    }
    const page = serve === null ? null : await serve();
    if (page !== null) undo.push(() => page.stop());
    await scheduler.start(jobs);
    undo.push(() => scheduler.stop(STOP_JOBS_MS));
    log.info({ jobs: jobs.length, channels: [...channels.keys()] }, 'started');
    onStarted(page);
    await aborted(signal);
    log.info('stopping');
  } finally {
    for (const stop of undo.reverse()) await stop();
    log.info('stopped');
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) =>
    signal.addEventListener('abort', () => resolve(), { once: true }),
  );
}
