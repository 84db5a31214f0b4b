import type { DepartmentLine, DepartmentReport } from '../core/experience.js';
import { type Incident, isActive } from '../core/incident.js';
import type { LegalCase } from '../core/legal-case.js';
import { HOUR_MS, MINUTE_MS, type TimeRange } from '../core/time.js';
import { addDays, dayRange } from '../reports/calendar.js';
import { countSpan, readSpan } from '../reports/digest-counts.js';
import { incidentsDuring } from '../reports/incident-lines.js';
import { ownerOf } from '../reports/ownership.js';
import { quantile } from '../reports/quantile.js';
import type { ReportStore } from '../reports/report-store.js';
import { ACKNOWLEDGE_MINUTES, ResponseTally, repliesTo, takenAt } from '../reports/responses.js';
import type { MapRequest } from './map.js';

/** Cases looked at: more than a brand has in a quarter. */
const MAX_CASES = 10_000;

/**
 * Who owns what was said against the brand in a span: the negatives at each department's touchpoints, the incidents it
 * held and for how long, and what was promised (to take an incident, to answer in public, to answer by law) and kept.
 *
 * @throws {RangeError} `lastDay` is not a day of the calendar
 */
export async function buildDepartmentReport({
  store,
  brand,
  lastDay,
  days,
  now,
}: MapRequest): Promise<DepartmentReport> {
  const start = (day: string) => dayRange(day, brand.timeZone).from;
  const firstDay = addDays(lastDay, 1 - days);
  const range = { from: start(firstDay), to: dayRange(lastDay, brand.timeZone).to };
  const before = await countSpan(store, {
    brand,
    range: { from: start(addDays(firstDay, -days)), to: range.from },
  });
  const replies = await repliesTo(store, { brandId: brand.id, range, now });
  const span = await readSpan(store, { brand, range, replies, now });
  const incidents = (await incidentsDuring(store, { brandId: brand.id, range })).filter(
    ({ status }) => status !== 'dismissed',
  );
  const cases = await casesIn(store, { brandId: brand.id, range });
  const placed = sum([...span.byTouchpoint.values()].map(({ negative }) => negative));
  const lines = brand.departments.map((department): DepartmentLine => {
    const touchpoints = brand.touchpoints
      .filter((touchpoint) => touchpoint.department === department.id)
      .map(({ id }) => id);
    const owned = incidents.filter((one) => ownerOf(brand, one)?.id === department.id);
    const negativeOf = (counts: typeof span.byTouchpoint) =>
      sum(touchpoints.map((id) => counts.get(id)?.negative ?? 0));
    const negative = negativeOf(span.byTouchpoint);
    const promises = new ResponseTally(now);
    for (const one of owned) if (one.openedAt >= range.from) promises.add(taking(one));
    for (const id of touchpoints) promises.absorb(span.replyTally.tallyAt(id));
    for (const one of cases) if (touchpoints.includes(one.touchpoint)) promises.add(answering(one));
    const hours = owned.map((one) => holdingHours(one, now)).toSorted((a, b) => a - b);
    return {
      department,
      touchpoints,
      negative,
      previous: negativeOf(before.byTouchpoint),
      share: placed === 0 ? 0 : negative / placed,
      incidents: owned.length,
      openIncidents: owned.filter(isActive).length,
      medianHoldingHours: hours.length === 0 ? null : quantile(hours, 0.5),
      longestHoldingHours: hours.at(-1) ?? null,
      promises: promises.figures(),
    };
  });
  return {
    type: 'departments',
    brandId: brand.id,
    brandName: brand.name,
    timeZone: brand.timeZone,
    ...range,
    departments: lines.toSorted((a, b) => b.negative - a.negative || b.incidents - a.incidents),
    unplaced: span.counts.negative - placed,
  };
}

type Promised = Parameters<ResponseTally['add']>[0];

function taking(incident: Incident): Promised {
  return {
    askedAt: incident.openedAt,
    answeredAt: takenAt(incident),
    targetMinutes: ACKNOWLEDGE_MINUTES[incident.severity],
  };
}

function answering({ complainedAt, dueAt, closedAt }: LegalCase): Promised {
  return {
    askedAt: complainedAt,
    answeredAt: closedAt,
    targetMinutes: (dueAt.getTime() - complainedAt.getTime()) / MINUTE_MS,
  };
}

/** From the alert to its closing, its end, or now. */
function holdingHours({ openedAt, closedAt, endedAt }: Incident, now: Date): number {
  const end = closedAt ?? endedAt ?? now;
  return Math.max(0, end.getTime() - openedAt.getTime()) / HOUR_MS;
}

/** Complaints with a legal term that came in within the range; those that were none are left out. */
async function casesIn(
  store: ReportStore,
  { brandId, range }: { readonly brandId: string; readonly range: TimeRange },
): Promise<readonly LegalCase[]> {
  const cases = await store.cases.list({
    brandId,
    statuses: ['open', 'answered'],
    limit: MAX_CASES,
  });
  return cases.filter(({ complainedAt }) => complainedAt >= range.from && complainedAt < range.to);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}
