import type { Brand } from '../core/brand.js';
import type { Job } from '../core/contracts/scheduler.js';
import type { Store } from '../core/contracts/store.js';
import type { Logger } from '../lib/logger.js';
import { lastWholeDay } from '../reports/calendar.js';
import { buildDigest } from '../reports/digest.js';
import { queueReport } from './queue-report.js';

/** What the daily digest of a brand needs. */
export interface DigestJobOptions {
  readonly store: Store;
  readonly brand: Brand;
  /** Names of the channels that it goes to. */
  readonly channels: readonly string[];
  /** Hour of the brand's clock, 0 to 23, at which yesterday is told. */
  readonly hour: number;
  readonly log: Logger;
}

/** The job that queues yesterday's digest of a brand; a second run for one day changes nothing. */
export function digestJob({ store, brand, channels, hour, log }: DigestJobOptions): Job {
  return {
    name: `digest:${brand.id}`,
    schedule: { cron: `0 ${hour} * * *`, timeZone: brand.timeZone },
    async run(now) {
      const day = lastWholeDay(now, brand.timeZone);
      const payload = await buildDigest({ store, brand, day, now });
      const queued = await queueReport(store, { payload, key: day, brand, channels, now });
      log.info({ brand: brand.id, day, queued }, 'digest queued');
    },
  };
}
