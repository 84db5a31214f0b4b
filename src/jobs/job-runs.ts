import type { Job } from '../core/contracts/scheduler.js';
import { SECOND_MS } from '../core/time.js';
import type { Logger } from '../lib/logger.js';

/** What runs get to end in after their signal was aborted: time to roll back a transaction. */
const ABORT_GRACE_MS = SECOND_MS;

/** The runs of jobs that are under way in this process. */
export class JobRuns {
  readonly #log: Logger;
  readonly #aborting = new AbortController();
  readonly #running = new Set<Promise<void>>();

  constructor(log: Logger) {
    this.#log = log;
  }

  /** One run; a failure is logged and ends with it, the next slot is a new attempt. */
  run(job: Job, slot: Date): Promise<void> {
    const finished = this.#runSafely(job, slot).finally(() => {
      this.#running.delete(finished);
    });
    this.#running.add(finished);
    return finished;
  }

  /**
   * Waits for the runs under way, at most `timeoutMs`; then aborts their signal.
   *
   * @returns false where runs are left behind that do not heed it
   */
  async stop(timeoutMs: number): Promise<boolean> {
    if (await this.#areSettled(timeoutMs)) return true;
    this.#aborting.abort();
    if (await this.#areSettled(ABORT_GRACE_MS)) return true;
    this.#log.warn({ runs: this.#running.size }, 'runs left behind at the stop');
    return false;
  }

  async #runSafely(job: Job, slot: Date): Promise<void> {
    const { signal } = this.#aborting;
    try {
      await job.run(slot, signal);
    } catch (error) {
      if (signal.aborted) this.#log.info({ job: job.name }, 'run stopped');
      else this.#log.error({ err: error, job: job.name }, 'job failed');
    }
  }

  async #areSettled(timeoutMs: number): Promise<boolean> {
    if (this.#running.size === 0) return true;
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, timeoutMs);
    });
    await Promise.race([Promise.all(this.#running), timeout]);
    clearTimeout(timer);
    return this.#running.size === 0;
  }
}
