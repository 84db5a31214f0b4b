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

/** The job that removes old mentions, the reports that quote them, survey answers, the brands' own answers and closed legal cases. */
export function retainJob({ store, retentionDays, schedule, log }: RetainOptions): Job {
  return {
    name: 'retain',
    schedule,
    async run(now) {
      const before = new Date(now.getTime() - retentionDays * DAY_MS);
      const mentions = await store.mentions.removeBefore(before);
      // A sent report quotes posts, and would outlive them.
      const reports = await store.outbox.removeReportsBefore(before);
      const answers = await store.surveys.removeBefore(before);
      const replies = await store.replies.removeBefore(before);
      const cases = await store.cases.removeClosedBefore(before);
      if (mentions + reports + answers + replies + cases > 0)
        log.info({ mentions, reports, answers, replies, cases, retentionDays }, 'old data removed');
    },
  };
}
