import { DateTime } from 'luxon';
import type { Brand } from '../core/brand.js';
import type { Store } from '../core/contracts/store.js';
import { type Incident, isActive } from '../core/incident.js';
import { DIGEST_PERIODS, type DigestPeriod, type SentimentCounts } from '../core/report.js';
import { sumBuckets } from '../core/sentiment-counts.js';
import { DAY_FORMAT } from './brand-days.js';

/** How far back the archive goes on one page. */
const PERIODS: Readonly<Record<DigestPeriod, number>> = { day: 30, week: 13, month: 12 };
/** More than a brand has in a year, unless something is wrong with its rule. */
const MAX_INCIDENTS = 1_000;

/** A period that is over, or the present one, as its digest is found by. */
export interface ArchivedPeriod {
  /** First day, 'YYYY-MM-DD'. */
  readonly day: string;
  readonly from: Date;
  readonly to: Date;
  readonly counts: SentimentCounts;
  /** Opened in it, gravest first, without false alarms. */
  readonly incidents: readonly Incident[];
}

/** Which period a query asks for; a day where it says nothing that is one. */
export function digestPeriod(query: URLSearchParams): DigestPeriod {
  return DIGEST_PERIODS.find((period) => period === query.get('period')) ?? 'day';
}

/** First day of the period that a day of the brand's clock lies in; null where it is not a day of the calendar. */
export function periodStart(
  day: string,
  { period, timeZone }: { readonly period: DigestPeriod; readonly timeZone: string },
): DateTime<true> | null {
  const at = DateTime.fromFormat(day, DAY_FORMAT, { zone: timeZone });
  return at.isValid ? at.startOf(period) : null;
}

/** The periods before and after one that begins on a day, as parts of an address. */
export function besidePeriods(
  start: DateTime<true>,
  { period, now }: { readonly period: DigestPeriod; readonly now: Date },
): { readonly previous: string; readonly next: string | null } {
  const next = start.plus({ [period]: 1 });
  return {
    previous: start.minus({ [period]: 1 }).toFormat(DAY_FORMAT),
    next: next.toJSDate() > now ? null : next.toFormat(DAY_FORMAT),
  };
}

/**
 * The last periods of a brand with their figures, newest first, back to the first with a mention; two queries, however
 * many they are.
 */
export async function digestArchive(
  store: Pick<Store, 'mentions' | 'incidents'>,
  {
    brand,
    period,
    now,
  }: { readonly brand: Brand; readonly period: DigestPeriod; readonly now: Date },
): Promise<readonly ArchivedPeriod[]> {
  const present = DateTime.fromJSDate(now, { zone: brand.timeZone }).startOf(period);
  const starts = Array.from({ length: PERIODS[period] }, (_, back) =>
    present.minus({ [period]: back }),
  );
  const range = {
    from: (starts.at(-1) ?? present).toJSDate(),
    to: present.plus({ [period]: 1 }).toJSDate(),
  };
  const buckets = await store.mentions.buckets({ brandId: brand.id, range }, 60);
  const incidents = await store.incidents.list({ brandId: brand.id, range, limit: MAX_INCIDENTS });
  const periods = starts.map((start) => {
    const from = start.toJSDate();
    const to = start.plus({ [period]: 1 }).toJSDate();
    return {
      day: start.toFormat(DAY_FORMAT),
      from,
      to,
      counts: sumBuckets(buckets.filter(({ at }) => at >= from && at < to)),
      incidents: incidents
        .filter((one) => one.openedAt >= from && one.openedAt < to && one.status !== 'dismissed')
        .toSorted((a, b) => Number(isActive(b)) - Number(isActive(a)) || b.severity - a.severity),
    };
  });
  const first = periods.findLastIndex(({ counts }) => counts.mentions > 0);
  return periods.slice(0, first + 1);
}
