import type { Job, Schedule } from '../core/contracts/scheduler.js';
import type { Store } from '../core/contracts/store.js';
import { DAY_MS } from '../core/time.js';
import type { Logger } from '../lib/logger.js';

/** What keeping no more than is needed needs. */
export interface RetainOptions {
  readonly store: Store;
  /** Mentions created longer ago are removed. */
  readonly retentionDays: number;
  readonly schedule: Schedule;
  readonly log: Logger;
}

/** The job that removes old mentions, of every brand. */
export function retainJob({ store, retentionDays, schedule, log }: RetainOptions): Job {
  return {
    name: 'retain',
    schedule,
    async run(now) {
      const removed = await store.mentions.removeBefore(
        new Date(now.getTime() - retentionDays * DAY_MS),
      );
      if (removed > 0) log.info({ removed, retentionDays }, 'old mentions removed');
    },
  };
}
