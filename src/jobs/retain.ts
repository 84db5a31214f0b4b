import type { Job, Schedule } from '../core/contracts/scheduler.js';
import type { Store } from '../core/contracts/store.js';
import { DAY_MS } from '../core/time.js';
import type { Logger } from '../lib/logger.js';

/** What keeping no more than is needed needs. */
export interface RetainOptions {
  readonly store: Store;
  /** What was created longer ago is removed. */
  readonly retentionDays: number;
  readonly schedule: Schedule;
  readonly log: Logger;
}

/** The job that removes old mentions and the reports that quote them, of every brand. */
export function retainJob({ store, retentionDays, schedule, log }: RetainOptions): Job {
  return {
    name: 'retain',
    schedule,
    async run(now) {
      const before = new Date(now.getTime() - retentionDays * DAY_MS);
      const mentions = await store.mentions.removeBefore(before);
      // A sent report quotes posts, and would outlive them.
      const reports = await store.outbox.removeReportsBefore(before);
      if (mentions + reports > 0)
        log.info({ mentions, reports, retentionDays }, 'old data removed');
    },
  };
}
