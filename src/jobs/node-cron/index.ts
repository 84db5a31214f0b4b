import cron, { type Logger as CronLogger, type ScheduledTask } from 'node-cron';
import type { Job, Scheduler } from '../../core/contracts/scheduler.js';
import { UsageError } from '../../core/errors.js';
import { HOUR_MS } from '../../core/time.js';
import type { Logger } from '../../lib/logger.js';
import { JobRuns } from '../job-runs.js';

/**
 * A slot that the process was too busy to see, or slept through, is made up for this long (unless the next one is due):
 * a digest may be an hour late, but not missing. node-cron itself gives up after a second.
 */
const LATE_MS = HOUR_MS;
/** The scheduler of a single process: ticks by its own clock. */
export function createNodeCronScheduler({ log }: { readonly log: Logger }): Scheduler {
  const runs = new JobRuns(log);
  let tasks: readonly ScheduledTask[] = [];

  return {
    async start(jobs) {
      if (tasks.length > 0) throw new TypeError('the scheduler has been started already');
      const names = jobs.map(({ name }) => name);
      const twice = names.find((name, index) => names.indexOf(name) !== index);
      if (twice !== undefined) throw new TypeError(`two jobs are called '${twice}'`);
      // All are checked before the first one runs.
      tasks = jobs.map((job) => createTask(job, { run: (slot) => runs.run(job, slot), log }));
      for (const task of tasks) await task.start();
      log.debug({ jobs: names }, 'jobs scheduled');
    },
    async stop(timeoutMs) {
      for (const task of tasks) await task.destroy();
      tasks = [];
      await runs.stop(timeoutMs);
    },
  };
}

function createTask(
  job: Job,
  { run, log }: { run: (slot: Date) => Promise<void>; log: Logger },
): ScheduledTask {
  const { name, schedule } = job;
  try {
    const task = cron.createTask(schedule.cron, ({ date }) => run(date), {
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

function cronLogger(log: Logger): CronLogger {
  return {
    info: (message) => log.debug(message),
    warn: (message) => log.warn(message),
    error: (message, error) => log.error({ err: error ?? message }, 'scheduler failed'),
    debug: (message) => log.debug(message instanceof Error ? message.message : message),
  };
}
