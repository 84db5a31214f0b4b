import type { Brand } from '../core/brand.js';
import type { Job } from '../core/contracts/scheduler.js';
import type { Store } from '../core/contracts/store.js';
import type { DigestPeriod, EarlyWarning } from '../core/report.js';
import type { Logger } from '../lib/logger.js';
import { dayOf } from '../reports/calendar.js';
import { buildDigest } from '../reports/digest.js';
import { lastWholePeriod } from '../reports/period.js';
import { queueReport } from './queue-report.js';

/** What the digests of a brand need. */
export interface DigestJobOptions {
  readonly store: Store;
  readonly brand: Brand;
  /** Names of the channels that it goes to. */
  readonly channels: readonly string[];
  /** Hour of the brand's clock, 0 to 23, at which yesterday is told. */
  readonly hour: number;
  /** Whether the week before is told on Mondays, and the month before on the first. */
  readonly weekly?: boolean;
  readonly monthly?: boolean;
  /** How likely the day that begins is to end as an incident; null where nobody can tell. */
  readonly earlyWarning?: (now: Date) => Promise<EarlyWarning | null>;
  readonly log: Logger;
}

/** Days on which a digest is due: each one, Mondays, the first of the month. */
const DAYS: Readonly<Record<DigestPeriod, string>> = {
  day: '* * *',
  week: '* * 1',
  month: '1 * *',
};

/** The jobs that queue a brand's digests: of a day always, of a week and a month where they are asked for. */
export function digestJobs(options: DigestJobOptions): readonly Job[] {
  return [
    digestJob(options),
    ...(options.weekly === true ? [digestJob(options, 'week')] : []),
    ...(options.monthly === true ? [digestJob(options, 'month')] : []),
  ];
}

/** The job that queues the digest of the last whole day, week or month; a second run for one changes nothing. */
export function digestJob(
  { store, brand, channels, hour, earlyWarning, log }: DigestJobOptions,
  period: DigestPeriod = 'day',
): Job {
  const name = period === 'day' ? 'digest' : `digest-${period}`;
  return {
    name: `${name}:${brand.id}`,
    schedule: { cron: `0 ${hour} ${DAYS[period]}`, timeZone: brand.timeZone },
    async run(now) {
      const day = lastWholePeriod(dayOf(now, brand.timeZone), period);
      const warning = period === 'day' ? await earlyWarning?.(now) : null;
      const payload = await buildDigest({
        store,
        brand,
        day,
        period,
        now,
        earlyWarning: warning ?? null,
      });
      const key = period === 'day' ? day : `${period}-${day}`;
      const queued = await queueReport(store, { payload, key, brand, channels, now });
      log.info({ brand: brand.id, period, day, queued }, 'digest queued');
    },
  };
}
