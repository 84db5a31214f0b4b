import { DateTime } from 'luxon';
import type { Brand, Touchpoint } from '../core/brand.js';
import { departmentNamed, targetsOf } from '../core/default-touchpoints.js';
import { type Incident, isActive } from '../core/incident.js';
import type { CampaignRisk, LegalClocks, RiskDecision, TouchpointLine } from '../core/report.js';
import { HOUR_MS, MINUTE_MS } from '../core/time.js';
import { ownerOf, touchpointOf } from './ownership.js';

/** Matters in which the public may come to harm: there the first question is whether to stop. */
const HARM: ReadonlySet<string> = new Set(['safety', 'health']);
/** Severity from which somebody above the team has to decide. */
const MIN_SEVERITY = 3;
/** Hours that a decision may take, by what it is about. */
const HOURS: Readonly<Record<'safety' | 'crisis' | 'campaign', number>> = {
  safety: 2,
  crisis: 2,
  campaign: 4,
};
/** A touchpoint asks for a decision when it is out of its target, has this many negatives, and they grew by half. */
const MIN_NEGATIVES = 20;
const MIN_GROWTH = 1.5;
/** When a decision without an emergency is due, on the brand's clock. */
const CLOSING_HOUR = 18;
const PLAN_WORKING_DAYS = 3;

/** The one thing that has to be decided above the team, most urgent first; null where nothing has. */
export function decisionFor({
  brand,
  incidents,
  clocks,
  campaigns,
  lines,
  hasPast,
  now,
}: {
  readonly brand: Brand;
  readonly incidents: readonly Incident[];
  readonly clocks: LegalClocks;
  readonly campaigns: readonly CampaignRisk[];
  /** Most negatives first. */
  readonly lines: readonly TouchpointLine[];
  /** Whether the week before has data: without it nothing can have grown. */
  readonly hasPast: boolean;
  readonly now: Date;
}): RiskDecision | null {
  return (
    incidentDecision({ brand, incidents, now }) ??
    campaignDecision({ brand, campaigns, now }) ??
    legalDecision({ brand, clocks, now }) ??
    (hasPast ? touchpointDecision({ brand, lines, now }) : null)
  );
}

function incidentDecision({
  brand,
  incidents,
  now,
}: {
  readonly brand: Brand;
  readonly incidents: readonly Incident[];
  readonly now: Date;
}): RiskDecision | null {
  const open = incidents
    .filter((incident) => isActive(incident) && incident.endedAt === null)
    .toSorted((a, b) => b.severity - a.severity || b.openedAt.getTime() - a.openedAt.getTime());
  const incident = open.find((one) => one.severity >= MIN_SEVERITY || harms(one));
  if (incident === undefined) return null;
  const kind = harms(incident)
    ? 'safety'
    : campaignOf(brand, incident) === null
      ? 'crisis'
      : 'campaign';
  return {
    kind,
    subject: campaignOf(brand, incident)?.name ?? '',
    touchpoint: placeNamed(brand, touchpointOf(brand, incident))?.name ?? null,
    department: ownerOf(brand, incident),
    options: ['act', 'wait'],
    dueAt: quarterAfter(new Date(now.getTime() + HOURS[kind] * HOUR_MS)),
  };
}

function harms({ finding }: Incident): boolean {
  return finding.severityReasons.some(
    ({ factor, value }) => factor === 'risk' && typeof value === 'string' && HARM.has(value),
  );
}

/** The campaign that carries most of an incident. */
function campaignOf(brand: Brand, { finding }: Incident): Brand['campaigns'][number] | null {
  const [top] = finding.reasons
    .filter(({ kind, term, share }) => kind === 'campaign' && term !== '*' && share >= 0.5)
    .toSorted((a, b) => b.share - a.share);
  return brand.campaigns.find(({ id }) => id === top?.term) ?? null;
}

/** A campaign that runs on although most of what is said of it is against it. */
function campaignDecision({
  brand,
  campaigns,
  now,
}: {
  readonly brand: Brand;
  readonly campaigns: readonly CampaignRisk[];
  readonly now: Date;
}): RiskDecision | null {
  const [worst] = campaigns
    .filter(({ level, counts, from, to }) => {
      const runs = from <= now && to > now;
      return runs && level === 'high' && counts.negative >= MIN_NEGATIVES;
    })
    .toSorted((a, b) => b.counts.negative - a.counts.negative);
  if (worst === undefined) return null;
  const place = placeNamed(brand, 'advertising');
  return {
    kind: 'campaign',
    subject: worst.name,
    touchpoint: place?.name ?? null,
    department: place === undefined ? null : departmentNamed(brand.departments, place.department),
    options: ['act', 'wait'],
    dueAt: closingAfter(now, 1, brand),
  };
}

function legalDecision({
  brand,
  clocks,
  now,
}: {
  readonly brand: Brand;
  readonly clocks: LegalClocks;
  readonly now: Date;
}): RiskDecision | null {
  const [first] = clocks.lines.filter(({ state }) => state === 'overdue');
  if (first === undefined) return null;
  const place = placeNamed(brand, first.touchpoint);
  return {
    kind: 'legal',
    subject: '',
    touchpoint: place?.name ?? null,
    department: place === undefined ? null : departmentNamed(brand.departments, place.department),
    options: ['act', 'wait'],
    dueAt: closingAfter(now, 1, brand),
  };
}

function touchpointDecision({
  brand,
  lines,
  now,
}: {
  readonly brand: Brand;
  readonly lines: readonly TouchpointLine[];
  readonly now: Date;
}): RiskDecision | null {
  const worst = lines.find(({ touchpoint, counts, previous }) => {
    const place = placeNamed(brand, touchpoint);
    return (
      place !== undefined &&
      counts.negative >= MIN_NEGATIVES &&
      counts.negative >= MIN_GROWTH * previous.negative &&
      (counts.negativeShare ?? 0) > targetsOf(place).maxNegativeShare
    );
  });
  if (worst === undefined) return null;
  return {
    kind: 'touchpoint',
    subject: '',
    touchpoint: worst.name,
    department: worst.department,
    options: ['act', 'wait'],
    dueAt: closingAfter(now, PLAN_WORKING_DAYS, brand),
  };
}

function placeNamed(brand: Brand, id: string | null): Touchpoint | undefined {
  return brand.touchpoints.find((touchpoint) => touchpoint.id === id);
}

/** The next quarter of an hour: nobody is told to decide by 18:07. */
function quarterAfter(instant: Date): Date {
  const quarterMs = 15 * MINUTE_MS;
  return new Date(Math.ceil(instant.getTime() / quarterMs) * quarterMs);
}

/** Closing time on the given working day (Monday to Friday) after today, on the brand's clock. */
function closingAfter(now: Date, workingDays: number, { timeZone }: Brand): Date {
  let day = DateTime.fromJSDate(now, { zone: timeZone });
  for (let left = workingDays; left > 0; ) {
    day = day.plus({ days: 1 });
    if (day.weekday <= 5) left -= 1;
  }
  return day.startOf('day').set({ hour: CLOSING_HOUR }).toJSDate();
}
