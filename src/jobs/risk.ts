import type { Brand } from '../core/brand.js';
import type { Job } from '../core/contracts/scheduler.js';
import type { Store } from '../core/contracts/store.js';
import type { Logger } from '../lib/logger.js';
import { dayOf, dayRange } from '../reports/calendar.js';
import { buildRiskSummary, type MeasuredReader } from '../reports/risk.js';
import { keepRisk } from '../reports/risk-history.js';
import { queueReport } from './queue-report.js';

/** What the weekly risk summary of a brand needs. */
export interface RiskJobOptions {
  readonly store: Store;
  readonly brand: Brand;
  /** Names of the channels that it goes to. */
  readonly channels: readonly string[];
  /** 0 (Sunday) to 6. */
  readonly weekday: number;
  /** Hour of the brand's clock, 0 to 23. */
  readonly hour: number;
  /** How often the reader is wrong, as measured. */
  readonly readerError?: MeasuredReader;
  readonly log: Logger;
}

/**
 * The job that queues a brand's risk over the seven whole days before today; a second run on one day changes nothing.
 */
export function riskJob({
  store,
  brand,
  channels,
  weekday,
  hour,
  readerError,
  log,
}: RiskJobOptions): Job {
  return {
    name: `risk:${brand.id}`,
    schedule: { cron: `0 ${hour} * * ${weekday}`, timeZone: brand.timeZone },
    async run(now) {
      const today = dayOf(now, brand.timeZone);
      const to = dayRange(today, brand.timeZone).from;
      const payload = await buildRiskSummary({ store, brand, to, now, readerError });
      const queued = await queueReport(store, { payload, key: today, brand, channels, now });
      await keepRisk(store.state, payload, now);
      log.info({ brand: brand.id, to, queued }, 'risk summary queued');
    },
  };
}
