import cron, { type Logger as CronLogger, type ScheduledTask } from 'node-cron';
import type { Job, Scheduler } from '../../core/contracts/scheduler.js';
import { UsageError } from '../../core/errors.js';
import { HOUR_MS, SECOND_MS } from '../../core/time.js';
import type { Logger } from '../../lib/logger.js';

/**
 * A slot that the process was too busy to see, or slept through, is made up for this long (unless the next one is due):
 * a digest may be an hour late, but not missing. node-cron itself gives up after a second.
 */
const LATE_MS = HOUR_MS;
/** What runs get to end in after their signal was aborted: time to roll back a transaction. */
const ABORT_GRACE_MS = SECOND_MS;

/** The scheduler of a single process: ticks by its own clock. */
export function createNodeCronScheduler({ log }: { readonly log: Logger }): Scheduler {
  const aborting = new AbortController();
  const running = new Set<Promise<void>>();
  let tasks: readonly ScheduledTask[] = [];

  const run = (job: Job, now: Date): Promise<void> => {
    const finished = runSafely(job, { now, signal: aborting.signal, log }).finally(() => {
      running.delete(finished);
    });
    running.add(finished);
    return finished;
  };

  return {
    async start(jobs) {
      if (tasks.length > 0) throw new TypeError('the scheduler has been started already');
      const names = jobs.map(({ name }) => name);
      const twice = names.find((name, index) => names.indexOf(name) !== index);
      if (twice !== undefined) throw new TypeError(`two jobs are called '${twice}'`);
      // All are checked before the first one runs.
      tasks = jobs.map((job) => createTask(job, { run, log }));
      for (const task of tasks) await task.start();
      log.debug({ jobs: names }, 'jobs scheduled');
    },
    async stop(timeoutMs) {
      for (const task of tasks) await task.destroy();
      tasks = [];
      if (await areSettled(running, timeoutMs)) return;
      aborting.abort();
      if (await areSettled(running, ABORT_GRACE_MS)) return;
      log.warn({ runs: running.size }, 'runs left behind at the stop');
    },
  };
}

function createTask(
  job: Job,
  { run, log }: { run: (job: Job, now: Date) => Promise<void>; log: Logger },
): ScheduledTask {
  const { name, schedule } = job;
  try {
    const task = cron.createTask(schedule.cron, ({ date }) => run(job, date), {
      name,
      timezone: schedule.timeZone,
      noOverlap: true,
      missedExecutionTolerance: LATE_MS,
      logger: cronLogger(log.child({ job: name })),
    });
    // Throws on a time zone that does not exist, which node-cron would find only at the first slot.
    task.getNextRuns(1);
    return task;
  } catch (error) {
    const { cron: fields, timeZone } = schedule;
    throw new UsageError(`job ${name}: no schedule '${fields}' in time zone '${timeZone}'`, {
      cause: error,
    });
  }
}

/** One run; a failure is logged and ends with it, the next slot is a new attempt. */
async function runSafely(
  job: Job,
  { now, signal, log }: { now: Date; signal: AbortSignal; log: Logger },
): Promise<void> {
  try {
    await job.run(now, signal);
  } catch (error) {
    if (signal.aborted) log.info({ job: job.name }, 'run stopped');
    else log.error({ err: error, job: job.name }, 'job failed');
  }
}

/** Waits until all runs ended, at most `timeoutMs`. @returns whether they did */
async function areSettled(
  running: ReadonlySet<Promise<void>>,
  timeoutMs: number,
): Promise<boolean> {
  if (running.size === 0) return true;
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, timeoutMs);
  });
  await Promise.race([Promise.all(running), timeout]);
  clearTimeout(timer);
  return running.size === 0;
}

function cronLogger(log: Logger): CronLogger {
  return {
    info: (message) => log.debug(message),
    warn: (message) => log.warn(message),
    error: (message, error) => log.error({ err: error ?? message }, 'scheduler failed'),
    debug: (message) => log.debug(message instanceof Error ? message.message : message),
  };
}
